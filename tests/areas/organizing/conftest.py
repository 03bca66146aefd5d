"""Words in English, and browsers in which people of the world have signed in."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import translation


@pytest.fixture(autouse=True)
def _in_english():
    cache.clear()
    with translation.override("en"):
        yield


@pytest.fixture
def at_desk(world):
    """`at_desk(world.alice)` is a browser in which she has signed in."""

    def sit(user):
        client = Client()
        client.force_login(user)
        return client

    return sit
