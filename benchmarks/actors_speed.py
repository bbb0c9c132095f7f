"""How many articles a processor second are read for actors, beside plain tokenising.

    python -m benchmarks.actors_speed [PARQUET] [--column text] [--articles 400] [--rounds 3]

What is known of parsed texts is kept with them, so every work parses its own. The numbers are
articles of 6 kB a processor second, tokenising included, and the ratio to tokenising alone.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from benchmarks.tokenizing import articles, least_times
from framing.actors import Passives, Portrayals, Roles
from framing.text import tokenize

ARTICLE = 6000


def marking(kind: type, texts: list[str]) -> Callable[[], object]:
    """The work of marking texts anew."""
    return lambda: kind().mark(tokenize(texts))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("parquet", nargs="?", type=Path)
    parser.add_argument("--column", default="text")
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    texts = articles(given.parquet, given.column, given.articles)
    works = {"tokenize": lambda: tokenize(texts)}
    works |= {kind.__name__: marking(kind, texts) for kind in (Passives, Roles, Portrayals)}
    for work in works.values():
        work()  # compiles
    least = least_times(works, given.rounds)
    units = sum(map(len, texts)) / ARTICLE
    for name, seconds in least.items():
        ratio = seconds / least["tokenize"]
        print(f"{name:12} {units / seconds:8.0f} articles a second, {ratio:5.1f} x tokenize")


if __name__ == "__main__":
    main()
