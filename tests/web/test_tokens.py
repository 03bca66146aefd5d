"""My tokens: made for myself, shown once, and withdrawn."""

from datetime import timedelta

import pytest
from django.utils import timezone
from lxml import html

from baiju.org import tokens
from baiju.org.models import Token

from .conftest import text


def sent(**changed):
    last = timezone.localdate() + timedelta(days=30)
    return {"name": "报表", "level": "read", "areas": ["sample"], "expires_on": last, **changed}


def test_a_token_is_shown_on_one_page_only_and_opens(alice):
    page = html.fromstring(text(alice.post("/settings/tokens/", sent())))
    shown = page.xpath("string(//input[@id='token']/@value)")
    assert shown.startswith("baiju_")
    assert shown not in text(alice.get("/settings/tokens/"))
    assert "报表" in text(alice.get("/settings/tokens/"))
    header = {"Authorization": f"Bearer {shown}"}
    assert alice.get("/api/v1/courses/", headers=header).status_code == 200
    assert alice.get("/api/v1/plans/", headers=header).status_code == 404
    last_used = text(alice.get("/settings/tokens/"))
    assert "last used" in last_used

    token = Token.objects.get()
    assert (token.user.username, token.level, token.areas) == ("alice", "read", ["sample"])
    gone = alice.post(f"/settings/tokens/{token.pk}/withdraw/", follow=True)
    assert "Ended" in text(gone) and "is withdrawn" in text(gone)
    assert alice.get("/api/v1/courses/", headers=header).status_code == 401
    assert alice.post(f"/settings/tokens/{token.pk}/withdraw/").status_code == 409


@pytest.mark.parametrize(
    "changed",
    [
        {"expires_on": timezone.localdate() + timedelta(days=400)},
        {"expires_on": timezone.localdate() - timedelta(days=1)},
        {"expires_on": ""},
        {"level": "approve"},
        {"areas": ["funds-of-others"]},
        {"name": ""},
    ],
)
def test_a_token_that_would_reach_too_far_is_not_made(alice, changed):
    assert alice.post("/settings/tokens/", sent(**changed)).status_code == 422
    assert not Token.objects.exists()
    assert alice.post("/settings/tokens/", sent()).status_code == 200
    assert Token.objects.count() == 1


def test_nobody_sees_or_withdraws_anothers_tokens(alice, at_desk, world):
    last = timezone.localdate()
    asked = {"name": "Carols", "level": "read", "areas": (), "expires_on": last}
    token, _text = tokens.make(world.carol, **asked, today=last)
    assert "Carols" not in text(alice.get("/settings/tokens/"))
    assert alice.post(f"/settings/tokens/{token.pk}/withdraw/").status_code == 404
    assert at_desk(world.carol).post(f"/settings/tokens/{token.pk}/withdraw/").status_code == 302


def test_an_area_one_does_not_work_in_is_not_offered(at_desk, world):
    page = text(at_desk(world.dave).get("/settings/tokens/"))
    assert 'value="sample"' not in page
    assert 'value="sample"' in text(at_desk(world.alice).get("/settings/tokens/"))
