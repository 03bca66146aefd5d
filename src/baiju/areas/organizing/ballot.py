"""Rules of a ballot, and what follows when an election is verified: those elected take their posts."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from baiju.engine import parts, records
from baiju.engine.access import Actor
from baiju.engine.declare import Refusal

from . import tally
from .candidate import Candidate, elected
from .committee import Committee, CommitteeKind, committees
from .post import Post, Way
from .union import unions


def votes_fit(election: Any) -> None:
    """Nobody has more votes than there are valid ballots."""
    if election.valid is None:
        return
    if most := election.candidates.filter(votes__gt=election.valid).order_by("pk").first():
        words = {"person": most.person, "votes": most.votes, "valid": election.valid}
        raise Refusal(
            _("%(person)s has %(votes)d votes, but only %(valid)d ballots are valid.") % words
        )


def is_whole(election: Any) -> None:
    """An election that elected somebody, by a quorum, from candidates who may stand."""
    if not tally.has_quorum(election.due, election.present):
        raise Refusal(
            _(
                "Fewer than two thirds of those due were present. "
                "Hold the election again, and enter the new ballot."
            )
        )
    if not election.has_no_relatives:
        raise Refusal(
            _("Look into it that no candidate is a near relative of the principal, and tick it.")
        )
    if election.kind == "by_election" and _sitting(election) is None:
        raise Refusal(_("A by-election needs a committee in office. Enter the committee first."))
    if election.kind != "by_election" and not election.term_years:
        raise Refusal(_("Enter the term of the committee first."))
    if not elected(election):
        raise Refusal(
            _("Nobody has more than half of those due to attend. Enter the votes of a new ballot.")
        )


def take_office(election: Any, actor: Actor) -> None:
    """The committee gets its posts, and the union its chair and its term."""
    is_whole(election)
    chosen = _highest(elected(election))
    try:
        if election.kind == "by_election":
            _complete(election, chosen, actor)
        else:
            _begin(election, chosen, actor)
        if election.body == CommitteeKind.UNION:
            _tell_union(election, chosen, actor)
    except ValidationError as wrong:
        raise Refusal(" ".join(wrong.messages)) from wrong


def _highest(chosen: list[Candidate]) -> list[Candidate]:
    """Who was elected to the committee and to lead it stands in the list once, with the higher post."""
    order = {post: place for place, post in enumerate(Post)}
    found: dict[str, Candidate] = {}
    for each in sorted(chosen, key=lambda one: (order[Post(one.post)], one.pk)):
        found.setdefault(each.person, each)
    return list(found.values())


def _sitting(election: Any) -> Committee | None:
    rows = Committee._base_manager.filter(union=election.union_id, kind=election.body)
    return rows.filter(ended_on=None).order_by("-pk").first()


def _complete(election: Any, chosen: list[Candidate], actor: Actor) -> None:
    committee = _sitting(election)
    assert committee is not None  # the rule of submission has looked
    there = parts.plain(committees, committee)["posts"]
    new_chair = any(each.post == Post.CHAIR for each in chosen)
    for row in there if new_chair else ():
        if row["post"] == Post.CHAIR and row["until"] is None:
            row["until"] = election.held_on
    fresh = [_row(each, election, Way.BY_ELECTION) for each in chosen]
    records.change(committees, actor, {"posts": [*there, *fresh]}, committee)


def _begin(election: Any, chosen: list[Candidate], actor: Actor) -> None:
    last = _sitting(election)
    if last is not None:
        ended = {"ended_on": election.held_on, "ended_reason": election.title}
        records.change(committees, actor, ended, last)
    data = {
        "union": election.union_id,
        "kind": election.body,
        "name": f"{election.union}{election.get_body_display()}",
        "number": last.number + 1 if last and last.number else None,
        "elected_on": election.held_on,
        "term_years": election.term_years,
        "posts": [_row(each, election, Way.ELECTED) for each in chosen],
    }
    records.save(committees, actor, data)


def _row(candidate: Candidate, election: Any, way: str) -> dict[str, Any]:
    held = {"person": candidate.person, "post": candidate.post, "way": way}
    return {**held, "since": election.held_on}


def _tell_union(election: Any, chosen: list[Candidate], actor: Actor) -> None:
    """What the union's page shows comes from its committee."""
    told: dict[str, Any] = {}
    if chair := next((each.person for each in chosen if each.post == Post.CHAIR), ""):
        told["chair"] = chair
    if election.kind == "founding":
        told |= {"elected_on": election.held_on, "term_years": election.term_years}
    if election.kind == "reelection":
        told |= {"reelected_on": election.held_on, "term_years": election.term_years}
    if told:
        records.change(unions, actor, told, election.union)
