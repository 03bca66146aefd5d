"""The demo's congresses in every form and state, and the names of their delegates."""

from __future__ import annotations

from typing import Any

from baiju.areas.democracy.congress import congresses
from baiju.areas.democracy.delegate import delegates
from baiju.engine import calendar

from .people import Desk, Host, name

STATES = ("fresh", "fresh", "ending", "fresh", "expired", "preparing", "fresh")
WITHOUT = 6
"""Each so-many-th employer has no congress of its own."""
NAMED = 4
"""Congresses whose delegates are entered by name."""
SHOPS = ("装配车间", "机加车间", "后勤部", "质检部", "仓储部")


def fill(at: Desk) -> list[Any]:
    """Congresses of one employer each, and joint ones; those in their term, the first first."""
    made = [_own(at, host, number) for number, host in _with_a_congress(at)]
    made += _joint(at)
    standing = [each for each in made if each.elected_on and not each.dissolved_on]
    elected = [each for each in standing if each.term_end and each.term_end >= at.today]
    for number, congress in enumerate(elected[:NAMED]):
        _roster(at, congress, number)
    return standing


def _with_a_congress(at: Desk) -> list[tuple[int, Host]]:
    return [(n, host) for n, host in enumerate(at.hosts) if n % WITHOUT != WITHOUT - 1]


def _own(at: Desk, host: Host, number: int) -> Any:
    state = STATES[number % len(STATES)]
    general = host.workers < 60
    elected = _elected(at, state, number)
    seats = max(30, -(-host.workers // 20)) + number % 5 if host.workers >= 60 else 0
    kind = "职工大会" if general else "职工代表大会"
    gone = number % 17 == 16
    return at.save(
        congresses,
        unit=host.unit.pk,
        name=f"{host.title}{kind}",
        form="general" if general else "workers",
        employer=host.employer.pk if host.employer else None,
        workers=host.workers,
        women=host.women,
        counted_on=at.day(-90),
        term_no=1 + number % 4,
        term_years=3,
        elected_on=elected,
        **({} if general or elected is None else _seats(host, seats, number)),
        dissolved_on=at.day(-60) if gone else None,
        dissolved_reason="企业注销" if gone else None,
    )


def _elected(at: Desk, state: str, number: int) -> Any:
    if state == "preparing":
        return None
    ends = {"ending": 35, "expired": -75}.get(state, 200 + 31 * (number % 20))
    return calendar.add_months(at.day(ends), -36)


def _seats(host: Host, seats: int, number: int) -> dict[str, int]:
    """Mostly a fair mix; now and then too few women or too many managers."""
    women = seats * host.women // max(host.workers, 1) + 1
    return {
        "delegates": seats,
        "women_delegates": women // 2 if number % 5 == 3 else min(women, seats),
        "manager_delegates": seats // 3 if number % 7 == 4 else seats // 6,
    }


def _joint(at: Desk) -> list[Any]:
    """A regional, an industry and a village congress; they stand for some without their own."""
    left = [host for n, host in enumerate(at.hosts) if n % WITHOUT == WITHOUT - 1]
    forms = (
        ("regional", "区域性职工代表大会"),
        ("village", "村级职工代表大会"),
        ("industry", "行业职工代表大会"),
    )
    made = []
    for (form, words), unit in zip(forms, [*at.townships[:2], at.county], strict=False):
        inside = [host for host in left if host.unit.path.startswith(unit.path)][:3]
        left = [host for host in left if host not in inside]
        made.append(_represent(at, unit, form, f"{_place(unit)}{words}", inside))
    return made


def _place(unit: Any) -> str:
    return str(unit.name).removesuffix("总工会")


def _represent(at: Desk, unit: Any, form: str, title: str, inside: list[Host]) -> Any:
    small = {"name": f"{_place(unit)}沿街商户", "workers": 46}
    rows = [
        {"name": host.title, "workers": host.workers}
        | ({"employer": host.employer.pk} if host.employer else {})
        for host in inside
    ]
    return at.save(
        congresses,
        unit=unit.pk,
        name=title,
        form=form,
        workers=sum(host.workers for host in inside) + 46,
        women=sum(host.women for host in inside) + 20,
        counted_on=at.day(-120),
        term_no=1,
        term_years=3,
        elected_on=at.day(-400),
        delegates=32,
        women_delegates=15,
        manager_delegates=5,
        represented=[*rows, small],
    )


def _roster(at: Desk, congress: Any, number: int) -> None:
    """As many names as delegates were elected, at most 36; one of them has left."""
    kinds = ("frontline", "frontline", "technical", "frontline", "office", "manager")
    for n in range(min(congress.delegates or 30, 36)):
        gone = n == 5
        at.save(
            delegates,
            congress=congress.pk,
            name=name(100 * number + n),
            sex="female" if n % 5 in (0, 2) else "male",
            category=kinds[n % len(kinds)],
            constituency=SHOPS[n % len(SHOPS)],
            elected_on=congress.elected_on,
            left_on=at.day(-20) if gone else None,
            left_reason="调往外地" if gone else None,
        )
