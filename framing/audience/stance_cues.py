"""Stance by word lists: the baseline that needs no coded comments."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.base import BaseEstimator, ClassifierMixin

from framing.audience.facing import SIGNS, Facing
from framing.audience.pairs import Pairs
from framing.extractor.marking import evidence_table
from framing.spans import Spans


class StanceCues(ClassifierMixin, BaseEstimator):
    """A comment's stance by the cues it holds, those near its target first.

    Assent, support and appeals to truth count for, dissent, opposition, distance and sarcasm
    against, words of tone by one half. A cue that is denied counts by half for the other side.
    In a sentence that names the target a cue counts the more the nearer it stands; where the
    target is not named, comments below an article are taken to be on it all the same.

    Parameters
    ----------
    threshold : float
        Sums up to this far from 0 are neutral.

    Notes
    -----
    Source: arguing and sentiment cues toward a target after S. Somasundaran & J. Wiebe (2010),
    *Recognizing stances in ideological on-line debates*; distance weights after X. Ding, B. Liu &
    P. S. Yu (2008), *A holistic lexicon-based approach to opinion mining*, WSDM.

    Blind to: all that is told without a cue, most of all; targets that are themselves against
    something; irony. It is the baseline for `Stance`.

    Examples
    --------
    >>> pairs = [("The ban is long overdue.", "ban"), ("A ban won't work.", "ban"), ("Hm.", "ban")]
    >>> StanceCues().predict(pairs).tolist()
    [1, -1, 0]
    """

    classes_ = np.array([-1, 0, 1])

    def __init__(self, *, threshold: float = 0.2) -> None:
        self.threshold = threshold

    def fit(self, X: Any = None, y: Any = None) -> Self:
        """There is nothing to learn."""
        return self

    def decision_function(self, X: Any) -> npt.NDArray[np.float64]:
        """The sum of the cues of each pair, shape (n,)."""
        pairs = Pairs.of(X)
        if not len(pairs):
            return np.zeros(0)
        signs = np.array(list(SIGNS.values()))
        return np.asarray(Facing.of(pairs).sums() @ signs).round(9)

    def predict(self, X: Any) -> npt.NDArray[np.int64]:
        """-1, 0 or 1 for each pair, shape (n,)."""
        sums = self.decision_function(X)
        said = np.where(np.abs(sums) <= self.threshold, 0, np.sign(sums))
        return said.astype(np.int64)

    def evidence(self, X: Any) -> pd.DataFrame:
        """The cues behind each pair's sum.

        Returns
        -------
        DataFrame
            The table ``evidence``: `unit` is the pair's number, `label` the side that the cue
            counts for, `weight` what it adds to the sum.
        """
        facing = Facing.of(Pairs.of(X))
        signs = np.array(list(SIGNS.values()))
        told = facing.values @ signs
        near = facing.near.tocoo()
        token, pair, weight = near.col, near.row, near.data * told[near.col]
        kept = weight != 0
        token, pair, weight = token[kept], pair[kept], weight[kept]
        comments = facing.tokens
        spans = Spans.of(
            ("against", "for"),
            text=comments.text_of[token],
            start=comments.starts[token],
            end=facing.ends[token],
            label=weight > 0,
            weight=weight,
        )
        table = evidence_table(comments, spans)
        keys = weight > 0, facing.ends[token], comments.starts[token], comments.text_of[token]
        units = pair[np.lexsort(keys)].astype(str)
        table = table.assign(unit=units, voice="comment").astype({"unit": "str", "voice": "str"})
        return table.sort_values(["unit", "start"], kind="stable", ignore_index=True)

    def __sklearn_is_fitted__(self) -> bool:
        return True
