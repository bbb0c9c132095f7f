"""How often a contrast finds something where nothing is: random halves of real news.

    framing corpus add news.parquet --map id=…,outlet=…,event=…,headline=…,text=… --to CORPUS
    python benchmarks/null_splits.py CORPUS [--splits 200] [--permutations 999] [--by outlet]

In every event the articles are dealt at random to two pseudo-groups (``--by outlet``: every
outlet is dealt one pseudo-leaning, and outlets are what is permuted), and every word in at least
three articles, and every word list, is compared. Printed are the share of p < .05 over features
with at least 50 hits and over rarer ones, and the mean number of discoveries a split after
Benjamini–Hochberg, of words and of word lists by themselves.
"""

from __future__ import annotations

import argparse
import sys
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from framing.compare import Resampling, contrast
from framing.corpus import Corpus
from framing.corpus.design import Design
from framing.errors import FramingWarning
from framing.extractor import Terms
from framing.frames import FrameCues
from framing.provenance import seeded
from framing.wording import Hedges, LoadedTerms

COMMON = 50
PAIR = ("a", "b")


@dataclass
class Tally:
    """What was found over all splits, of one set of features."""

    p_values: list[np.ndarray]
    hits: list[np.ndarray]
    discoveries: list[int]

    def lines(self) -> Iterator[str]:
        """The shares and the mean, one a line."""
        p, hits = np.concatenate(self.p_values), np.concatenate(self.hits)
        for name, chosen in (
            (f"with at least {COMMON} hits", hits >= COMMON),
            ("rarer", hits < COMMON),
        ):
            if chosen.any():
                share = (p[chosen] < 0.05).mean()
                yield f"  {name}: {chosen.sum():,} tests, share of p < .05 = {share:.4f}"
        found = np.array(self.discoveries)
        yield (
            f"  discoveries a split (q < .05): mean {found.mean():.3f}, most {found.max()}, "
            f"splits with any {np.mean(found > 0):.3f}"
        )


def features_of(corpus: Corpus) -> dict[str, pd.DataFrame]:
    """Counts of every word, and of every word list, by article."""
    tokens = corpus.tokens("article")
    terms = Terms(min_units=3)
    words = pd.DataFrame(
        terms.fit_transform(tokens).toarray(),
        index=tokens.index,
        columns=[f"word {name}" for name in terms.get_feature_names_out()],
    )
    lists = [
        extractor.set_output(transform="pandas").fit_transform(tokens)
        for extractor in (LoadedTerms(), Hedges(), FrameCues())
    ]
    listed = pd.concat(lists, axis=1)
    listed = listed.loc[:, ~listed.columns.duplicated()]
    return {"words": words.assign(n_tokens=listed["n_tokens"]), "lists": listed}


def split(design: Design, number: int, *, by_outlet: bool) -> Design:
    """The design with its groups dealt at random."""
    random = seeded(1, "null", number)
    table = design.table.sort_index()
    if by_outlet:
        outlets = np.sort(table["outlet"].unique())
        dealt = dict(zip(outlets, random.permutation(len(outlets)) % 2, strict=True))
        half = table["outlet"].map(dealt).to_numpy()
    else:
        articles = table.drop_duplicates("article").sort_values(["stratum", "article"])
        first = random.integers(2, size=articles["stratum"].nunique())
        place = articles.assign(key=random.random(len(articles)))
        rank = place.groupby("stratum")["key"].rank().to_numpy(dtype=np.int64)
        event = pd.factorize(articles["stratum"])[0]
        dealt = dict(zip(articles["article"], (rank + first[event]) % 2, strict=True))
        half = table["article"].map(dealt).to_numpy()
    table = table.assign(group=np.where(half == 0, *PAIR)).astype("str")
    names = {**design.names, "group": "half"}
    return Design(table, design.level, names, outlet_label=by_outlet)


def main(arguments: list[str]) -> int:
    """Split, compare and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--splits", type=int, default=200)
    parser.add_argument("--permutations", type=int, default=999)
    parser.add_argument("--strata", default="event")
    parser.add_argument("--by", choices=("article", "outlet"), default="article")
    parser.add_argument("--only", choices=("words", "lists"))
    given = parser.parse_args(arguments)
    corpus = Corpus.read(given.corpus)
    design = corpus.design("article", groups="outlet", strata=given.strata)
    sets = features_of(corpus)
    tallies = {name: Tally([], [], []) for name in sets if given.only in (None, name)}
    resampling = Resampling(permutations=given.permutations, draws=99)
    for number in range(given.splits):
        halves = split(design, number, by_outlet=given.by == "outlet")
        for name, tally in tallies.items():
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", FramingWarning)
                found = contrast(
                    sets[name], halves, pair=PAIR, seed=number, resampling=resampling
                ).table
            tested = found[found["p_value"].notna()]
            tally.p_values.append(tested["p_value"].to_numpy())
            tally.hits.append((tested["hits"] + tested["hits_reference"]).to_numpy())
            tally.discoveries.append(int((tested["q_value"] < 0.05).sum()))
    for name, tally in tallies.items():
        lines = [f"{name}: {given.splits} splits by {given.by}, {given.permutations} permutations"]
        sys.stdout.write("\n".join([*lines, *tally.lines()]) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
