"""What every test may use: the world, and a parameter `register` for the promises."""

import copy
import socket

import pytest

from tests import world as worlds


@pytest.fixture(scope="session")
def _world_once(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        return worlds.build()


@pytest.fixture
def world(_world_once, db):
    """As it was built: what a test does to a person in memory goes with the test."""
    return copy.deepcopy(_world_once)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch):
    """No test speaks to another machine."""
    connect = socket.socket.connect

    def guarded(self, address):
        host = address[0] if isinstance(address, tuple) else ""
        if host and not host.startswith("127.") and host not in {"localhost", "::1"}:
            raise OSError(f"A test tried to reach {host}.")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


def pytest_generate_tests(metafunc):
    if "register" in metafunc.fixturenames:
        from baiju.engine import registry

        metafunc.parametrize("register", list(registry.registers()), ids=lambda r: r.key)
