"""Framing along axes of meaning: which pole the words of a text lean to, and how far they go."""

from __future__ import annotations

import functools
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Self

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse
from sklearn.utils.validation import check_is_fitted

from framing.errors import FramingWarning, TextsError, one_of
from framing.extractor import SPEAKING, Measure, as_tokens
from framing.extractor.marking import Texts, evidence_table
from framing.extractor.whose import token_voices
from framing.frames.axes import Axes, load_axes
from framing.learning.vectors import Vectors
from framing.spans import Spans
from framing.text import Kind, Tokens

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

WHOSE = ("all", *SPEAKING)
KINDS = ("bias", "intensity")


class FrameAxis(Measure):
    """Bias and intensity of texts along axes of meaning.

    Parameters
    ----------
    axes : str, Path or Axes
        A set of the package, by name, the file of one's own, or the axes.
    vectors : Vectors, str or Path, optional
        Word vectors, or their file in the text form of word2vec or GloVe. Without any they are
        learnt from the texts that are fitted.
    background : list or Series of str, or Tokens, optional
        The texts that set the baseline; those that are fitted otherwise.
    voice : {"all", "outlet", "quoted", "attributed"}
        Whose words are looked at, in the background too.
    seed : int
        For vectors that are learnt.

    Attributes
    ----------
    vectors_ : Vectors
    cosines_ : DataFrame, index "word", a column an axis
        How far every known word leans to the positive pole, from -1 to 1.
    baseline_ : Series, index "axis"
        The bias of the background.
    poles_ : DataFrame
        axis, pole, known and unknown: the words of each pole with and without a vector.

    Notes
    -----
    Vectors are centred on the mean of them all. An axis is the mean vector of its positive
    words less that of its negative ones. With n(w) the count of a known word in a text and c(w)
    the cosine of its vector with the axis, bias is ``Σ n(w) c(w) / Σ n(w)`` and intensity
    ``Σ n(w) (c(w) − B)² / Σ n(w)``, B being the bias of the background. Words without a vector
    are left out and counted (`components`); a text without a known word is missing, as is an axis
    with a pole that has no known word. Groups are set against the background, with a null model,
    by `framing.compare.background`.

    Source: H. Kwak, J. An, E. Jing & Y.-Y. Ahn (2021), *FrameAxis: characterizing microframe
    bias and intensity with word embedding*, PeerJ Computer Science 7, e644, equations 1 to 3;
    J. Mu & P. Viswanath (2018), *All-but-the-top*, ICLR (centring).

    Produces: ``axis-bias``, from -1 (negative pole) to 1 (positive), and ``axis-intensity``.

    Blind to: denial, irony, word senses; what the vectors were trained on.

    Examples
    --------
    >>> vectors = Vectors.of({"kind": [1.0, 0.0], "cruel": [-1.0, 0.0], "ship": [0.0, 1.0],
    ...                       "sea": [0.0, -1.0]})
    >>> axes = Axes.of("mine", {"care": (["cruel"], ["kind"])})
    >>> axis = FrameAxis(axes, vectors=vectors)
    >>> axis.fit_transform(["A kind ship.", "A cruel sea."]).round(3).tolist()
    [[0.5, 0.5], [-0.5, 0.5]]
    """

    def __init__(
        self,
        axes: str | Path | Axes = "moral-axes",
        *,
        vectors: Vectors | str | Path | None = None,
        background: Texts | None = None,
        voice: str = "all",
        seed: int = 0,
    ) -> None:
        self.axes = axes
        self.vectors = vectors
        self.background = background
        self.voice = voice
        self.seed = seed

    @property
    def book(self) -> Axes:
        """The axes themselves."""
        return self.axes if isinstance(self.axes, Axes) else _axes(str(self.axes))

    @property
    def values(self) -> tuple[str, ...]:  # type: ignore[override]
        """Bias and intensity of each axis."""
        return tuple(f"{axis}-{kind}" for axis in self.book.names for kind in KINDS)

    def fit(self, X: Texts, y: object = None) -> Self:
        """Learn the vectors, where none are given, and the baseline.

        Raises
        ------
        FramingError
            For another voice, or vectors that cannot be read.
        TextsError
            Where no word of the background has a vector.

        Warns
        -----
        FramingWarning
            Where a pole has no known word; its axis is missing then.
        """
        one_of("voice", self.voice, WHOSE)
        given = as_tokens(X)
        background = given if self.background is None else as_tokens(self.background)
        self.vectors_ = self._vectors(background)
        cosines, self.poles_ = _cosines(self.book, self.vectors_)
        self.cosines_ = pd.DataFrame(
            cosines, index=pd.Index(self.vectors_.words, name="word"), columns=list(self.book.names)
        )
        counts = self._counts(background)
        seen = np.bincount(counts.indices, counts.data, minlength=len(self.vectors_))
        if len(background) and not seen.any():
            raise TextsError("No word of the background has a vector; are they of this language?")
        bias = np.einsum("i,ij->j", seen, cosines) / max(seen.sum(), 1.0)
        self.baseline_ = pd.Series(bias, index=list(self.book.names), name="baseline")
        self.background_ = seen
        return self

    def measure(self, tokens: Tokens) -> pd.DataFrame:
        """Bias and intensity, with ``n_words`` and ``n_known``, the words that have a vector."""
        check_is_fitted(self, "cosines_")
        counts = self._counts(tokens)
        known = np.diff(counts.indptr).astype(np.float64)
        # A unit without a known word is missing; 0 / 0 would say so too, but with a warning.
        words = np.where(known > 0, known, np.nan)[:, None]
        cosines = self.cosines_.to_numpy()
        bias = (counts @ cosines) / words
        intensity = (counts @ (cosines - self.baseline_.to_numpy()) ** 2) / words
        both = np.stack([bias, intensity], axis=2).reshape(len(tokens), len(self.values))
        table = pd.DataFrame(both, columns=list(self.values))
        return table.assign(
            n_words=tokens.count(self._taken(tokens)), n_known=known.astype(np.int64)
        )

    def words(self, X: Texts, axis: str, *, of: str = "bias") -> pd.DataFrame:
        """What each word adds to the distance of texts, taken together, from the background.

        With p(w) a word's share of the known words of the texts and q(w) that of the background,
        a word adds ``(p(w) − q(w)) c(w)`` to the bias, and ``(p(w) − q(w)) (c(w) − B)²`` to the
        intensity; all words together add up to the difference.

        Returns
        -------
        DataFrame
            word, estimate (what it adds), cosine, n (in the texts), n_background; the largest
            first, whatever its sign.

        Raises
        ------
        FramingError
            For another axis or value.
        """
        check_is_fitted(self, "cosines_")
        one_of("axis", axis, self.book.names)
        counts = self._counts(as_tokens(X))
        own = np.bincount(counts.indices, counts.data, minlength=len(self.vectors_))
        share = own / max(own.sum(), 1.0) - self.background_ / max(self.background_.sum(), 1.0)
        cosine = self.cosines_[axis].to_numpy()
        is_bias = one_of("of", of, KINDS) == "bias"
        adds = share * (cosine if is_bias else (cosine - self.baseline_[axis]) ** 2)
        table = pd.DataFrame(
            {
                "word": self.vectors_.words,
                "estimate": adds,
                "cosine": cosine,
                "n": own.astype(np.int64),
                "n_background": self.background_.astype(np.int64),
            }
        )
        table = table[(table["n"] > 0) | (table["n_background"] > 0)]
        order = np.lexsort((table["word"], -table["estimate"].abs()))
        return table.iloc[order].reset_index(drop=True)

    def evidence(self, X: Texts, *, axis: str | None = None, top: int = 10) -> pd.DataFrame:
        """Where the words stand that add most to the bias, of one axis or of each.

        Returns
        -------
        DataFrame
            The table ``evidence``: its label is the pole as ``axis-pole``, its weight the cosine.
        """
        tokens = as_tokens(X)
        chosen = self.book.names if axis is None else (one_of("axis", axis, self.book.names),)
        labels = tuple(f"{name}-{pole}" for name in chosen for pole in self.book.poles[name])
        taken = np.flatnonzero(self._taken(tokens))
        rows = self._rows(tokens)[tokens.ids[taken]]
        parts = []
        for number, name in enumerate(chosen):
            added = self.words(tokens, name).head(top)["word"]
            marked = np.isin(rows, [self.vectors_.place[word] for word in added])
            at, cosine = taken[marked], self.cosines_[name].to_numpy()[rows[marked]]
            parts.append((at, 2 * number + (cosine > 0), cosine))
        at, label, weight = (np.concatenate(column) for column in zip(*parts, strict=True))
        spans = Spans.of(
            labels,
            text=tokens.text_of[at],
            start=tokens.starts[at],
            end=tokens.ends[at],
            label=label,
            weight=weight,
        )
        return evidence_table(tokens, spans)

    def near(self, axis: str, *, top: int = 10) -> pd.DataFrame:
        """The words of the background that lean furthest to each pole: what the axis stands for.

        Returns
        -------
        DataFrame
            pole, word, cosine, n.
        """
        check_is_fitted(self, "cosines_")
        poles = self.book.poles[one_of("axis", axis, self.book.names)]
        seen = np.flatnonzero(self.background_ > 0)
        cosine = self.cosines_[axis].to_numpy()[seen]
        tables = []
        for pole, sign in zip(poles, (1, -1), strict=True):
            order = np.argsort(sign * cosine, kind="stable")[:top]
            words = [self.vectors_.words[seen[place]] for place in order]
            n = self.background_[seen[order]].astype(np.int64)
            tables.append(
                pd.DataFrame({"pole": pole, "word": words, "cosine": cosine[order], "n": n})
            )
        return pd.concat(tables, ignore_index=True)

    def _vectors(self, background: Tokens) -> Vectors:
        if self.vectors is None:
            return Vectors.trained(background, seed=self.seed)
        return self.vectors if isinstance(self.vectors, Vectors) else Vectors.read(self.vectors)

    def _taken(self, tokens: Tokens) -> npt.NDArray[np.bool_]:
        """Which tokens are words in the voice that is looked at."""
        words = np.asarray(tokens.kinds == Kind.WORD)
        if self.voice == "all":
            return words
        return np.asarray(words & (token_voices(tokens) == SPEAKING.index(self.voice)))

    def _rows(self, tokens: Tokens) -> Integers:
        """The vector of each word of the vocabulary, -1 where it has none."""
        place = self.vectors_.place
        words = tokens.vocabulary.words
        return np.array([place.get(word, -1) for word in words], dtype=np.int64)

    def _counts(self, tokens: Tokens) -> sparse.csr_array:
        """A one for each known word of each text, in the order of the text; repeats stay apart."""
        rows = self._rows(tokens)
        columns = rows[tokens.ids] if len(rows) else np.zeros(0, dtype=np.int64)
        kept = self._taken(tokens) & (columns >= 0)
        pointers = np.concatenate([[0], np.cumsum(tokens.count(kept))])
        ones = np.ones(int(pointers[-1]))
        shape = (len(tokens), len(self.vectors_))
        return sparse.csr_array((ones, columns[kept], pointers), shape=shape)


