"""What lies in one unit for the table of rights: a record, a list, a plan, a person, each with its addresses."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from baiju.areas.bargaining.models import agreements
from baiju.areas.plans import intake
from baiju.areas.plans.models import tasks
from baiju.engine import batches, diary, evidence, records, remarks, views
from baiju.org import people, readers
from baiju.org.actors import actor_for
from baiju.plantext import output, reader, sources
from baiju.sheets import importing
from tests.sample.models import courses
from tests.world import TODAY, make

OF_A_PERSON = (
    *("person", "person-link", "person-post", "person-close", "person-reopen"),
    "hand-over",
)
OF_A_PLAN = ("plan", "plan-diary", "plan-compare", "plan-again", "plan-adopt", "plan-discard")
TEXT = "{word}工作计划\n一、夯实基础{word}\n（一）摸清{word}单位。全年新建工会6家。\n"

Addresses = dict[str, list[object]]
"""Route → its arguments."""


@dataclass(frozen=True)
class Things:
    """What lies in one unit, and the word that nobody outside may read."""

    word: str
    arguments: Addresses


def of(world, unit, word: str) -> Things:
    """Everything of one unit; its word stands in whatever a person reads."""
    root = actor_for(world.root)
    return Things(
        word,
        {
            **_record(world, root, unit, word),
            **_list(root, unit, word),
            **_plan(root, unit, word),
            **_person(root, unit, word),
            "unit": [unit.pk],
            "unit-act": [unit.pk, "rename"],
            "agreement-renew": [make(agreements, world.root, unit, title=word).pk],
            "provincial-values": [unit.pk],
            "standards-shipped": [unit.pk],
        },
    )


def _record(world, root, unit, word) -> Addresses:
    course = make(courses, world.root, unit, title=word)
    course = records.change(courses, root, {"attended": 3}, course)
    change = diary.of(courses, course).first()
    piece = evidence.add(courses, root, course, SimpleUploadedFile(f"{word}.txt", b"1"), "file")
    readable = readers.of(courses, course)
    remark = remarks.add(courses, root, course, word, readers=readable, now=timezone.now())
    record: list[object] = ["courses", course.pk]
    plain = ("record", "edit", "remove", "attach", "row", "remark", "merge-with", "bulk")
    return {
        **dict.fromkeys((*plain, "export-chosen"), record),
        "undo": [*record, change.pk],
        "file": [*record, piece.pk],
        "detach": [*record, piece.pk],
        "move": [*record, "submit"],
        "do": [*record, "hold"],
        "unmask": [*record, "phone"],
        "remark-correct": [*record, remark.pk],
        "remark-void": [*record, remark.pk],
        "merge": [*record, course.pk],
    }


def _list(root, unit, word) -> Addresses:
    data = f"title,attended\n{word},1\n".encode()
    batch = batches.begin(courses, root, unit, f"{word}.csv", data)
    importing.staged(courses, root, batch, today=TODAY)
    view = views.save(courses, root, name=unit.code, query={"missing": "day"}, shared_with=unit)
    return {
        "import-list": ["courses", batch.pk],
        "import-again": ["courses", batch.pk],
        "import-act": ["courses", batch.pk, "discard"],
        "view-drop": ["courses", view.pk],
    }


def _plan(root, unit, word) -> Addresses:
    text = TEXT.format(word=word)
    found = output.as_json(reader.read(sources.from_text(text)))
    name, data = f"{word}.txt", text.encode()
    [plan] = intake.store(root, unit, name=name, data=data, read=found, year=2026)
    given = {"unit": unit.pk, "year": 2026, "title": plan.title}
    plan = intake.adopt(root, plan, given, version=plan.version)
    clause = plan.clause_set.order_by("rank").last()
    task = records.save(tasks, root, {"clause": clause.pk, "title": word})
    return {
        **{name: [plan.pk] for name in OF_A_PLAN},
        "paper": ["plans", plan.pk, "plan"],
        "plan-source": [plan.source_id],
        "plan-original": [plan.source_id],
        "plan-again-with": [plan.pk, plan.source_id],
        "plan-take-over": [plan.pk, plan.source_id],
        "plan-cure": [plan.pk, "ignore"],
        "plan-deed": ["edit", clause.pk],
        "plan-remove": ["task", task.pk],
        "clause-move": [clause.pk, "number"],
        "task-done": [task.pk],
    }


def _person(root, unit, word) -> Addresses:
    person = people.invite(
        root, name=word, username=f"p{unit.pk}", unit=unit, role="clerk", on=TODAY
    )
    post = person.posts.get().pk
    return {**{name: [person.pk] for name in OF_A_PERSON}, "post-end": [person.pk, post]}
