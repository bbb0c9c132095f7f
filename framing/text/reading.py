"""One text of a batch, seen by itself: for rules that fire now and then."""

from __future__ import annotations

import bisect
import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy.typing as npt

from framing.spans import Span

if TYPE_CHECKING:
    from framing.text.tokens import Tokens


@dataclass(frozen=True, eq=False)
class Quotation:
    """One quotation of a text.

    Attributes
    ----------
    start, end : int
        Characters of the text, marks included, half-open.
    inner_start, inner_end : int
        The same without the marks and the spaces next to them.
    first, last : int
        Tokens of the text, marks included, half-open.
    n_words : int
        Words between the marks.
    depth : int
        1 where it stands inside another.
    closed : bool
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    first: int
    last: int
    n_words: int
    depth: int
    closed: bool

    def span(self, label: str, *, weight: float = 1.0) -> Span:
        """The words between the marks as a span."""
        return Span(self.inner_start, self.inner_end, label, weight)


class Reading:
    """The view of one text in a batch; token numbers count from 0 in the text.

    Attributes
    ----------
    tokens : Tokens
        The batch.
    number : int
        Which of its texts this is.

    Examples
    --------
    >>> from framing.text import tokenize
    >>> reading = tokenize(['She called it "a farce" twice.']).reading(0)
    >>> [quotation.n_words for quotation in reading.quotations]
    [2]
    >>> reading.words[:2]
    ['she', 'called']
    """

    def __init__(self, tokens: Tokens, number: int) -> None:
        self.tokens = tokens
        self.number = number
        self.first = int(tokens.pointers[number])
        self.last = int(tokens.pointers[number + 1])

    def __len__(self) -> int:
        return self.last - self.first

    def _own(self, column: npt.NDArray[Any]) -> list[int]:
        found: list[int] = column[self.first : self.last].tolist()
        return found

    @property
    def text(self) -> str:
        """The text as given."""
        return self.tokens.texts[self.number]

    @functools.cached_property
    def words(self) -> list[str]:
        """The folded form of each token."""
        words = self.tokens.vocabulary.words
        return [words[token] for token in self.tokens.ids[self.first : self.last].tolist()]

    @functools.cached_property
    def starts(self) -> list[int]:
        """First character of each token."""
        return self._own(self.tokens.starts)

    @functools.cached_property
    def ends(self) -> list[int]:
        """Last character of each token, exclusive."""
        return self._own(self.tokens.ends)

    @functools.cached_property
    def kinds(self) -> list[int]:
        """`Kind` of each token."""
        return self._own(self.tokens.kinds)

    @functools.cached_property
    def shapes(self) -> list[int]:
        """`Shape` of each token."""
        return self._own(self.tokens.shapes)

    @functools.cached_property
    def gaps(self) -> list[int]:
        """What stands before each token: 0 nothing, 1 a space, 2 a line break, 3 an empty line."""
        return self._own(self.tokens.gaps)

    @functools.cached_property
    def sentence_of(self) -> list[int]:
        """Number of each token's sentence."""
        return self._own(self.tokens.sentences)

    @functools.cached_property
    def sentences(self) -> list[Span]:
        """Each sentence, from its first token to its last."""
        numbers = self.sentence_of
        firsts = [n for n in range(len(numbers)) if n == 0 or numbers[n] != numbers[n - 1]]
        lasts = [*firsts[1:], len(numbers)][: len(firsts)]
        return [
            Span(self.starts[first], self.ends[last - 1], "sentence")
            for first, last in zip(firsts, lasts, strict=True)
        ]

    @functools.cached_property
    def quotations(self) -> list[Quotation]:
        """The quotations of the text in their order, those inside others included."""
        table = self.tokens.quotations
        low = bisect.bisect_left(table.text, self.number)
        high = bisect.bisect_right(table.text, self.number)
        found = []
        for row in range(low, high):
            first, last = int(table.first[row]), int(table.last[row])
            found.append(
                Quotation(
                    start=int(table.start[row]),
                    end=int(table.end[row]),
                    inner_start=int(table.inner_start[row]),
                    inner_end=int(table.inner_end[row]),
                    first=first - self.first,
                    last=last - self.first,
                    n_words=int(self.tokens.is_word[first:last].sum()),
                    depth=int(table.depth[row]),
                    closed=bool(table.closed[row]),
                )
            )
        return sorted(found, key=lambda quotation: (quotation.start, quotation.depth))
