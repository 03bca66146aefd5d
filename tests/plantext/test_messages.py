"""Every sentence of the reader is said in both languages."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import baiju.plantext
from baiju.plantext import findings, messages
from baiju.plantext.findings.kinds import Kind
from baiju.plantext.model import Finding

PACKAGE = Path(baiju.plantext.__file__).parent
CATALOGUE = PACKAGE / "locale" / "zh_Hans" / "LC_MESSAGES" / "plantext.po"
PLACE = re.compile(r"%\((\w+)\)[ds]|%%")


def translations() -> dict[str, str]:
    with CATALOGUE.open("rb") as file:
        return {str(one.id): str(one.string) for one in read_po(file) if one.id and not one.fuzzy}


def refusals() -> Iterator[str]:
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not ast.unparse(node.func).endswith("Refused"):
                continue
            if node.args and isinstance(node.args[0], ast.Constant):
                yield str(node.args[0].value)


def test_every_sentence_has_its_chinese() -> None:
    chinese = translations()
    msgids = {kind.msgid for kind in findings.KINDS.values()} | set(refusals())

    assert len(msgids) > 50
    assert [msgid for msgid in msgids if not chinese.get(msgid)] == []


def test_the_chinese_names_only_places_of_the_english() -> None:
    for msgid, chinese in translations().items():
        assert set(PLACE.findall(chinese)) <= set(PLACE.findall(msgid)), msgid


@pytest.mark.parametrize("kind", findings.KINDS.values(), ids=lambda kind: kind.code)
def test_a_kind_says_a_whole_sentence(kind: Kind) -> None:
    chinese = translations()[kind.msgid]

    assert kind.severity in {"error", "warning", "hint"}
    assert kind.msgid.endswith(".")
    assert chinese.endswith("。")
    assert not re.search(r"[!！]|please|请", kind.msgid + chinese)


def test_a_finding_is_said_in_both_languages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "zh_Hans" / "LC_MESSAGES" / "plantext.mo"
    target.parent.mkdir(parents=True)
    with CATALOGUE.open("rb") as source, target.open("wb") as compiled:
        write_mo(compiled, read_po(source))
    monkeypatch.setattr(messages, "FOLDER", tmp_path)
    messages.catalogue.cache_clear()
    finding = Finding("typo", "error", 0, 2, {"found": "布署", "right": "部署"})

    assert findings.message(finding, "en") == "“布署” is a slip of the pen. Write “部署”."
    assert findings.message(finding, "zh-Hans") == "“布署”是错别字。改为“部署”。"
    messages.catalogue.cache_clear()


def test_without_a_catalogue_the_sentence_is_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messages, "FOLDER", tmp_path)
    messages.catalogue.cache_clear()

    said = messages.sentence("%(share)d%% are told.", {"share": 40}, "zh-Hans")
    messages.catalogue.cache_clear()

    assert said == "40% are told."
