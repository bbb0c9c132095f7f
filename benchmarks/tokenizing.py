"""How many articles a processor second are parsed, beside what a regular expression and a dict do.

    python -m benchmarks.tokenizing [PARQUET] [--column text] [--articles 3000] [--rounds 7]

The yardstick makes ids and nothing else: one expression over the lower-cased text and one dict.
Ours makes ids, offsets, sentences and quotations. Both run in turn, and the least processor time
of all rounds counts, so that a busy machine changes the ratio little. Without a file the articles
of the corpus that ships are taken, as many times as are needed.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd

from framing.text import tokenize

ROOT = Path(__file__).parents[1]
NEWS = ROOT.parent / "shared" / "data" / "allsides" / "articles.parquet"
SHIPPED = ROOT / "corpora" / "harbour-talks" / "articles"
TARGET = 3.4
YARDSTICK = "ids by re and a dict"
OURS = "ids, offsets, sentences, quotations"
_word = re.compile(r"\w+(?:['’-]\w+)*|[^\w\s]")


def yardstick(texts: list[str]) -> int:
    """Ids of all tokens over one vocabulary; returns how many there are."""
    vocabulary: dict[str, int] = {}
    n_tokens = 0
    for text in texts:
        words = _word.findall(text.lower())
        n_tokens += len([vocabulary.setdefault(word, len(vocabulary)) for word in words])
    return n_tokens


def least_times(works: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Least processor time of each work, one after the other in every round."""
    least = dict.fromkeys(works, float("inf"))
    for _ in range(rounds):
        for name, work in works.items():
            start = time.process_time()
            work()
            least[name] = min(least[name], time.process_time() - start)
    return least


def articles(path: Path | None, column: str, wanted: int) -> list[str]:
    """Articles from all over a file, or those that ship."""
    if path is not None or NEWS.is_file():
        texts = pd.read_parquet(path or NEWS, columns=[column])[column].fillna("").tolist()
        return texts[:: max(len(texts) // wanted, 1)][:wanted]
    texts = [one.read_text(encoding="utf-8") for one in sorted(SHIPPED.rglob("*.txt"))]
    return (texts * (wanted // len(texts) + 1))[:wanted]


def main(arguments: list[str] | None = None) -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("parquet", nargs="?", type=Path)
    options.add_argument("--column", default="text")
    options.add_argument("--articles", type=int, default=3000)
    options.add_argument("--rounds", type=int, default=7)
    given = options.parse_args(arguments)
    texts = articles(given.parquet, given.column, given.articles)
    size = sum(map(len, texts))
    tokenize(texts)  # compile, or load what was compiled
    works = {YARDSTICK: lambda: yardstick(texts), OURS: lambda: tokenize(texts)}
    least = least_times(works, given.rounds)
    print(f"{len(texts):,} articles of {size / len(texts):,.0f} characters, one core")
    for name, seconds in least.items():
        rates = f"{len(texts) / seconds:>8,.0f} articles/s {size / seconds / 1e6:>7.1f} Mchar/s"
        print(f"  {name:<38}{rates} {least[YARDSTICK] / seconds:>6.2f} x")
    reached = least[YARDSTICK] / least[OURS]
    print(f"  target {TARGET} x: {'reached' if reached >= TARGET else 'MISSED'}")


if __name__ == "__main__":
    main()
