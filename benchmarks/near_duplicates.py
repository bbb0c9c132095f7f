"""What finding copies costs, what is found of planted ones, and how both grow.

    python -m benchmarks.near_duplicates [--data PARQUET] [--articles 36000] [--many 0]

Articles are real; where more are asked for than there are, the rest are the same ones with every
letter moved on in the alphabet, so that they share no wording with the first. Copies are planted:
one in forty articles is copied with up to a fifth of its words replaced in runs, another one for
its first half. datasketch runs on a quarter of the articles, where it is installed. Each size of
``--many`` runs in a process of its own, whose highest memory is told beside that of its texts.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks.tokenizing import articles, yardstick
from framing.corpus.duplicates import WORDS, copies
from framing.provenance import seeded

REFERENCE = 3_000
"""Articles a second of the yardstick on the machine for which figures are told."""

EVERY, EDITED = 40, 0.2
_word = re.compile(r"\w+")


def generated(real: Sequence[str], wanted: int) -> list[str]:
    """As many articles as wanted: the real ones, then the same with every letter moved on."""
    texts, letters = list(real[:wanted]), bytes(range(97, 123))
    moved = 0
    while len(texts) < wanted:
        moved += 1
        other = letters[moved:] + letters[:moved]
        table = bytes.maketrans(letters + letters.upper(), other + other.upper())
        for text in real[: wanted - len(texts)]:
            texts.append(text.encode().translate(table).decode())
    return texts


def planted(texts: Sequence[str], seed: int) -> tuple[list[str], dict[str, list[tuple[int, int]]]]:
    """The texts with copies behind them, and the pairs of each kind: edited ones and halves."""
    random = seeded(seed, "near duplicates")
    long = [place for place, text in enumerate(texts) if len(text.split()) >= 100]
    chosen = random.permutation(long)[: 2 * (len(texts) // EVERY)]
    found, pairs = list(texts), {"edited": [], "half": []}
    for number, place in enumerate(chosen.tolist()):
        words = texts[place].split()
        other = texts[int(random.choice(long))].split()
        if number % 2:
            copy, kind = words[: len(words) // 2] + other[len(other) // 2 :], "half"
        else:
            copy, kind = _edited(words, other, random), "edited"
        pairs[kind].append((place, len(found)))
        found.append(" ".join(copy))
    return found, pairs


def _edited(words: list[str], other: list[str], random: np.random.Generator) -> list[str]:
    """The words with up to a fifth of them replaced by another article's, in runs."""
    copy, left = list(words), int(random.uniform(0, EDITED) * len(words))
    while left > 0:
        run = min(left, int(random.integers(4, 13)))
        start = int(random.integers(0, max(len(copy) - run, 1)))
        copy[start : start + run] = (other * (run // len(other) + 1))[:run]
        left -= run
    return copy


def judged(found: set[tuple[int, int]], pairs: dict, n_real: int) -> dict[str, float]:
    """Recall of each kind, and the share of pairs with edited copies that are as planted.

    What is a copy of the original too, as real articles are, counts as planted.
    """
    like = {}
    for one, two in found:
        if two < n_real:
            like.setdefault(one, set()).add(two)
            like.setdefault(two, set()).add(one)
    source = {copy: place for place, copy in pairs["edited"]}
    touched = [(one, two) for one, two in found if two in source and one < n_real]
    right = sum(one == source[two] or one in like.get(source[two], ()) for one, two in touched)
    recalls = {f"recall, {kind}": np.mean([p in found for p in own]) for kind, own in pairs.items()}
    return {**recalls, "precision, edited": right / max(len(touched), 1)}


def minhashed(texts: Sequence[str]) -> set[tuple[int, int]]:
    """What datasketch finds with its usual settings: 128 permutations, Jaccard of .3."""
    from datasketch import MinHash, MinHashLSH

    index, found = MinHashLSH(threshold=0.3, num_perm=128), set()
    for place, text in enumerate(texts):
        words = _word.findall(text.lower())
        sketch = MinHash(num_perm=128)
        sketch.update_batch(
            [" ".join(words[n : n + WORDS]).encode() for n in range(len(words) - WORDS + 1)]
        )
        found |= {(int(other), place) for other in index.query(sketch)}
        index.insert(str(place), sketch)
    return found


def timed(work, *given) -> tuple[float, object]:
    """Processor seconds of a call, and what it gave."""
    start = time.process_time()
    found = work(*given)
    return time.process_time() - start, found


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    reader = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    reader.add_argument("--data", type=Path)
    reader.add_argument("--articles", type=int, default=36_000)
    reader.add_argument("--many", type=int, nargs="*", default=())
    reader.add_argument("--only", type=Path, help=argparse.SUPPRESS)
    given = reader.parse_args(arguments)
    if given.only:
        return _one(pd.read_parquet(given.only)["text"])
    real = articles(given.data, "text", 40_000)
    texts, pairs = planted(generated(real, given.articles), 1)
    copies(texts[:500])  # compile, or load what was compiled
    sample = texts[:3000]
    rate = len(sample) / min(timed(yardstick, sample)[0] for _ in range(3))
    seconds, found = timed(copies, pd.Series(texts, dtype="str"))
    scaled = seconds * rate / REFERENCE
    print(
        f"{len(texts):,} articles: {seconds:.1f} CPU s; at the reference speed {scaled:.1f} CPU s"
    )
    print(judged({(one, two) for one, two, _ in found.tolist()}, pairs, given.articles))
    if importlib.util.find_spec("datasketch"):
        few, pairs = planted(texts[: given.articles // 4], 2)
        for name, work in (("ours", copies), ("datasketch", minhashed)):
            seconds, found = timed(work, few)
            print(f"{name}, {len(few):,} articles: {seconds:.1f} CPU s")
            print(
                judged(
                    {tuple(row[:2]) for row in np.array(list(found)).tolist()},
                    pairs,
                    given.articles // 4,
                )
            )
    for n in given.many:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "texts.parquet"
            pd.DataFrame({"text": generated(real, n)}).to_parquet(path)
            command = [sys.executable, "-m", "benchmarks.near_duplicates", "--only", str(path)]
            subprocess.run(command, check=True)
    return 0


def _one(series: pd.Series) -> int:
    size = int(series.str.len().sum())
    copies(series.iloc[:500])
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # forget the highest so far
    before = _memory("VmRSS")
    seconds, found = timed(copies, series)
    print(
        f"{len(series):,} articles of {size / 1e6:,.0f} MB: {seconds:.1f} CPU s, {len(found):,} "
        f"pairs; memory before {before:,.0f} MB, at most {_memory('VmHWM'):,.0f} MB"
    )
    return 0


def _memory(what: str) -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.search(rf"{what}:\s+(\d+)", status)[1]) / 1024


if __name__ == "__main__":
    raise SystemExit(main())
