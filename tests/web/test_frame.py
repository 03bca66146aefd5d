import pytest
from django.urls import reverse


@pytest.mark.parametrize(
    "name",
    [
        "home",
        "search",
        "settings",
        "organisation",
        "people",
        "roles",
        "invite",
        "ledgers",
        "account_change_password",
    ],
)
@pytest.mark.parametrize("lang", ["en", "zh-hans"])
def test_open(client, world, name, lang):
    world.erin.language = lang
    world.erin.save()
    client.force_login(world.erin)
    r = client.get(reverse(name))
    assert r.status_code == 200, r.content.decode()[:3000]
