"""The addresses of bargaining's own pages."""

from django.urls import path

from .pages import front, provincial

urlpatterns = [
    path("", front.index, name="bargaining"),
    path("<int:pk>/renew/", front.renew, name="agreement-renew"),
    path("provinces/<int:pk>/", provincial.index, name="provincial-values"),
]
