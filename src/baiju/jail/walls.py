"""Walls around a child, made by bubblewrap: no network, no processes of others, hardly any files."""

from __future__ import annotations

import functools
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

ROOM = 128 << 20
"""Bytes the child may write to its own /tmp, which nobody else sees."""
SYSTEM = ("/usr", "/bin", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/fonts", "/etc/libreoffice")
TRIAL = 5
"""Seconds after which a bubblewrap that does not answer counts as missing."""


@functools.cache
def stand() -> bool:
    """Can walls be built here? Some systems lack bubblewrap or forbid it to ordinary users."""
    if shutil.which("bwrap") is None:
        return False
    try:
        trial = subprocess.run(
            around(["/bin/sh", "-c", ":"], ()), check=False, capture_output=True, timeout=TRIAL
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return trial.returncode == 0


def around(argv: Sequence[str], sees: Sequence[Path]) -> list[str]:
    """The same command behind walls; of the disk it sees the system's programs and `sees`, read-only."""
    shown = [part for path in (*SYSTEM, *map(str, sees)) for part in ("--ro-bind-try", path, path)]
    return [
        *("bwrap", "--unshare-all", "--die-with-parent", "--new-session"),
        *("--clearenv", "--setenv", "PATH", "/usr/bin:/bin"),
        *("--setenv", "HOME", "/tmp", "--setenv", "LANG", "C.UTF-8"),
        *("--proc", "/proc", "--dev", "/dev", "--size", str(ROOM), "--tmpfs", "/tmp"),
        *shown,
        *("--chdir", "/tmp", "--", *argv),
    ]
