"""The addresses of organizing's own pages."""

from django.urls import path

from .pages import doubles, front, shipped

urlpatterns = [
    path("", front.index, name="organizing"),
    path("doubles/", doubles.index, name="doubles"),
    path("standards/<int:pk>/shipped/", shipped.take, name="standards-shipped"),
]