@functools.cache
def _axes(name: str) -> Axes:
    return load_axes(name)


def _cosines(axes: Axes, vectors: Vectors) -> tuple[Floats, pd.DataFrame]:
    """The cosine of every word with every axis, and which words of the poles are known."""
    centred = vectors.matrix - vectors.matrix.mean(axis=0)
    length = np.sqrt(np.einsum("ij,ij->i", centred, centred))
    found = np.full((len(vectors), len(axes.axes)), np.nan)
    rows, missing = [], []
    for column, axis in enumerate(axes.axes):
        ends = []
        for pole, words in zip(axis.poles, axis.words, strict=True):
            folded = list(dict.fromkeys(word.casefold() for word in words))
            known = [word for word in folded if word in vectors.place]
            unknown = [word for word in folded if word not in vectors.place]
            rows.append((axis.name, pole, ", ".join(known), ", ".join(unknown)))
            ends.append([vectors.place[word] for word in known])
        if not all(ends):
            missing.append(axis.name)
            continue
        direction = centred[ends[1]].mean(axis=0) - centred[ends[0]].mean(axis=0)
        size = length * np.sqrt(direction @ direction)
        along = np.einsum("ij,j->i", centred, direction)
        found[:, column] = np.divide(along, size, out=np.zeros_like(along), where=size > 0)
    if missing:
        warnings.warn(_said(missing), FramingWarning, stacklevel=3)
    table = pd.DataFrame(rows, columns=["axis", "pole", "known", "unknown"])
    return found, table


def _said(missing: Sequence[str]) -> str:
    shown = ", ".join(missing[:5]) + (f" and {len(missing) - 5} more" if missing[5:] else "")
    return f"Axes with a pole none of whose words has a vector are missing: {shown}."
