"""All benchmarks of speed in one run: ``python -m benchmarks [--data FILE_OR_FOLDER]``.

    python -m benchmarks [--data allsides/articles.parquet] [--articles 1000] [--out FILE.json]

What a regular expression and a dict need for the same articles is the yardstick: it is measured
first, and everything is told as a multiple of its speed. Each way of doing a work runs in turn,
and the least processor time of all rounds counts. Figures of a busy machine are good to a quarter.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path

# Before numpy is loaded: one thread of linear algebra, as everything here is told for one core.
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")

from benchmarks.tokenizing import articles, least_times, yardstick  # noqa: E402
from benchmarks.works import Work, works  # noqa: E402
from framing.errors import FramingWarning  # noqa: E402
from framing.files import write_json  # noqa: E402
from framing.provenance import versions  # noqa: E402

REFERENCE = 3_000
"""Articles a second that the yardstick does on the machine for which issues tell figures."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print a table, and write it as JSON where that is asked for."""
    given = _asked(arguments)
    path = given.data
    if path is not None and path.is_dir():
        path = next(iter(sorted(path.rglob("articles.parquet"))), None)
    texts = articles(path, given.column, given.articles)
    size = sum(map(len, texts))
    first = least_times({"yardstick": lambda: yardstick(texts)}, given.rounds)["yardstick"]
    print(f"{len(texts):,} articles of {size / len(texts):,.0f} characters on {processor()}")
    print(f"yardstick: {len(texts) / first:,.0f} articles/s by a regular expression and a dict\n")
    print(f"{'':<58}{'articles/s':>11}{'x yardstick':>13}{'x rival':>9}")
    rows = []
    for group in _groups(list(works(texts)), given.only):
        rows += measured(group, rounds=given.rounds, n_articles=len(texts), yard=first)
    if given.out:
        record = {
            "articles": len(texts),
            "characters": size,
            "processor": processor(),
            "versions": versions(),
            "yardstick": {"articles_per_second": round(len(texts) / first, 1)},
            "works": rows,
        }
        print(f"\nwritten: {write_json(given.out, record)}")
    return 0


def measured(group: list[Work], *, rounds: int, n_articles: int, yard: float) -> list[dict]:
    """Rows of one work, printed as they come: its own ways, then its rivals."""
    with warnings.catch_warnings():
        # A benchmark's topics need not settle, nor its contrast be worth a warning.
        warnings.simplefilter("ignore", FramingWarning)
        warnings.filterwarnings("ignore", module="sklearn")
        for one in group:
            if not one.is_rival:
                one.call()  # compile, or load what was compiled
        least = least_times({one.by: one.call for one in group}, rounds)
    ours = [one.by for one in group if not one.is_rival]
    rows = []
    for one in group:
        seconds = least[one.by]
        rows.append(
            {
                "work": one.work,
                "by": one.by,
                "is_rival": one.is_rival,
                "seconds": round(seconds, 4),
                "articles_per_second": round(n_articles / seconds, 1),
                "at_reference": round(REFERENCE * yard / seconds, 1),
                "of_yardstick": round(yard / seconds, 3),
                # How many times as fast the package's first way is.
                "of_rival": round(seconds / least[ours[0]], 2) if one.is_rival else None,
            }
        )
        row = rows[-1]
        beside = f"{row['of_rival']:>9.2f}" if one.is_rival else f"{'':>9}"
        shown = f"{'  ' if one.is_rival else ''}{one.work}: {one.by}"
        print(f"{shown:<58}{n_articles / seconds:>11,.0f}{yard / seconds:>13.2f}{beside}")
    return rows


def processor() -> str:
    """The processor's model name; no host."""
    listed = Path("/proc/cpuinfo")
    if listed.is_file():
        for line in listed.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _groups(found: list[Work], only: list[str] | None) -> list[list[Work]]:
    named = dict.fromkeys(one.work for one in found if not only or one.work in only)
    return [[one for one in found if one.work == name] for name in named]


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    options = argparse.ArgumentParser(prog="python -m benchmarks")
    options.add_argument("--data", type=Path, help="a Parquet file of articles, or its folder")
    options.add_argument("--column", default="text", help="the column that holds the texts")
    options.add_argument("--articles", type=int, default=1000)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--only", action="append", help="a work: tokens, matching, ...")
    options.add_argument("--out", type=Path, help="write the figures as JSON")
    return options.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
