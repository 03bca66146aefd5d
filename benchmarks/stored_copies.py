"""Near-copies among 10,000 stored plans: the indexed search against comparing with every plan.

python -m benchmarks.stored_copies [number of plans]
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from datetime import date

WORDS = [
    "工会",
    "职工",
    "企业",
    "全年",
    "新建",
    "会员",
    "集体合同",
    "工资",
    "协商",
    "签订",
    "培训",
    "帮扶",
    "困难",
    "走访",
    "劳动",
    "竞赛",
    "技能",
    "安全",
    "女职工",
    "民主",
    "管理",
    "公开",
    "代表",
    "调解",
    "法律",
    "宣传",
    "服务",
    "阵地",
    "活动",
    "开展",
    "落实",
    "推进",
    "完成",
    "组织",
]


def main() -> None:
    """Fill a throw-away database, plant one near copy, and time both ways of finding it."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    os.environ["BAIJU_HOME"] = tempfile.mkdtemp(prefix="baiju-copies-")
    os.environ["DJANGO_SETTINGS_MODULE"] = "baiju.config.settings"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    plan, actor = _fill(count)
    _measure(plan, actor, count)


def _text(seed: int) -> list[str]:
    """About 2,000 characters in ten paragraphs."""
    dice = random.Random(seed)
    return ["".join(dice.choices(WORDS, k=90)) + "。" for _ in range(10)]


def _fill(count: int):
    from baiju.areas.plans import copies
    from baiju.areas.plans.models import Clause, Plan
    from baiju.engine.access import Actor, Grant
    from baiju.org import tree

    unit = tree.plant(name="临澄县总工会", kind="county", code="LC", on=date(2026, 1, 1))
    actor = Actor(1, "bench", (Grant(unit.path, {"*": "approve"}),))
    Plan._base_manager.bulk_create(
        Plan(unit=unit, year=2026, title=f"第{n}份计划", is_adopted=True) for n in range(count)
    )
    plans = list(Plan._base_manager.order_by("pk"))
    texts = {plan.pk: _text(n) for n, plan in enumerate(plans)}
    texts[plans[-1].pk] = texts[plans[0].pk][:7] + _text(-1)[:3]  # the near copy
    Clause._base_manager.bulk_create(
        (
            Clause(plan=plan, rank=f"{place:02d}", level=1, text=text)
            for plan in plans
            for place, text in enumerate(texts[plan.pk])
        ),
        batch_size=2000,
    )
    for plan in plans:
        copies.index(plan)
    return plans[-1], actor


def _measure(plan, actor, count: int) -> None:
    from baiju.areas.plans import copies
    from baiju.plantext import similarity

    times = []
    for _ in range(9):
        began = time.perf_counter()
        found = copies.of(actor, plan)
        times.append(time.perf_counter() - began)
    assert [round(copy.likeness, 1) for copy in found] == [0.5]
    text = copies.words(plan)
    others = ["".join(_text(n)) for n in range(200)]
    began = time.perf_counter()
    for other in others:
        similarity.jaccard(text, other)
    all_of_them = (time.perf_counter() - began) / len(others) * count
    ours = statistics.median(times)
    print(
        f"{count} stored plans, one near copy found in {1000 * ours:.1f} ms (worst {1000 * max(times):.1f})"
    )
    print(
        f"comparing with every plan, in memory: {1000 * all_of_them:.0f} ms, {all_of_them / ours:.0f} times as long"
    )


if __name__ == "__main__":
    main()
