"""The command `baiju`: its first words choose what runs."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

COMMANDS: dict[tuple[str, ...], str] = {("plan", "read"): "baiju.plantext.command"}
"""Commands that run without the platform; the others are those of `baiju.cli`."""
OTHERS = "baiju.cli"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the words ask for; returns the exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    module = COMMANDS.get(tuple(words[:2]))
    run: Callable[[list[str]], int] = import_module(module or OTHERS).main
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    try:
        status = run(words[2:] if module else words)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever was reading, `head` perhaps, has seen enough; Python shall not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130
    return status


if __name__ == "__main__":
    sys.exit(main())
