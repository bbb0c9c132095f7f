"""Subcorpora by a boolean search string, and how much of what was wanted the string finds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.errors import FramingError

if TYPE_CHECKING:
    from framing.corpus import Corpus
    from framing.text import Tokens

Flags = npt.NDArray[np.bool_]

_PIECE = re.compile(r'\s*(?:([()])|"([^"]*)"|([^\s()"]+))')
_DEEPEST = 100


def search(corpus: Corpus, query: str) -> pd.Series:
    """Which articles a search string finds, in headline or body.

    Parameters
    ----------
    corpus : Corpus
    query : str
        Words, "phrases in quotes", and beginnings of words as in ``dock*``; joined by AND, OR,
        NOT (in capitals) and brackets. NOT binds most, then AND, then OR. Letter case of words
        does not count; a phrase does not cross the end of a sentence.

    Returns
    -------
    Series of bool
        Index ``article``, name ``found``.

    Raises
    ------
    FramingError
        Where the string is no query; the place is named.

    Examples
    --------
    >>> from framing.corpus import Corpus
    >>> corpus = Corpus.from_texts(["The dockers met.", "The ferry sank.", "Dockers saw a ferry."])
    >>> search(corpus, "dock* AND NOT ferry").tolist()
    [True, False, False]
    """
    from framing.text import tokenize

    names = corpus.articles.index
    bodies = corpus.texts("article").reindex(names).fillna("")
    heads = corpus.articles["headline"].astype("str").fillna("")
    texts = pd.Series(heads.to_numpy() + "\n\n" + bodies.to_numpy(), index=names, dtype="str")
    found = _Query(_pieces(query), tokenize(texts)).whole()
    return pd.Series(found, index=names, name="found")


def quality(found: pd.Series, coded: pd.Series) -> pd.DataFrame:
    """Recall and precision of a search against coded articles, with 95 % intervals.

    Parameters
    ----------
    found : Series of bool
        As `search` gives it.
    coded : Series of bool
        Index ``article``: whether a coder says that it belongs. Drawn at random from all
        articles, not from those found: else recall cannot be known.

    Returns
    -------
    DataFrame
        Index ``measure`` (recall, precision): estimate, lower, upper, n.

    Source: Wilson (1927), Probable inference, Journal of the American Statistical Association
    22, 209-212 (intervals).

    Raises
    ------
    FramingError
        Where a coded article is not in the corpus.
    """
    strange = coded.index.difference(found.index)
    if len(strange):
        raise FramingError(f"{len(strange)} coded articles are not there, such as {strange[0]!r}.")
    wanted = coded.to_numpy(dtype=np.bool_)
    hit = found[coded.index].to_numpy(dtype=np.bool_)
    both = int((wanted & hit).sum())
    rows = [_share(both, int(wanted.sum())), _share(both, int(hit.sum()))]
    index = pd.Index(["recall", "precision"], name="measure")
    return pd.DataFrame(rows, columns=["estimate", "lower", "upper", "n"], index=index)


def _share(hits: int, n: int) -> tuple[float, float, float, int]:
    if not n:
        return float("nan"), float("nan"), float("nan"), 0
    z, share = 1.959963984540054, hits / n
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)) ** 0.5
    return share, max(middle - half, 0.0), min(middle + half, 1.0), n


@dataclass(frozen=True)
class _Piece:
    """A piece of a query: a bracket, an operator, or words; and where it stands, from 1."""

    kind: str
    text: str
    place: int


def _pieces(query: str) -> list[_Piece]:
    pieces, at = [], 0
    query = query.rstrip()
    while at < len(query):
        match = _PIECE.match(query, at)
        if match is None:
            raise FramingError(f"The query has a quotation mark without its partner: {query!r}.")
        bracket, phrase, word = match.groups()
        place = match.end() - len(match.group().lstrip()) + 1
        if bracket:
            pieces.append(_Piece(bracket, bracket, place))
        elif word in ("AND", "OR", "NOT"):
            pieces.append(_Piece(word, word, place))
        else:
            pieces.append(_Piece("words", word if phrase is None else phrase, place))
        at = match.end()
    return pieces


class _Query:
    """A query read from left to right over parsed texts."""

    def __init__(self, pieces: list[_Piece], tokens: Tokens) -> None:
        self.pieces, self.at, self.depth, self.tokens = pieces, 0, 0, tokens
        words = tokens.is_word
        self.ids, self.owner = tokens.ids[words], tokens.text_of[words]
        self.sentence = (self.owner << 32) | tokens.sentences[words]

    def whole(self) -> Flags:
        found = self._any()
        if self.at < len(self.pieces):
            raise self._fault()
        return found

    def _next(self, *kinds: str) -> bool:
        if self.at < len(self.pieces) and self.pieces[self.at].kind in kinds:
            self.at += 1
            return True
        return False

    def _any(self) -> Flags:
        found = self._all()
        while self._next("OR"):
            found = found | self._all()
        return found

    def _all(self) -> Flags:
        found = self._one()
        while self._next("AND"):
            found = found & self._one()
        return found

    def _one(self) -> Flags:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise FramingError(f"The query has more than {_DEEPEST} levels.")
        if self._next("NOT"):
            found = ~self._one()
        elif self._next("("):
            found = self._any()
            if not self._next(")"):
                raise self._fault()
        elif self._next("words"):
            found = self._holding(self.pieces[self.at - 1])
        else:
            raise self._fault()
        self.depth -= 1
        return found

    def _fault(self) -> FramingError:
        if self.at >= len(self.pieces):
            return FramingError("The query ends too early: a word or a bracket is missing.")
        piece = self.pieces[self.at]
        return FramingError(
            f"The query cannot be read at {piece.text!r} (character {piece.place}): join words by "
            "AND or OR, and put phrases in quotes."
        )

    def _holding(self, piece: _Piece) -> Flags:
        """Which texts hold a word or phrase."""
        from framing.text import tokenize

        steps = []
        for word in piece.text.split():
            stem = word.endswith("*")
            parsed = tokenize([word.rstrip("*")])
            own = [parsed.vocabulary.words[n] for n in parsed.ids[parsed.is_word]]
            steps += [self._numbers(one, stem and one is own[-1]) for one in own]
        if not steps:
            raise FramingError(f"The query looks for no word at character {piece.place}.")
        n = max(len(self.ids) - len(steps) + 1, 0)
        here = self.sentence[:n] == self.sentence[len(steps) - 1 :][:n]
        for skip, numbers in enumerate(steps):
            here = here & np.isin(self.ids[skip : skip + n], numbers)
        return np.bincount(self.owner[:n][here], minlength=len(self.tokens)) > 0

    def _numbers(self, word: str, is_stem: bool) -> list[int]:
        vocabulary = self.tokens.vocabulary
        if not is_stem:
            return [vocabulary.id_of(word)]
        return [n for n, known in enumerate(vocabulary.words) if known.startswith(word)]
