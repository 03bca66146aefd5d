"""The addresses of the plans' own pages."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
