"""What the desk says where no plan is yet."""

from django.urls import reverse


def test_who_may_write_is_led_to_the_first_step_and_a_reader_is_not(client, world):
    step = f'href="{reverse("plan-read")}"'
    for user, leads in ((world.alice, True), (world.bob, False)):
        client.force_login(user)
        page = client.get("/").content.decode()
        assert (step in page) is leads
