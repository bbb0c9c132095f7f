"""Whose words the marked spans are in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.base import BaseEstimator, TransformerMixin

from framing.errors import FramingError, one_of
from framing.extractor.marking import Extractor, Texts, as_tokens, evidence_table, like
from framing.extractor.whose import SPEAKING, VOICES, Finder, places_of, span_voices, token_voices
from framing.text import Tokens


class Voice(TransformerMixin, BaseEstimator):
    """Another extractor's counts, split by whose words they are.

    What somebody is said to say, think or want is ``quoted`` inside quotation marks and
    ``attributed`` outside of them; the rest, scare quotes included, is the ``outlet``'s.

    Parameters
    ----------
    extractor : Extractor
    voices : sequence of str
        Which voices are told apart, out of outlet, quoted, attributed, headline and comment. The
        words of headlines and comments, known by the ids that a corpus gives to its units, are
        voices of their own where these are named. Words in a voice that is not named count as
        the outlet's.
    attributions : object, optional
        What finds attributions, such as `framing.sourcing.Attributions` with a tagger; by rules
        otherwise.

    Marks: the extractor's labels, each as ``label@outlet``, ``label@quoted`` and so on; the parts
    add up exactly to the whole. The words are split too: a voice's exposure is ``n_tokens@voice``.

    Blind to: speech that nobody is named for and no verb tells of.

    Examples
    --------
    >>> from framing.extractor import LexiconExtractor
    >>> voice = Voice(LexiconExtractor("hedges", by="list"), voices=("outlet", "quoted"))
    >>> scores = voice.fit_transform(pd.Series(['It may rain. "It may," he said.']))
    >>> scores.to_dict("records")[0]
    {'hedges@outlet': 1, 'hedges@quoted': 1, 'n_tokens@outlet': 5, 'n_tokens@quoted': 2}
    """

    def __init__(
        self,
        extractor: Extractor,
        *,
        voices: Sequence[str] = SPEAKING,
        attributions: Finder | None = None,
    ) -> None:
        self.extractor = extractor
        self.voices = voices
        self.attributions = attributions

    @property
    def labels(self) -> tuple[str, ...]:
        """Each of the extractor's labels in each voice."""
        return tuple(f"{label}@{voice}" for label in self.extractor.labels for voice in self.voices)

    def fit(self, X: Texts, y: object = None) -> Self:
        """Fit the extractor.

        Raises
        ------
        FramingError
            Where `voices` names another voice, or leaves out the outlet's.
        """
        self._check()
        self.extractor.fit(X, y)
        return self

    def transform(self, X: Texts) -> npt.NDArray[np.int64] | pd.DataFrame:
        """Counts of each label in each voice, then the words of each voice.

        Returns
        -------
        DataFrame or ndarray of int64, shape (n_units, (n_labels + 1) * n_voices)
            A table for a Series or Tokens, an array for a list.
        """
        self._check()
        tokens = as_tokens(X)
        spans = self.extractor.mark(tokens)
        of_tokens = self._of_tokens(tokens)
        of_spans = span_voices(tokens, spans, of_tokens)
        wanted = [VOICES.index(voice) for voice in self.voices]
        parts = [spans.where(of_spans == voice).counts(len(tokens)) for voice in wanted]
        counts = np.stack(parts, axis=2).reshape(len(tokens), len(self.labels))
        words = [tokens.count(tokens.is_word & (of_tokens == voice)) for voice in wanted]
        scores = np.column_stack([counts, *words])
        return like(X, scores, tokens.index, self.get_feature_names_out())

    def get_feature_names_out(self, input_features: object = None) -> npt.NDArray[np.object_]:
        """The labels, then the words of each voice: ``n_tokens@outlet`` and so on."""
        exposures = (f"n_tokens@{voice}" for voice in self.voices)
        return np.array([*self.labels, *exposures], dtype=object)

    def evidence(self, X: Texts) -> pd.DataFrame:
        """The extractor's marks, one a row, each with its voice."""
        self._check()
        tokens = as_tokens(X)
        return evidence_table(tokens, self.extractor.mark(tokens), self._of_tokens(tokens))

    def _of_tokens(self, tokens: Tokens) -> npt.NDArray[np.int64]:
        """The voice of every token, out of those that are told apart."""
        found = token_voices(tokens, self.attributions)
        places = places_of(tokens)[tokens.text_of]
        found = np.where(places >= 0, np.where(np.isin(places, self._known), places, found), found)
        return np.where(np.isin(found, self._known), found, 0)

    @property
    def _known(self) -> list[int]:
        return [VOICES.index(voice) for voice in self.voices]

    def _check(self) -> None:
        for voice in self.voices:
            one_of("voices", voice, VOICES)
        if VOICES[0] not in self.voices or isinstance(self.voices, str):
            raise FramingError(f"voices is {self.voices!r}; it must name {VOICES[0]!r} at least.")

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
    voice : {"outlet", "quoted", "attributed", "headline", "comment"}

    Returns
    -------
    DataFrame
        A new one; what has no voice, such as the words of the whole unit, is left out.

    Raises
    ------
    FramingError
        For another voice, or scores that are not split by voice, or not by this one.

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
            f"These scores are not split by voice, or have no {voice!r}; "
            "take them from framing.extractor.Voice."
        )
    return scores[kept].rename(columns=lambda name: str(name).removesuffix(ending))
