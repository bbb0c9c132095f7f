"""Scores and evidence of a whole corpus, a batch of texts at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from framing.cli import speaking
from framing.cli.extractors import parts_of
from framing.extractor import Combined, Extractor, Measure, Voice
from framing.report.scoring import Once
from framing.text import Tokens, tokenize

if TYPE_CHECKING:
    from framing.corpus import Corpus
    from framing.report.recipe import Choice

CHARACTERS = 32_000_000


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
        The scores, index ``unit``, and the marks behind them. One extractor's columns and labels
        are its own; those of several stand behind the name of each.
    """
    texts = corpus.texts(level)
    parts = {name: part.fit(texts) for name, part in parts_of(choices).items()}
    scores: list[pd.DataFrame] = []
    marks: list[pd.DataFrame] = []
    with speaking.progress(f"Scoring {level}s", len(texts)) as done:
        for batch in batches(texts):
            tokens = tokenize(batch)
            once = {n: Once(part) for n, part in parts.items() if isinstance(part, Extractor)}
            scores.append(
                pd.DataFrame(_scorer({**parts, **once}, by_voice=by_voice).transform(tokens))
            )
            if evidence:
                marks += _marks(once, tokens, named=len(parts) > 1)
            done(len(batch))
    return pd.concat(scores), pd.concat(marks, ignore_index=True) if marks else None


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
