"""The front page: its numbers are those of the lists they open, and who reads nothing gets none."""

from __future__ import annotations

import re

from baiju.areas.democracy.models import congresses, openness_items, proposals
from baiju.shared.employer import employers
from tests.world import make

LINE = re.compile(r'<a class="n" href="([^"]+)"[^>]*>(\d+)')


def _numbers(page):
    return {address.replace("&amp;", "&"): int(number) for address, number in LINE.findall(page)}


def test_each_number_is_that_of_the_list_it_opens(world, client):
    covered = make(employers, world.alice, world.plant)
    make(employers, world.alice, world.north)
    make(employers, world.alice, world.north, operation="stopped")
    make(congresses, world.alice, world.plant, employer=covered.pk)
    make(openness_items, world.alice, world.north, valid_from="2020-01-01")
    make(proposals, world.alice, world.north, closed_on="")
    client.force_login(world.alice)
    numbers = _numbers(client.get("/democracy/").content.decode())
    assert len(numbers) > 15
    told = {a.partition("?")[2]: n for a, n in numbers.items() if "/employers/" in a}
    assert sorted(told.values()) == [0, 1, 1]
    for address, number in numbers.items():
        page = client.get(address).content.decode()
        rows = len(set(re.findall(r"/ledger/[\w-]+/(\d+)/", page)))
        assert rows == number, address


def test_who_reads_nothing_here_is_told_nothing(world, client):
    client.force_login(world.dave)
    assert client.get("/democracy/").status_code == 404
    client.force_login(world.bob)
    assert client.get("/democracy/").status_code == 200
