"""The commands of the platform: each is a module with `main(words) -> exit status`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

COMMANDS: dict[tuple[str, ...], tuple[str, str]] = {
    ("serve",): ("serve", "Serve the pages of this data folder."),
    ("work",): ("work", "Do what is due each day; serve keeps such a worker by itself."),
    ("demo",): ("demo", "Fill an empty data folder with a demo county and serve it."),
    ("user", "add"): ("user", "Make a person with a post and print their one-time link."),
    ("ledger", "import"): ("ledger", "Take a workbook or list into a register, or only try it."),
    ("diary", "verify"): ("diary", "Say whether the diary stands as it was written."),
    ("search", "rebuild"): ("search", "Write the search index anew from the records."),
    ("backup",): ("keep:backup", "Write everything into one file that tells when it was altered."),
    ("restore",): ("keep:restore", "Bring a backup into an empty place and prove it."),
    ("books",): ("keep:books", "Say whether everything that is kept fits together."),
    ("checkup",): ("checkup", "Say whether this installation is sound."),
}
READ = ("plan read FILE", "Read a plan and show its outline, targets and mistakes.")


def main(words: Sequence[str]) -> int:
    """Set the platform up and run one of its commands."""
    for name, (module, _purpose) in COMMANDS.items():
        if tuple(words[: len(name)]) == name:
            _set_up()
            file, _colon, function = module.partition(":")
            run = getattr(import_module(f"baiju.cli.{file}"), function or "main")
            status: int = run(list(words[len(name) :]))
            return status
    return _help(asked=not words or words[0] in {"help", "-h", "--help"})


def _set_up() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "baiju.config.settings")
    django.setup()


def _help(*, asked: bool) -> int:
    rows = [(" ".join(name), purpose) for name, (_module, purpose) in COMMANDS.items()]
    out = sys.stdout if asked else sys.stderr
    if not asked:
        out.write("baiju knows no such command.\n\n")
    out.write("Usage: baiju COMMAND. Add --help to a command for its options.\n\n")
    for name, purpose in (READ, *rows):
        out.write(f"  {name:16} {purpose}\n")
    return 0 if asked else 2
