"""`baiju search rebuild`: the search index, written anew from the records."""

from __future__ import annotations

import argparse
import sys

from baiju.engine import finding, postings, shelves

from . import store


def main(words: list[str]) -> int:
    """Rebuild the index, or only say whether it is right; 1 when it is not."""
    parser = argparse.ArgumentParser(prog="baiju search rebuild", description=__doc__)
    parser.add_argument(
        "--dry-run", action="store_true", help="only compare the index with the records"
    )
    given = parser.parse_args(words)
    store.prepare()
    return _compare() if given.dry_run else _rebuild()


def _rebuild() -> int:
    rows = sum(finding.rebuild(shelf) for shelf in shelves.shelves())
    sys.stdout.write(f"The search index was written anew: {rows} rows.\n")
    return 0


def _compare() -> int:
    wrong = sum(len(finding.differs(shelf)) for shelf in shelves.shelves())
    if not wrong and postings.is_whole():
        sys.stdout.write("The search index agrees with the records.\n")
        return 0
    sys.stdout.write(f"The search index differs in {wrong} rows. Run it without --dry-run.\n")
    return 1
