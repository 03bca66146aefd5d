"""Signed-in clients of the people of the world."""

import re

import pytest
from django.core.cache import cache
from django.test import Client

from tests.sample.models import courses
from tests.world import make


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


@pytest.fixture
def alice(at_desk, world):
    return at_desk(world.alice)


@pytest.fixture
def three(world):
    """Three courses of the north, told apart by their titles and sizes."""
    return [
        make(courses, world.alice, world.north, title=f"第{n}课", attended=n) for n in (1, 2, 3)
    ]


def text(answer):
    return answer.content.decode()


def undo_of(page):
    """Where the message bar takes back what was just done."""
    return re.search(r'action="([^"]*/undo/[^"]*)"', page)[1]


def stored(course):
    return courses.model._base_manager.get(pk=course.pk)
