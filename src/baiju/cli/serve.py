"""`baiju serve`: the pages, on one machine."""

from __future__ import annotations

import argparse
import subprocess
import sys
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from baiju.org import people

from . import store, tending

LARGEST_REQUEST = 256 * 1024 * 1024
"""A dozen of the largest files at once; more is no form of ours."""


def main(words: list[str]) -> int:
    """Make the data folder ready and serve until stopped."""
    parser = argparse.ArgumentParser(prog="baiju serve", description=__doc__)
    parser.add_argument("--address", default=settings.ADDRESS)
    parser.add_argument("--port", type=int, default=settings.PORT)
    parser.add_argument("--workers", type=int, default=0, help="processes; needs gunicorn")
    given = parser.parse_args(words)
    if settings.DEMO and given.address != "127.0.0.1":
        sys.stderr.write("A demo serves this machine only. Leave --address away.\n")
        return 2
    store.prepare()
    sys.stdout.write(f"Baiju serves http://{given.address}:{given.port}/ from {settings.HOME}\n")
    if people.is_empty():
        sys.stdout.write("Nobody can sign in yet: open the address and make the first person.\n")
    sys.stdout.flush()
    return serve(given.address, given.port, given.workers)


def serve(address: str, port: int, workers: int = 0) -> int:
    """One process with threads, or several where gunicorn runs; and one that works beside them."""
    with tending.worker():
        if workers:
            return _gunicorn(address, port, workers)
        return _waitress(address, port)


def _waitress(address: str, port: int) -> int:
    import waitress

    try:
        waitress.serve(get_wsgi_application(), host=address, port=port, **_options())
    except OSError as no:
        sys.stderr.write(
            f"Port {port} cannot be used ({no.strerror}). Choose another with --port.\n"
        )
        return 1
    return 0


def _options() -> dict[str, Any]:
    """Whoever ends TLS before us, on this machine, says for whom it asks."""
    options = {"threads": 8, "ident": "baiju", "max_request_body_size": LARGEST_REQUEST}
    if not settings.HTTPS:
        return options
    headers = {"x-forwarded-proto", "x-forwarded-for"}
    return {**options, "trusted_proxy": "127.0.0.1", "trusted_proxy_headers": headers}


def _gunicorn(address: str, port: int, workers: int) -> int:
    if sys.platform == "win32":
        sys.stderr.write("Several processes need a Unix system. Leave --workers away.\n")
        return 2
    words = [
        "-m",
        "gunicorn",
        settings.WSGI_APPLICATION.replace(".application", ":application"),
        "--bind",
        f"{address}:{port}",
    ]
    words += ["--workers", str(workers), "--threads", "4"]
    return subprocess.run([sys.executable, *words], check=False).returncode
