"""Which words moved a score: the table of evidence of a learnt model."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.extractor.marking import evidence_table
from framing.spans import Spans
from framing.text import Tokens

WAYS = ("raises", "lowers")
DIGITS = 12


def moved_by(tokens: Tokens, weight: npt.NDArray[np.float64], *, top: int | None) -> pd.DataFrame:
    """The words that move each text's score.

    Parameters
    ----------
    tokens : Tokens
    weight : ndarray, shape (n_tokens,)
        What each token adds to its text's score.
    top : int, optional
        The words of each text that moved it most; all of them if not given.

    Returns
    -------
    DataFrame
        The table ``evidence``: `label` is ``raises`` or ``lowers``, `weight` what the word adds.
    """
    weight = weight.round(DIGITS)
    moved = np.flatnonzero(weight)
    if top is not None:
        order = np.lexsort((moved, -np.abs(weight[moved]), tokens.text_of[moved]))
        rank = np.arange(len(moved)) - np.searchsorted(
            tokens.text_of[moved], tokens.text_of[moved][order]
        )
        moved = np.sort(moved[order][rank < top])
    spans = Spans.of(
        WAYS,
        text=tokens.text_of[moved],
        start=tokens.starts[moved],
        end=tokens.ends[moved],
        label=weight[moved] < 0,
        weight=weight[moved],
    )
    return evidence_table(tokens, spans)
