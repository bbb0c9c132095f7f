"""The extractor: it marks spans, and everything else follows from the marks."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import Any, Self

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.base import BaseEstimator, TransformerMixin

from framing.errors import TextsError
from framing.extractor.whose import VOICES, span_voices
from framing.schema import checked
from framing.spans import Spans
from framing.text import Tokens, tokenize

EXPOSURES = ("n_tokens", "n_sentences")
_surrogate = re.compile("[\ud800-\udfff]")

Texts = Sequence[str] | pd.Series | Tokens


def as_tokens(texts: Texts) -> Tokens:
    """Texts parsed, or the tokens themselves where they have been parsed before.

    Raises
    ------
    TextsError
        For a table, a single string, or items that are not strings.
    """
    if isinstance(texts, Tokens):
        return texts
    if isinstance(texts, pd.DataFrame):
        names = ", ".join(map(str, texts.columns[:6]))
        raise TextsError(f"A table was given where texts are needed; pick one column of: {names}.")
    return tokenize(texts)


def like(
    texts: Texts, scores: npt.NDArray[Any], index: pd.Index, names: Iterable[str]
) -> npt.NDArray[Any] | pd.DataFrame:
    """Scores as a table where the texts have an index, else as the array they are."""
    if isinstance(texts, (Tokens, pd.Series)):
        return pd.DataFrame(scores, index=index, columns=list(names))
    return scores


class Extractor(TransformerMixin, BaseEstimator):
    """Base of all that marks spans in texts and counts them.

    A subclass names its `labels` and marks: ``mark(tokens) -> Spans``. What it is given as
    texts may be a list or Series of strings, or `Tokens`; it has nothing to learn from them.
    """

    labels: tuple[str, ...] = ()

    @abstractmethod
    def mark(self, tokens: Tokens) -> Spans:
        """The spans found in parsed texts."""

    def fit(self, X: Texts, y: object = None) -> Self:
        """Check the parameters; there is nothing to learn."""
        as_tokens(X[:0] if isinstance(X, Sequence | pd.Series | np.ndarray) else X)
        return self

    def transform(self, X: Texts) -> npt.NDArray[np.int64] | pd.DataFrame:
        """Count the marks.

        Parameters
        ----------
        X : sequence or Series of str, or Tokens, of n_units texts

        Returns
        -------
        DataFrame or ndarray of int64, shape (n_units, n_labels + 2)
            A column a label, then ``n_tokens`` (words) and ``n_sentences``. A Series or Tokens
            give a table indexed by unit; a list gives an array, or a table with
            ``set_output(transform="pandas")``.
        """
        tokens = as_tokens(X)
        counts = self.mark(tokens).counts(len(tokens))
        scores = np.column_stack([counts, tokens.n_tokens, tokens.n_sentences])
        return like(X, scores, tokens.index, self.get_feature_names_out())

    def get_feature_names_out(self, input_features: object = None) -> npt.NDArray[np.object_]:
        """The labels, then ``n_tokens`` and ``n_sentences``."""
        return np.array([*self.labels, *EXPOSURES], dtype=object)

    def evidence(self, X: Texts) -> pd.DataFrame:
        """The marks behind the counts, one a row.

        Returns
        -------
        DataFrame
            unit, start and end (characters of the unit's text, half-open), label, cue (the
            marked words), weight, voice (``outlet``; ``quoted`` or ``attributed`` where somebody
            else is said to say it).
        """
        tokens = as_tokens(X)
        return evidence_table(tokens, self.mark(tokens))

    def __sklearn_is_fitted__(self) -> bool:
        return True

    def __sklearn_tags__(self):
        tags = super().__sklearn_tags__()
        tags.requires_fit = False
        tags.no_validation = True
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        tags.input_tags.one_d_array = True
        return tags


def evidence_table(
    tokens: Tokens, spans: Spans, voices: npt.NDArray[np.int64] | None = None
) -> pd.DataFrame:
    """Spans as the table ``evidence``, with each one's words and voice (of its first token)."""
    texts = tokens.texts
    rows = zip(spans.text.tolist(), spans.start.tolist(), spans.end.tolist(), strict=True)
    table = pd.DataFrame(
        {
            "unit": tokens.index.astype(str).to_numpy(dtype=object)[spans.text],
            "start": spans.start,
            "end": spans.end,
            "label": np.array(spans.labels, dtype=object)[spans.label]
            if len(spans)
            else np.zeros(0, dtype=object),
            "cue": storable([texts[text][start:end] for text, start, end in rows]),
            "weight": spans.weight,
            "voice": np.array(VOICES, dtype=object)[span_voices(tokens, spans, voices)],
        }
    )
    return checked(
        table.astype(dict.fromkeys(("unit", "label", "cue", "voice"), "str")), "evidence"
    )


def storable(cues: list[str]) -> list[str]:
    """The cues, the halves of characters in them replaced: a column can hold no such thing."""
    if not any(map(_surrogate.search, cues)):
        return cues
    return [_surrogate.sub("\N{REPLACEMENT CHARACTER}", cue) for cue in cues]
