"""The addresses of the pages of democratic management."""

from django.urls import path

from .pages import front

urlpatterns = [path("", front.index, name="democracy")]
