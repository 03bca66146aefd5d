"""A stolen disk says nothing: what is secret about a person lies nowhere in the clear."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.world import identity_number

SOURCE = Path(__file__).resolve().parent.parent.parent / "src"
NUMBERS = [identity_number(n) for n in range(700, 706)]
MOBILES = [f"1990007{n:04d}" for n in range(6)]


def _baiju(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("BAIJU_")}
    environment = {**kept, "BAIJU_HOME": str(home), "PYTHONPATH": str(SOURCE), "TMPDIR": str(home)}
    return subprocess.run(
        [sys.executable, "-m", "baiju", *words],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def _list(home: Path, name: str, *lines: str) -> str:
    file = home.parent / f"{name}.csv"
    file.write_text("\n".join(lines), "utf-8")
    return str(file)


def test_numbers_and_telephones_lie_nowhere_in_the_clear(tmp_path):
    """About four seconds: five commands, each with a start of its own."""
    home = tmp_path / "home"
    home.mkdir()
    people = [
        f"{name},{number},{mobile},2024-05-06,试验厂工会"
        for name, number, mobile in zip("甲乙丙丁戊己", NUMBERS, MOBILES, strict=True)
    ]
    asked = [
        ["user", "add", "clerk", "--unit", "LC", "--role", "county_office"],
        _import("unions", _list(home, "unions", "工会名称,上级工会", "试验厂工会,LC")),
        _import("members", _list(home, "members", "姓名,身份证号,手机,入会日期,所在工会", *people)),
    ]
    for words in asked:
        done = _baiju(home, *words)
        assert done.returncode == 0, done.stdout + done.stderr
        told = done.stdout + done.stderr
        assert not [each for each in (*NUMBERS, *MOBILES) if each in told]
    files = [file for file in home.rglob("*") if file.is_file()]
    assert any(file.name.endswith(".sqlite3") for file in files)
    assert any("batches" in file.parts for file in files)
    for file in files:
        content = file.read_bytes()
        assert not [each for each in (*NUMBERS, *MOBILES) if each.encode() in content], file


def _import(register: str, file: str) -> list[str]:
    return ["ledger", "import", register, file, "--unit", "LC", "--as", "clerk"]
