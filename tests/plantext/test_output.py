"""A reading becomes plain data from which its text and every place in it can be told."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from baiju.plantext import output, reader
from baiju.plantext.sources import from_text

TEXT = (
    "\ufeff石泉镇总工会20xx年工作计划\r\n"
    "一、组织建设\r\n新建工会组织3家。责任单位：组织部。完成时限：2026年6月底前。\r\n"
    "二、维权服务\r\n每季度走访困难职工一次，全年慰问不少于20户，让困难职工感受到组织的温暖。\r\n"
)


def read() -> dict[str, Any]:
    written = json.dumps(output.as_json(reader.read(from_text(TEXT, "计划.txt"))))
    found: dict[str, Any] = json.loads(written)
    return found


def test_the_text_is_kept_to_the_last_character() -> None:
    said = read()

    assert said["text"] == TEXT
    assert "".join(TEXT[each["start"] : each["end"]] for each in said["pieces"]) == TEXT


def test_places_are_those_of_the_text() -> None:
    [document] = read()["documents"]

    assert document["title"] == "石泉镇总工会20xx年工作计划"
    assert [node["heading"] for node in document["outline"]] == ["组织建设", "维权服务"]
    assert [TEXT[node["start"] :][:2] for node in document["outline"]] == ["一、", "二、"]
    assert [TEXT[each["value_start"] : each["value_end"]] for each in document["quantities"]] == [
        "3",
        "一",
        "20",
    ]


def test_a_finding_says_its_sentence_in_both_languages() -> None:
    [document] = read()["documents"]
    finding = next(each for each in document["findings"] if each["code"] == "placeholder_year")

    assert set(finding["message"]) == {"zh-Hans", "en"}
    assert finding["message"]["zh-Hans"] != finding["message"]["en"]
    assert "20xx" in TEXT[finding["start"] : finding["end"]]


def test_a_text_is_read_alike_in_every_process() -> None:
    """Sets of words come in another order in each process; no answer may hang on it."""
    file = Path(__file__).parent / "gold" / "two_plans.txt"
    command = [sys.executable, "-m", "baiju", "plan", "read", str(file), "--json"]
    said = {
        subprocess.run(
            command,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": "src", "PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1
