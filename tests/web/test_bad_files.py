"""Files under names that want to be something else, and files that are too many, too large or gone."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from baiju.areas.plans.models import plans
from baiju.engine import evidence
from baiju.engine.models import Evidence
from tests.web.test_bad_input import _to, alice, course, courses, refused
from tests.world import make

__all__ = ["alice", "course"]


@pytest.mark.parametrize(
    "name",
    ["../../x.html", "长" * 300 + ".jpg", "\u202egpj.exe", 'x"\r\nSet-Cookie: a=b', "CON", "..", "a\x00.jpg", "."],
)  # fmt: skip
def test_a_file_keeps_no_dangerous_name(alice, course, settings, tmp_path, name):
    settings.MEDIA_ROOT = tmp_path
    file = SimpleUploadedFile("x", b"<script>1</script>", content_type="image/jpeg; charset=utf-7")
    file._name = name
    sent = alice.post(_to("attach", course.pk), {"file": file, "kind": "photo"})
    assert sent.status_code == (409 if name in {"..", "."} else 302)
    for piece in Evidence.objects.all():
        answer = alice.get(_to("file", course.pk, piece.pk), headers={"Range": "bytes=0-0"})
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Type"] == "application/octet-stream"
        assert "Set-Cookie" not in answer.headers
        assert answer.headers["Content-Disposition"].isprintable()
    assert {path.parent.parent.name for path in tmp_path.rglob("*") if path.is_file()} <= {
        "evidence"
    }


def test_a_file_that_is_gone_from_the_disk_is_told(alice, course, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    sent = {"file": SimpleUploadedFile("a.txt", b"1"), "kind": "file"}
    alice.post(_to("attach", course.pk), sent)
    [piece] = evidence.of(courses, course)
    piece.file.storage.delete(piece.file.name)
    assert alice.get(_to("file", course.pk, piece.pk)).status_code == 409


def test_a_line_break_in_a_title_breaks_no_header(alice, at_desk, world):
    plan = make(plans, world.alice, world.north, title="计划\r\nSet-Cookie: a=b")
    answer = alice.get(reverse("paper", args=["plans", plan.pk, "plan"]))
    assert answer.status_code == 200
    assert "Set-Cookie" not in answer.headers


def test_too_many_or_too_large_files_are_refused(alice, course, monkeypatch):
    monkeypatch.setattr(evidence, "LARGEST", 3)
    big = {"file": SimpleUploadedFile("a.txt", b"1234"), "kind": "file"}
    assert refused(alice, _to("attach", course.pk), big).status_code == 409
    files = [SimpleUploadedFile(f"{n}.txt", b"1") for n in range(51)]
    assert (
        refused(alice, _to("attach", course.pk), {"file": files, "kind": "file"}).status_code == 409
    )
