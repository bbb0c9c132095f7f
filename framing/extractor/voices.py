"""Whose words the marked spans are in."""

from __future__ import annotations

from typing import Self

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.base import BaseEstimator, TransformerMixin

from framing.errors import FramingError, one_of
from framing.extractor.marking import (
    Extractor,
    Texts,
    as_tokens,
    evidence_table,
    is_quoted,
    like,
)

VOICES = ("outlet", "quoted")


class Voice(TransformerMixin, BaseEstimator):
    """Another extractor's counts, split by whose words they are.

    The outlet's own words are what stands outside quotation marks. Headlines and comments are
    voices by their place: score those levels of a corpus by themselves.

    Parameters
    ----------
    extractor : Extractor

    Marks: the extractor's labels, each as ``label@outlet`` and ``label@quoted``; the parts add
    up exactly to the whole. The words are split too: a voice's exposure is ``n_tokens@voice``.

    Blind to: speech that is reported without quotation marks; marks that set off titles.

    Examples
    --------
    >>> from framing.extractor import LexiconExtractor
    >>> voice = Voice(LexiconExtractor("hedges", by="list")).set_output(transform="pandas")
    >>> voice.fit_transform(['It may rain. "It may not," he said.']).to_dict("records")[0]
    {'hedges@outlet': 1, 'hedges@quoted': 1, 'n_tokens@outlet': 5, 'n_tokens@quoted': 3}
    """

    def __init__(self, extractor: Extractor) -> None:
        self.extractor = extractor

    @property
    def labels(self) -> tuple[str, ...]:
        """Each of the extractor's labels in each voice."""
        return tuple(f"{label}@{voice}" for label in self.extractor.labels for voice in VOICES)

    def fit(self, X: Texts, y: object = None) -> Self:
        """Fit the extractor."""
        self.extractor.fit(X, y)
        return self

    def transform(self, X: Texts) -> npt.NDArray[np.int64] | pd.DataFrame:
        """Counts of each label in each voice, then the words of each voice.

        Returns
        -------
        DataFrame or ndarray of int64, shape (n_units, n_labels * 2 + 2)
            A table for a Series or Tokens, an array for a list.
        """
        tokens = as_tokens(X)
        spans = self.extractor.mark(tokens)
        quoted = is_quoted(tokens, spans)
        parts = [spans.where(mask).counts(len(tokens)) for mask in (~quoted, quoted)]
        counts = np.stack(parts, axis=2).reshape(len(tokens), len(self.labels))
        inside = tokens.is_word & (tokens.quotation >= 0)
        n_quoted = tokens.count(inside)
        scores = np.column_stack([counts, tokens.n_tokens - n_quoted, n_quoted])
        return like(X, scores, tokens.index, self.get_feature_names_out())

    def get_feature_names_out(self, input_features: object = None) -> npt.NDArray[np.object_]:
        """The labels, then ``n_tokens@outlet`` and ``n_tokens@quoted``."""
        return np.array([*self.labels, *(f"n_tokens@{voice}" for voice in VOICES)], dtype=object)

    def evidence(self, X: Texts) -> pd.DataFrame:
        """The extractor's marks, one a row, each with its voice."""
        tokens = as_tokens(X)
        return evidence_table(tokens, self.extractor.mark(tokens))

    def __sklearn_is_fitted__(self) -> bool:
        return True

    def __sklearn_tags__(self):
        return self.extractor.__sklearn_tags__()


def in_voice(scores: pd.DataFrame, voice: str) -> pd.DataFrame:
    """The counts of one voice with its exposure, named as they are without voices.

    Parameters
    ----------
    scores : DataFrame
        Of `Voice`, or of `Combined` with voices in it.
    voice : {"outlet", "quoted"}

    Returns
    -------
    DataFrame
        A new one; what has no voice, such as the words of the whole unit, is left out.

    Raises
    ------
    FramingError
        For another voice, or scores that are not split by voice.

    Examples
    --------
    >>> from framing.extractor import LexiconExtractor
    >>> voices = Voice(LexiconExtractor("hedges", by="list"))
    >>> scores = voices.fit_transform(pd.Series(['It may rain. "It may not," he said.']))
    >>> in_voice(scores, "quoted").to_dict("records")
    [{'hedges': 1, 'n_tokens': 3}]
    """
    ending = f"@{one_of('voice', voice, VOICES)}"
    kept = [name for name in scores.columns if str(name).endswith(ending)]
    if not kept:
        raise FramingError(
            "These scores are not split by voice; take them from framing.extractor.Voice."
        )
    return scores[kept].rename(columns=lambda name: str(name).removesuffix(ending))
