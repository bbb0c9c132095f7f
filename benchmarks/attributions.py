"""Who is said to say what: found against coded, where it fails, how fast, and that none breaks.

    python -m benchmarks.attributions DATA [--tagger] [--failures 20] [--articles 1000] [--round]

DATA is the folder that holds ``attribution/polnear_train.parquet`` and ``polnear_dev.parquet``.
Figures are those of `tests.accuracy.attribution`, on the development part: a crude baseline, two
annotators of the same documents, the rules and, where it is asked for, a tagger trained on the
train part, with the seconds that training takes. Failures are the rules'. Speed is told beside
the yardstick of `benchmarks.tokenizing` and beside regular expressions that find quotation marks
and a few verbs and nothing else. With ``--round`` every article of every file is tried: none may
raise, and every place must hold the words that are told of it.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pandas as pd

from benchmarks.tokenizing import articles, least_times, yardstick
from framing.sourcing import Attributions, AttributionTagger, codes
from framing.text import tokenize
from tests.accuracy.attribution import Score, coded, crude, learnt_cues, matched
from tests.accuracy.test_attributions import figures, found_by, readings_of
from tests.sourcing.test_attributions import check

ROUND = ("allsides/articles", "events/news_cluster", "attribution/polnear_train")
CODED, BATCH, WIDTH = "attribution/polnear_dev", 1000, 70
_marked = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’")
_verbs = re.compile(r"\b(?:sa(?:id|ys?)|told|according to|claim(?:s|ed)|argue[sd]|called|added)\b")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print figures by type, failures and speed."""
    given = _asked(arguments)
    train, dev = (given.data / f"attribution/polnear_{part}.parquet" for part in ("train", "dev"))
    learned, batch, readings, wanted = readings_of(train)
    cues = learnt_cues(readings, wanted)
    print(f"{'two annotators, train part':<28}{_line(agreed(train))}")
    tagger = AttributionTagger()
    if given.tagger:
        start = time.process_time()
        tagger.fit(batch, [codes(json.loads(rows)) for rows in learned["attributions"]])
        print(f"trained in {time.process_time() - start:.0f} s on {len(batch)} documents")
    _, batch, readings, wanted = readings_of(dev)
    rules = found_by(Attributions(), batch, readings)
    told = {"crude": [crude(reading, cues) for reading in readings], "rules": rules}
    if given.tagger:
        told["tagger"] = found_by(Attributions(tagger=tagger), batch, readings)
    for name, found in told.items():
        print(f"{name:<28}{_line(figures(wanted, found))}")
        for kind in ("direct", "mixed", "indirect"):
            print(f"  {kind:<26}{_line(of_type(wanted, found, kind))}")
    for kind, lines in failures(readings, wanted, rules, given.failures).items():
        print(f"\n{kind}")
        print("\n".join(lines))
    speed(given.articles)
    if given.round:
        for file in (*ROUND, CODED):
            print(f"{file}: {rounded(given.data / f'{file}.parquet'):,} articles, none broken")


def agreed(path: Path) -> dict[str, float]:
    """The figures of one annotator against another, over documents that two have coded."""
    table = pd.read_parquet(path)
    score = Score()
    for _, rows in table[table.duplicated("doc", keep=False)].groupby("doc"):
        reading = tokenize([rows["text"].iloc[0]]).reading(0)
        score.add(*[coded(one, reading) for one in rows["attributions"].tolist()[:2]])
    return score.figures()


def of_type(wanted: list, found: list, kind: str) -> dict[str, float]:
    """The figures where only contents of one type count, coded and found."""
    score = Score()
    for gold, given in zip(wanted, found, strict=True):
        score.add([one for one in gold if one.type == kind], [o for o in given if o.type == kind])
    return score.figures()


def failures(readings: list, wanted: list, found: list, n: int) -> dict[str, list[str]]:
    """Failures drawn at random, by kind: missed, false, and found with other bounds or source."""
    kinds: dict[str, list[str]] = {}
    for reading, gold, given in zip(readings, wanted, found, strict=True):
        pairs = dict(matched(gold, given))
        touched = frozenset().union(*(one.content for one in given))
        meant = frozenset().union(*(one.content for one in gold))
        for place, one in enumerate(gold):
            if place not in pairs:
                what = "other bounds" if len(one.content & touched) else "missed"
                kinds.setdefault(f"{what}, {one.type}", []).append(_shown(reading, one))
            elif one.head != given[pairs[place]].head:
                other = _words(reading, given[pairs[place]].source)
                kinds.setdefault("another source", []).append(
                    f"{_shown(reading, one)}; found: {other or 'none'}"
                )
        for one in given:
            if not one.content & meant:
                kinds.setdefault("not coded", []).append(_shown(reading, one))
    drawn, shown = random.Random(0), {}
    for rank, kind in enumerate(sorted(kinds, key=lambda kind: (-len(kinds[kind]), kind))):
        few = min(n // len(kinds) + (rank < n % len(kinds)), len(kinds[kind]))
        shown[f"{kind} ({len(kinds[kind])})"] = drawn.sample(kinds[kind], few)
    return shown


def speed(n: int) -> None:
    """Print articles a processor second by the rules, and by expressions alone."""
    texts = [text[:6000] for text in articles(None, "text", n)]
    found = least_times(
        {
            "yardstick": lambda: yardstick(texts),
            "quotes and cues by expressions": lambda: [
                (_marked.findall(text), _verbs.findall(text)) for text in texts
            ],
            "parsed": lambda: tokenize(texts),
            "parsed, attributions": lambda: Attributions().found(tokenize(texts)),
            "parsed, attributions, relations": lambda: Attributions().relations(texts),
        },
        3,
    )
    print(f"\n{len(texts):,} articles of {sum(map(len, texts)) / len(texts):,.0f} characters")
    for name, seconds in found.items():
        ratio = found["yardstick"] / seconds
        print(f"{name:<34}{len(texts) / seconds:>8,.0f} articles/s{ratio:>8.2f} x yardstick")


def rounded(path: Path) -> int:
    """How many articles of a file were tried; fails where one breaks."""
    texts = pd.read_parquet(path, columns=["text"])["text"].fillna("").tolist()
    for first in range(0, len(texts), BATCH):
        check(texts[first : first + BATCH])
    return len(texts)


def _line(told: dict[str, float]) -> str:
    names = ("token F1", "cue token F1", "span F1", "end to end")
    return "".join(f"{name} {told[name]:.3f}  " for name in names)


def _shown(reading: object, one: object) -> str:
    said = _words(reading, one.content)
    return f"- {_words(reading, one.source) or '—'} | {_words(reading, one.cue) or '—'} | {said}"


def _words(reading: object, tokens: frozenset[int]) -> str:
    words: Iterator[str] = (
        reading.text[reading.starts[token] : reading.ends[token]] for token in sorted(tokens)
    )
    said = " ".join(words)
    return said if len(said) <= WIDTH else said[:WIDTH].rsplit(" ", 1)[0] + " …"


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--tagger", action="store_true")
    parser.add_argument("--round", action="store_true")
    parser.add_argument("--failures", type=int, default=20)
    parser.add_argument("--articles", type=int, default=1000)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
