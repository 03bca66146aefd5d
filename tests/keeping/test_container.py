"""The file of a backup: every alteration is found, and nothing in it names a place on the disk."""

import dataclasses
import io
import random

import pytest

from baiju.keeping import container
from baiju.keeping.container import Damaged, Foreign

CONTENT = {"manifest.json": b'{"product": "baiju"}', "tables/org_unit": b'["id"]\n[1]\n' * 900}


def _file(content=CONTENT):
    out = io.BytesIO()
    writer = container.Writer(out)
    for name, data in content.items():
        writer.add(name, [data], io.BytesIO())
    writer.end()
    return out.getvalue()


def _read(data):
    return {name: b"".join(pieces) for name, pieces in container.members(io.BytesIO(data))}


def test_what_was_written_is_read():
    assert _read(_file()) == CONTENT


def test_a_hundred_flipped_bits_are_a_hundred_faults():
    whole, chance = _file(), random.Random(7)
    for place in chance.sample(range(len(whole)), 100):
        damaged = bytearray(whole)
        damaged[place] ^= 1 << chance.randrange(8)
        with pytest.raises((Damaged, Foreign)):
            _read(bytes(damaged))


def test_a_cut_file_is_found_at_every_place():
    whole = _file()
    for end in range(0, len(whole), 37):
        with pytest.raises((Damaged, Foreign)):
            _read(whole[:end])


def test_members_in_another_order_or_left_out_are_found():
    parts = [_file({name: data}) for name, data in CONTENT.items()]
    bodies = [part[len(container.MAGIC) : part.rindex(b'{"end"')] for part in parts]
    end = _file()[_file().rindex(b'{"end"') :]
    for some in ([bodies[1], bodies[0]], [bodies[0]], [*bodies, bodies[1]]):
        with pytest.raises((Damaged, Foreign)):
            _read(container.MAGIC + b"".join(some) + end)
    assert _read(container.MAGIC + b"".join(bodies) + end) == CONTENT


def test_something_behind_the_end_is_found():
    with pytest.raises(Damaged):
        _read(_file() + b"more")


def test_a_backup_of_another_house_is_refused(settings):
    whole = _file()
    settings.KEYS = dataclasses.replace(settings.KEYS, blinding=b"1" * 32)
    with pytest.raises(Foreign, match="other keys"):
        _read(whole)


def test_a_member_that_unpacks_to_more_than_it_says_is_stopped():
    whole = _file({"manifest.json": b"0" * 5_000_000})
    small = whole.replace(b'"size": 5000000', b'"size": 0000010', 1)
    with pytest.raises(Damaged):
        _read(small)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"SQLite format 3\x00", b"\x80\x04pickle"])
def test_other_files_are_no_backups(data):
    with pytest.raises(Foreign):
        _read(data)
