"""The command reads a file and says so on the terminal or as JSON, without starting the platform."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import baiju
from baiju.__main__ import main
from baiju.plantext import command, messages, screen

SOURCE = Path(baiju.__file__).parent.parent
PLANS = (
    "\ufeff工会工作计划范文\r\n"
    "某镇总工会2026年工作计划\r\n"
    "一、组织建设\r\n"
    "全年新建基层工会5家，发展会员300名，6月30日前由组织部牵头完成。\r\n"
    "二、集体协商\r\n"
    "签订集体合同20份，建会率达到90%以上。\r\n"
    "某乡人大主席团2026年工作计划\r\n"
    "一、代表工作\r\n"
    "全年组织视察4次，走访选民300人次，收集意见20条。\r\n"
    "二、议案建议\r\n"
    "督办建议12件，答复率达到100%，满意率达到90%以上，每季度通报一次。\r\n"
)


@pytest.fixture
def plans(tmp_path):
    path = tmp_path / "计划.txt"
    path.write_bytes(PLANS.encode())
    return path


def process(*words: str, given: bytes = b"", **environment: str) -> subprocess.CompletedProcess:
    argv = [sys.executable, "-m", "baiju", *words]
    env = {"PATH": os.defpath, "PYTHONPATH": str(SOURCE), "LANG": "C.UTF-8", **environment}
    return subprocess.run(argv, input=given, capture_output=True, env=env, check=False)


def test_json_holds_the_text_with_every_character_and_offsets_into_it(plans):
    done = process("plan", "read", str(plans), "--json")

    found = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, b"")
    assert found["text"] == PLANS
    titles = [PLANS[one["title_start"] : one["title_end"]] for one in found["documents"]]
    assert titles == ["某镇总工会2026年工作计划", "某乡人大主席团2026年工作计划"]
    assert [one["kind"] for one in found["documents"]] == ["union", "congress"]


def test_standard_input_is_read_like_a_file(plans):
    from_file = json.loads(process("plan", "read", str(plans), "--json").stdout)
    from_pipe = json.loads(process("plan", "read", "--json", "-", given=PLANS.encode()).stdout)

    assert from_pipe["documents"] == from_file["documents"]


def test_neither_django_nor_the_reader_of_word_files_is_loaded_for_a_text(plans):
    code = (
        f"import sys; sys.path.append({str(SOURCE)!r}); from baiju.__main__ import main; "
        f"status = main(['plan', 'read', {str(plans)!r}, '--json']); "
        'sys.stderr.write(f\'{status} {[n for n in ("django", "lxml") if n in sys.modules]}\')'
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

    assert done.stderr == b"0 []"


def test_the_outline_shows_items_targets_and_findings_of_each_document(plans, capsys):
    assert main(["plan", "read", str(plans), "--language", "zh-Hans"]) == 0

    shown = capsys.readouterr().out
    assert shown.index("某镇总工会2026年工作计划") < shown.index("某乡人大主席团2026年工作计划")
    for words in ("一、组织建设", "二、集体协商", "300", "≥ 90", "一、代表工作", "工会", "人大"):
        assert words in shown


def test_each_line_fits_the_terminal(plans, capsys, monkeypatch):
    for columns in (40, 61, 120):
        monkeypatch.setenv("COLUMNS", str(columns))
        for language in command.LANGUAGES:
            assert main(["plan", "read", str(plans), "--language", language]) == 0
            lines = capsys.readouterr().out.splitlines()
            assert max(map(screen.columns, lines)) <= columns


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal is made with pty, which POSIX has")
def test_colour_is_for_terminals_and_for_those_who_want_it(plans):
    assert b"\x1b[" not in process("plan", "read", str(plans)).stdout
    assert b"\x1b[1m" in on_a_terminal(plans)
    assert b"\x1b[" not in on_a_terminal(plans, NO_COLOR="1")


def on_a_terminal(path: Path, **environment: str) -> bytes:
    import pty

    ours, theirs = pty.openpty()
    argv = [sys.executable, "-m", "baiju", "plan", "read", str(path)]
    env = {"PYTHONPATH": str(SOURCE), "LANG": "C.UTF-8", "TERM": "xterm", **environment}
    with subprocess.Popen(argv, stdout=theirs, env=env) as child:
        os.close(theirs)
        shown = b""
        try:
            while part := os.read(ours, 65_536):
                shown += part
        except OSError:  # Linux says so when the other end is closed
            pass
        child.wait()
    os.close(ours)
    return shown


def test_a_text_cannot_command_the_terminal(tmp_path, capsys):
    path = tmp_path / "a.txt"
    path.write_text("某镇工会2026年工作计划\n一、\x1b]0;owned\x07建会\u202e5家\x9b2J。\n", "utf-8")

    assert main(["plan", "read", str(path)]) == 0

    assert not set(capsys.readouterr().out) & set("\x1b\x07\u202e\x9b")


def empty(folder: Path) -> Path:
    path = folder / "empty.docx"
    path.write_bytes(b"")
    return path


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda folder: folder / "missing.txt", "missing.txt"),
        (lambda folder: folder, "folder|文件夹"),
        (empty, "empty|空"),
        (lambda folder: folder / "a\0b", "opened|打开"),
    ],
)
def test_what_cannot_be_read_gives_a_sentence_and_exit_status_2(make, words, tmp_path, capsys):
    name = str(make(tmp_path))

    for language in command.LANGUAGES:
        assert main(["plan", "read", name, "--language", language]) == 2
        told = capsys.readouterr()
        assert told.out == ""
        assert any(word in told.err for word in words.split("|"))
        assert main(["plan", "read", name, "--json", "--language", language]) == 2
        told_json = capsys.readouterr()
        assert json.loads(told_json.out) == {"refused": told.err.rstrip("\n")}
        assert told_json.err == ""


def test_a_command_that_is_not_understood_is_told_so(plans, capsys):
    for words in (["--colour", str(plans)], [], [str(plans), str(plans)]):
        assert main(["plan", "read", *words]) == 2
        assert capsys.readouterr().err.rstrip().endswith(("。", "."))


def test_help_is_in_both_languages(capsys):
    for language in command.LANGUAGES:
        assert main(["plan", "read", "--help", "--language", language]) == 0
        assert capsys.readouterr().out.startswith(("Usage: baiju", "用法：baiju"))


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "zh-Hans"),
        ({"LANG": "C.UTF-8"}, "zh-Hans"),
        ({"LANG": "zh_CN.UTF-8"}, "zh-Hans"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "zh-Hans"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US"}, "en"),
    ],
)
def test_the_environment_chooses_the_language(environment, language):
    assert command.language(environment) == language


def test_whoever_reads_along_may_stop_early(plans):
    argv = f"{sys.executable} -m baiju plan read '{plans}' | head -n 1"
    env = {"PATH": os.defpath, "PYTHONPATH": str(SOURCE), "LANG": "C.UTF-8"}

    done = subprocess.run(["sh", "-c", argv], capture_output=True, env=env, check=True)

    assert done.stderr == b""
    assert done.stdout.decode().strip() == "某镇总工会2026年工作计划"


def test_everything_the_command_says_has_its_chinese():
    from baiju.plantext import terminal

    said = [*terminal.KINDS.values(), *(one[0] for one in terminal.SEVERITIES.values())]
    said += [command.USAGE, *SAID_IN_PASSING]

    for msgid in said:
        assert messages.sentence(msgid, VALUES, "zh-Hans") != msgid % VALUES


SAID_IN_PASSING = (
    "Lead",
    "Help",
    "Line %(line)d",
    "Without a title",
    "No document was found in the text.",
    "Items: %(items)d. Targets: %(targets)d. Findings: %(findings)d.",
)
VALUES = {"line": 1, "items": 1, "targets": 1, "findings": 1}


def test_a_width_counts_chinese_twice_and_accents_not_at_all():
    assert screen.columns("计划ab\u0301") == 6
    assert screen.cut("基层工会工作计划", 9) == "基层工会…"
    assert list(screen.wrapped("Write what is to be done.", 12)) == [
        "Write what",
        "is to be",
        "done.",
    ]
    assert list(screen.wrapped("写明要做什么。", 6, indent="  ")) == [
        "  写明",
        "  要做",
        "  什么",
        "  。",
    ]


def test_output_in_an_encoding_without_chinese_does_not_fail(plans, monkeypatch):
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", stream)

    assert main(["plan", "read", str(plans)]) == 0

    assert b"2026" in stream.buffer.getvalue()
