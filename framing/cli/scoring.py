"""Scores and evidence of a whole corpus, a batch of texts at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.cli.extractors import parts_of
from framing.corpus.blocks import opened
from framing.extractor import Combined, Extractor, Measure, Voice
from framing.files import write_parquet
from framing.report.scoring import Once
from framing.text import Tokens, tokenize

if TYPE_CHECKING:
    from framing.corpus import Corpus
    from framing.engine import Shard
    from framing.report.recipe import Choice

SCORES, MARKS = "scores.parquet", "evidence.parquet"
"""The kinds of parts that scoring leaves."""

CHARACTERS = 32_000_000


@dataclass(frozen=True)
class Scoring:
    """The job of scoring some articles: what is marked in each of their units, on disk.

    Attributes
    ----------
    folder : Path
        The corpus.
    fingerprint : str
        The corpus', so that another one is not taken for it.
    choices : tuple of Choice
    level : str
    by_voice : bool
        Whether counts are split by whose words they are.
    evidence : bool
        Whether the marks are wanted too.
    parts : Path
        The folder of the results, a file a shard and kind.
    """

    folder: Path
    fingerprint: str
    choices: tuple[Choice, ...]
    level: str
    by_voice: bool
    evidence: bool
    parts: Path

    def __call__(self, shard: Shard) -> None:
        """Score the articles of a shard and write their parts, the scores last."""
        blocks = opened(self.folder, self.fingerprint)
        scores, marks = scored(
            blocks.corpus(shard.block, shard.start, shard.stop),
            self.choices,
            self.level,
            by_voice=self.by_voice,
            evidence=self.evidence,
        )
        if marks is not None:
            write_parquet(self.parts / f"{shard.name}.{MARKS}", marks)
        write_parquet(self.parts / f"{shard.name}.{SCORES}", scores)


def scored(
    corpus: Corpus, choices: Sequence[Choice], level: str, *, by_voice: bool, evidence: bool
) -> tuple[pd.DataFrame, pd.DataFrame | None]:
    """Score every unit of a level.

    Parameters
    ----------
    corpus : Corpus
    choices : sequence of Choice
    level : str
    by_voice : bool
        Whether counts are split by whose words they are.
    evidence : bool
        Whether the marks are wanted too.

    Returns
    -------
    tuple of DataFrame and (DataFrame or None)
        The scores, index ``unit``, and the marks behind them in the order of the units. One
        extractor's columns and labels are its own; those of several stand behind the name of each.
    """
    texts = corpus.texts(level)
    parts = {name: part.fit(texts) for name, part in parts_of(choices).items()}
    scores: list[pd.DataFrame] = []
    marks: list[pd.DataFrame] = []
    for batch in batches(texts):
        tokens = tokenize(batch)
        once = {n: Once(part) for n, part in parts.items() if isinstance(part, Extractor)}
        scores.append(pd.DataFrame(_scorer({**parts, **once}, by_voice=by_voice).transform(tokens)))
        if evidence:
            marks += _marks(once, tokens, named=len(parts) > 1)
    table = pd.concat(scores)
    return table, _in_order(pd.concat(marks), table.index) if marks else None


def _in_order(marks: pd.DataFrame, units: pd.Index) -> pd.DataFrame:
    order = np.argsort(units.get_indexer(pd.Index(marks["unit"])), kind="stable")
    return marks.iloc[order].reset_index(drop=True)


def _scorer(
    parts: dict[str, Extractor | Measure], *, by_voice: bool
) -> Combined | Extractor | Measure | Voice:
    voiced = {
        name: Voice(part) if by_voice and isinstance(part, Extractor) else part
        for name, part in parts.items()
    }
    if len(voiced) > 1:
        return Combined(list(voiced.items()))
    [only] = voiced.values()
    return only


def _marks(once: dict[str, Once], tokens: Tokens, *, named: bool) -> list[pd.DataFrame]:
    tables = {name: part.evidence(tokens) for name, part in once.items()}
    if not named:
        return list(tables.values())
    return [table.assign(label=f"{name}__" + table["label"]) for name, table in tables.items()]


def batches(texts: pd.Series, *, characters: int = CHARACTERS) -> Iterator[pd.Series]:
    """Consecutive texts of about so many characters together; one batch at least.

    Examples
    --------
    >>> [len(batch) for batch in batches(pd.Series(["abc", "de", "f", "ghij"]), characters=5)]
    [2, 2]
    """
    if texts.empty:
        yield texts
        return
    number = (texts.str.len().cumsum() - 1).clip(lower=0) // characters
    for _, batch in texts.groupby(number.to_numpy(), sort=False):
        yield batch
