"""Signing in and out, the first run, the one-time link."""

import pytest
from django.urls import NoReverseMatch, reverse

from baiju.org import people
from baiju.org.models import Post, User

WORD = "石栎2026年的第一个密码"


def test_name_and_password_lead_to_the_desk(client, world):
    wrong = client.post("/sign-in/", {"login": "alice", "password": "guessed-wrongly"})
    assert wrong.status_code == 200
    assert "用户名或密码不对" in wrong.content.decode()

    right = client.post("/sign-in/", {"login": "alice", "password": "alice-knows-a-word"})
    assert right.url == "/"
    assert client.get("/").status_code == 200


def test_a_user_name_is_taken_in_either_case(client, world):
    given = {"login": "Alice", "password": "alice-knows-a-word"}
    assert client.post("/sign-in/", given).url == "/"


def test_a_closed_account_is_told_so(client, world):
    User.objects.filter(pk=world.alice.pk).update(is_active=False)
    given = {"login": "alice", "password": "alice-knows-a-word"}
    answer = client.post("/sign-in/", given, follow=True)

    assert "_auth_user_id" not in client.session
    assert "账号已停用" in answer.content.decode()


def test_who_holds_no_post_is_told_what_to_do(at_desk, world):
    assert "no post yet" in at_desk(world.dave).get("/").content.decode()


def test_after_signing_in_one_is_where_one_wanted_to_be(client, world):
    given = {"login": "alice", "password": "alice-knows-a-word", "next": "/settings/"}
    assert client.post("/sign-in/", given).url == "/settings/"


def test_the_way_in_never_leads_off_the_site(client, world):
    given = {"login": "alice", "password": "alice-knows-a-word", "next": "//elsewhere.example/"}
    assert client.post("/sign-in/", given).url == "/"


def test_guessing_is_slowed_down(client, world):
    for _attempt in range(5):
        client.post("/sign-in/", {"login": "bob", "password": "guessed-wrongly"})

    answer = client.post("/sign-in/", {"login": "bob", "password": "bob-knows-a-word"})
    assert answer.status_code == 200
    assert "试的次数太多" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_too_many_requests_get_a_page_of_ours(client, world):
    answers = [client.post("/sign-in/", {}) for _ in range(31)]

    assert answers[0].status_code == 200
    assert answers[-1].status_code == 429
    assert "试的次数太多" in answers[-1].content.decode()


def test_signing_out_needs_a_press_and_clears_the_browser(at_desk, world):
    client = at_desk(world.alice)

    assert client.get(reverse("account_logout")).status_code == 200
    assert client.get("/").status_code == 200

    answer = client.post(reverse("account_logout"))
    assert '"storage"' in answer.headers["Clear-Site-Data"]
    assert client.get("/").status_code == 302


@pytest.mark.parametrize("name", ["account_signup", "account_email", "account_reset_password"])
def test_what_is_not_used_has_no_address(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_one_changes_ones_own_password(at_desk, client, world):
    given = {"oldpassword": "alice-knows-a-word", "password1": WORD, "password2": WORD}
    seated = at_desk(world.alice)
    assert (
        seated.post(reverse("account_change_password"), {**given, "oldpassword": "x"}).status_code
        == 200
    )

    assert seated.post(reverse("account_change_password"), given).url == "/settings/"
    assert client.post("/sign-in/", {"login": "alice", "password": WORD}).url == "/"


def test_a_link_sets_a_password_once(client, world):
    link = people.link(world.dave)

    assert client.get(link).status_code == 200
    weak = client.post(link, {"password": "12345678", "again": "12345678"})
    assert weak.status_code == 422
    unlike = client.post(link, {"password": WORD, "again": WORD + "x"})
    assert unlike.status_code == 422
    assert client.post(link, {"password": WORD, "again": WORD}).url == "/"
    assert client.get("/").status_code == 200

    used = client.get(link)
    assert used.status_code == 404
    assert "链接失效" in used.content.decode() or "no longer works" in used.content.decode()


def test_a_made_up_link_is_no_link(client, world):
    unknown = client.get("/join/MQ/none-such/")
    assert unknown.status_code == 404
    assert "链接失效" in unknown.content.decode()
    assert client.post("/join/MQ/none-such/", {"password": WORD, "again": WORD}).status_code == 404


@pytest.fixture
def empty(db):
    """An installation in which nobody has been made yet."""
    from baiju.engine.models import Entry
    from baiju.org.models import Placement, Unit

    for model in (Post, User, Placement):
        model.objects.all().delete()
    for unit in Unit.objects.order_by("-path"):
        unit.delete()
    Entry.objects.all().delete()


GIVEN = {
    "unit": "南汀乡总工会",
    "kind": "township",
    "name": "周砚秋",
    "username": "yanqiu",
    "password": WORD,
    "again": WORD,
}


def test_the_first_run_makes_the_first_person_and_then_is_gone(client, empty, settings):
    for address in ("/", "/settings/", "/sign-in/", "/none-such/"):
        assert client.get(address).url == "/first-run/"
    page = client.get("/first-run/").content.decode()
    assert str(settings.HOME) in page
    assert str(settings.KEYS_FILE) in page

    assert client.post("/first-run/", GIVEN).url == "/"

    assert "周砚秋" in client.get("/").content.decode()
    assert User.objects.get().posts.count() == 2
    assert client.get("/first-run/").status_code == 404


def test_the_first_run_keeps_what_was_typed_when_it_is_wrong(client, empty):
    answer = client.post("/first-run/", {**GIVEN, "username": "周砚秋"})

    assert answer.status_code == 422
    assert "南汀乡总工会" in answer.content.decode()
    assert not User.objects.exists()


def test_the_first_run_never_opens_again(client, world):
    before = User.objects.count()
    client.post("/first-run/", GIVEN)

    assert User.objects.count() == before
