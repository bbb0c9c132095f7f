"""A tagger of attributions, learnt from coded ones."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

import numpy as np
from sklearn.base import BaseEstimator
from sklearn.utils.validation import check_is_fitted

from framing.errors import FramingError
from framing.extractor import as_tokens
from framing.extractor.marking import Texts
from framing.speech import Speech
from framing.speech.learning import Coded, Weights, learnt, tagged
from framing.text import Tokens

FORMAT = 1


class AttributionTagger(BaseEstimator):
    """Attributions as coders mark them: cues by logistic regression, the rest by a linear chain.

    What rules find (`framing.sourcing.Attributions`) is among what the tagger sees, so that it
    learns where coders agree with them. Hand a fitted tagger to ``Attributions(tagger=…)``, and
    those to ``Voice(…, attributions=…)``.

    Parameters
    ----------
    threshold : float
        Probability from which a word is taken for a cue; lower finds more and errs more.
    passes : int
        How often each coded attribution is looked at.
    fewest : int
        Times that a word on no list must have been coded as a cue to be looked at as one.
    seed : int
        Of the order in which the coded attributions are looked at.

    Notes
    -----
    Source: M. Collins (2002), *Discriminative training methods for hidden Markov models*, EMNLP;
    S. Pareti (2015), *Attribution: a computational approach*, for cues first, then what belongs
    to them.

    Blind to: cues inside quotation marks, and contents more than three sentences from their cue.

    Examples
    --------
    >>> texts = ["The port will close, the mayor said."] * 2
    >>> coded = [[Coded([(21, 30)], [(31, 35)], [(0, 19)])]] * 2
    >>> tagger = AttributionTagger(passes=2).fit(texts, coded)
    >>> from framing.sourcing import Attributions
    >>> Attributions(tagger=tagger).evidence(texts[:1])["cue"].tolist()
    ['The port will close']
    """

    def __init__(
        self, *, threshold: float = 0.3, passes: int = 8, fewest: int = 2, seed: int = 0
    ) -> None:
        self.threshold = threshold
        self.passes = passes
        self.fewest = fewest
        self.seed = seed

    def fit(self, X: Texts, y: Sequence[Sequence[Coded]]) -> Self:
        """Learn from texts and what was coded in each.

        Parameters
        ----------
        X : sequence or Series of str, or Tokens, of n_units texts
        y : sequence of sequence of Coded, length n_units

        Raises
        ------
        FramingError
            Where texts and codes differ in number, a place is outside its text, or no attribution
            has both cue and content.
        """
        tokens = as_tokens(X)
        coded = [list(of) for of in y]
        _check(tokens, coded)
        self.weights_: Weights = learnt(
            tokens, coded, passes=self.passes, fewest=self.fewest, seed=self.seed
        )
        return self

    def found(self, tokens: Tokens) -> Speech:
        """The attributions of parsed texts, in columns."""
        check_is_fitted(self, "weights_")
        return tagged(tokens, self.weights_, threshold=self.threshold)

    def save(self, folder: Path | str) -> None:
        """Write ``weights.npz`` and ``tagger.json`` to a folder; there is nothing to unpickle."""
        from framing.files import write_json

        check_is_fitted(self, "weights_")
        folder = Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        rows = np.flatnonzero(self.weights_.chain.any(axis=1))
        columns = np.flatnonzero(self.weights_.cue)
        np.savez_compressed(
            folder / "weights.npz",
            cue=self.weights_.cue[columns],
            cue_places=columns,
            chain=self.weights_.chain[rows],
            chain_places=rows,
            steps=self.weights_.steps,
            rule_steps=self.weights_.rule_steps,
            words=self.weights_.words,
        )
        write_json(folder / "tagger.json", {"format": FORMAT, "parameters": self.get_params()})

    @classmethod
    def load(cls, folder: Path | str) -> Self:
        """A tagger that was saved.

        Raises
        ------
        FramingError
            Where the folder holds no tagger, or one of another format.
        """
        from framing.speech.features import LABELS, SIZE

        folder = Path(folder)
        try:
            told = json.loads((folder / "tagger.json").read_text(encoding="utf-8"))
            with np.load(folder / "weights.npz", allow_pickle=False) as kept:
                arrays = dict(kept)
        except (OSError, ValueError, KeyError) as error:
            raise FramingError(f"{folder} holds no tagger that can be read: {error}.") from error
        if told.get("format") != FORMAT:
            raise FramingError(f"{folder} holds a tagger of another format; train it again.")
        tagger = cls(**told["parameters"])
        cue, chain = np.zeros(SIZE, dtype=np.float32), np.zeros((SIZE, LABELS), dtype=np.float32)
        cue[arrays["cue_places"]] = arrays["cue"]
        chain[arrays["chain_places"]] = arrays["chain"]
        others = {name: arrays[name] for name in ("steps", "rule_steps", "words")}
        tagger.weights_ = Weights(cue=cue, chain=chain, **others)
        return tagger

    def __sklearn_tags__(self):
        tags = super().__sklearn_tags__()
        tags.no_validation = True
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        tags.input_tags.one_d_array = True
        return tags


def codes(records: Iterable[Mapping[str, Any]]) -> list[Coded]:
    """What was coded in one text, from records of source, cue and content.

    Parameters
    ----------
    records : iterable of mapping
        Each with the keys source, cue and content: a list of (start, end) in characters, or of
        mappings with such a list under ``spans``, as in PolNeAR's files.

    Examples
    --------
    >>> codes([{"source": [], "cue": [{"spans": [[4, 8]]}], "content": [[9, 20]]}])
    [Coded(source=[], cue=[(4, 8)], content=[(9, 20)])]
    """
    return [
        Coded(*[list(_spans(record[part])) for part in ("source", "cue", "content")])
        for record in records
    ]


def _spans(given: Iterable[Any]) -> Iterable[tuple[int, int]]:
    for one in given:
        pairs = one["spans"] if isinstance(one, Mapping) else [one]
        yield from ((int(start), int(end)) for start, end in pairs)


def _check(tokens: Tokens, coded: Sequence[Sequence[Coded]]) -> None:
    if len(coded) != len(tokens):
        raise FramingError(f"There are {len(tokens)} texts and the codes of {len(coded)}.")
    for unit, text, of in zip(tokens.index, tokens.texts, coded, strict=True):
        for spans in (spans for one in of for spans in one):
            for start, end in spans:
                if not 0 <= start <= end <= len(text):
                    raise FramingError(
                        f"Unit {unit!r}: {start} to {end} is outside its {len(text)} characters."
                    )
    if not any(one.cue and one.content for of in coded for one in of):
        raise FramingError("No coded attribution has both cue and content to learn from.")
