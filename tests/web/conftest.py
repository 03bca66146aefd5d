"""Signed-in clients of the people of the world."""

import pytest
from django.core.cache import cache
from django.test import Client


@pytest.fixture(autouse=True)
def _no_attempts_counted():
    cache.clear()


@pytest.fixture
def at_desk(world):
    """`at_desk(world.alice)` is a browser in which she has signed in."""

    def sit(user, **kwargs):
        client = Client(**kwargs)
        client.force_login(user)
        return client

    return sit
