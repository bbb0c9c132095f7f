"""Scores and evidence of a whole corpus, a batch of texts at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from framing.cli import speaking
from framing.cli.extractors import scorer_of
from framing.report.extractors import evidence_of
from framing.text import tokenize

if TYPE_CHECKING:
    from framing.corpus import Corpus
    from framing.report.recipe import Choice

CHARACTERS = 16_000_000


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
        The scores, index ``unit``, and the marks behind them.
    """
    texts = corpus.texts(level)
    scorer = scorer_of(choices, by_voice=by_voice)
    scorer.fit(texts[:0])
    scores, marks = [], []
    with speaking.progress(f"Scoring {level}s", len(texts)) as done:
        for batch in batches(texts):
            tokens = tokenize(batch)
            scores.append(scorer.transform(tokens))
            if evidence:
                marks.append(evidence_of(choices, tokens, voice="all"))
            done(len(batch))
    return pd.concat(scores), pd.concat(marks, ignore_index=True) if evidence else None


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
