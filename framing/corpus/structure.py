"""The parts of an article: headline, standfirst, subheads, paragraphs, and readers' comments.

Nothing is thrown away: bylines and lines of the page around the article are kept as passages
of their own kinds, which no body level holds.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice, zip_longest
from typing import NamedTuple

from framing.corpus.comments import Comment, announced, thread_of
from framing.corpus.furniture import furniture_among
from framing.corpus.lines import flat, passages_of

KINDS = ("headline", "standfirst", "subhead", "paragraph", "byline", "furniture")
BODY = ("standfirst", "paragraph")

_MOST_WORDS_OF_A_SUBHEAD = 12
_MOST_WORDS_OF_A_HEADLINE = 30
_LONGEST_SUBHEAD = 120
_LABEL_FROM = 3  # a short line that stands so often in a text names a speaker, it heads nothing
_TERMINAL = frozenset(".!?…:;,-–—。！？；：，؟।")
_CLOSING = "\"'”’»›)]"
_OPENING = "\"'“‘«‹„¿¡"
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}$")
_BYLINE = re.compile(
    r"(?:By|BY|by)\s+(?!(?i:the|then|that|his|her|our|my|its)\b)(?=[^\W\d_a-z]|[Aa]n? )"
)
_DATELINE = re.compile(
    r"[A-Z][A-Z .,/'’-]+(?:\([A-Za-z ]+\)|,? [A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?)$"
)
_NOTICE = re.compile(r"(?:correction|clarification|editor['’]s note|update)s?\b.{0,20}[:.]", re.I)


class Part(NamedTuple):
    """A passage of the article; `start` is where the source has it, -1 where it was given apart."""

    kind: str
    section: int
    order: int
    start: int
    text: str


@dataclass(slots=True)
class Article:
    """What was found in one text.

    Attributes
    ----------
    headline : str
        Empty where there is none.
    author : str
        The byline without its "By"; empty where there is none.
    parts : list of Part
        In the order of the text.
    comments : list of (author, start, text)
    announced : int
        The number of comments the text speaks of, or -1.
    """

    headline: str = ""
    author: str = ""
    parts: list[Part] = field(default_factory=list)
    comments: list[tuple[str, int, str]] = field(default_factory=list)
    announced: int = -1


def article_of(
    text: str,
    *,
    headline: str | None = None,
    standfirst: str | None = None,
    standfirst_in_text: bool = False,
    comments_in_text: bool = True,
) -> Article:
    """Take an article's text apart.

    A subhead is a line of at most 12 words that starts like a heading, ends without a full
    stop, and stands before a longer paragraph.

    Parameters
    ----------
    text : str
        Paragraphs parted by blank lines, by lines, or wrapped to a width.
    headline : str or None
        As given apart from the text; ``""`` says that there is none, None that the text's first
        line is it. A first line that repeats the headline is taken for the headline.
    standfirst : str or None
        As given apart from the text.
    standfirst_in_text : bool
        The first passage after the headline is the standfirst.
    comments_in_text : bool
        Look for comments below the article.

    Returns
    -------
    Article

    Blind to: subheads that end in a question mark, names of speakers that stand alone fewer
    than three times, captions in full sentences.

    Examples
    --------
    >>> article = article_of("Talks open\\nThe talks opened.\\n1 Comment\\nAnn\\nAt last.")
    >>> article.headline, [part.kind for part in article.parts], article.comments[0][0]
    ('Talks open', ['headline', 'paragraph', 'furniture'], 'Ann')
    """
    page = _Page(text)
    found = Article()
    thread = page.cut_thread(found) if comments_in_text else []
    page.find_headline(found, headline)
    page.find_standfirst(standfirst, standfirst_in_text)
    page.find_rest(found)
    page.number_parts(found, headline=headline, standfirst=standfirst)
    found.comments = [(one.author, one.start, page.between(one.start, one.end)) for one in thread]
    return found


class _Page:
    """The lines of one text while their kinds are found; a kind is "" until it is known."""

    __slots__ = ("kinds", "lines", "passages", "text", "wrapped")

    def __init__(self, text: str) -> None:
        self.text = text
        self.passages, self.wrapped = passages_of(text)
        self.lines = [self.between(start, end) for start, end, _ in self.passages]
        around = furniture_among(text, self.lines)
        self.kinds = ["furniture" if found else "" for found in around]

    def between(self, start: int, end: int) -> str:
        """The text from here to there, on one line where it was wrapped."""
        return flat(self.text[start:end]) if self.wrapped else self.text[start:end]

    def cut_thread(self, found: Article) -> list[Comment]:
        """Find the thread and cut its lines off, but for the furniture among them."""
        sentence = next((n for n, line in enumerate(self.lines) if _ends(line)), None)
        for number, line in enumerate(self.lines):
            count = announced(line)
            if count is None:
                continue
            self.kinds[number] = "furniture"
            found.announced = count
            if sentence is None or number < sentence:
                continue
            thread = thread_of(self.text, self.passages[number + 1 :], expected=count)
            if thread:
                rest = range(number + 1, len(self.lines))
                self._keep([*range(number + 1), *(n for n in rest if self.kinds[n])])
                return thread
        return []

    def _keep(self, numbers: list[int]) -> None:
        self.passages = [self.passages[n] for n in numbers]
        self.lines = [self.lines[n] for n in numbers]
        self.kinds = [self.kinds[n] for n in numbers]

    def open(self) -> Iterator[int]:
        """Numbers of the lines whose kind is not known yet."""
        return (number for number, kind in enumerate(self.kinds) if not kind)

    def find_headline(self, found: Article, given: str | None) -> None:
        """The headline given and the line that repeats it, or the first line if it is like one."""
        first = list(islice(self.open(), 2))
        if given is not None:
            found.headline = given.strip()
            repeated = [n for n in first if _repeats(self.lines[n], found.headline)]
            if repeated:
                self.kinds[repeated[0]] = "headline"
        elif len(first) == 2 and _like_headline(self.lines[first[0]]):
            self.kinds[first[0]] = "headline"
            found.headline = self.lines[first[0]]

    def find_standfirst(self, given: str | None, in_text: bool) -> None:
        """The line that repeats the standfirst given, or the first line after the headline."""
        number = next(self.open(), None)
        if number is None:
            return
        if (given and _repeats(self.lines[number], given)) or (in_text and not given):
            self.kinds[number] = "standfirst"

    def find_rest(self, found: Article) -> None:
        """Bylines, subheads and paragraphs among the lines that are left."""
        numbers = list(self.open())
        short = [line.casefold() for n in numbers if len(line := self.lines[n]) <= _LONGEST_SUBHEAD]
        often = {line for line, times in Counter(short).items() if times >= _LABEL_FROM}
        in_body = False
        for number, after in zip_longest(numbers, numbers[1:]):
            line = self.lines[number]
            kind = "paragraph"
            if len(line) <= _LONGEST_SUBHEAD:
                at_edge = after is None or not in_body
                if at_edge and _like_byline(line):
                    kind = "byline"
                    found.author = found.author or _BYLINE.sub("", line, count=1)
                elif at_edge and _DATELINE.match(line):
                    kind = "byline"
                elif after is not None and _like_subhead(line, self.lines[after]):
                    kind = "paragraph" if line.casefold() in often else "subhead"
            self.kinds[number] = kind
            in_body = in_body or kind == "paragraph"

    def number_parts(self, found: Article, *, headline: str | None, standfirst: str | None) -> None:
        """The parts with their sections, orders and places, those given apart among them."""
        parts = found.parts
        orders = dict.fromkeys(KINDS, 0)
        section = 0
        for (start, _, _), line, kind in zip(self.passages, self.lines, self.kinds, strict=True):
            orders[kind] += 1
            section += kind == "subhead"
            if kind == "headline" and headline is not None:
                place = start if line == found.headline else -1
                parts.append(Part(kind, 0, 1, place, found.headline))
            else:
                parts.append(Part(kind, section, orders[kind], start, line))
        if found.headline and not orders["headline"]:
            parts.insert(0, Part("headline", 0, 1, -1, found.headline))
        if standfirst and standfirst.strip() and not orders["standfirst"]:
            after = next((n for n, part in enumerate(parts, 1) if part.kind == "headline"), 0)
            parts.insert(after, Part("standfirst", 0, 1, -1, standfirst.strip()))


def _like_headline(line: str) -> bool:
    if len(line) > 10 * _MOST_WORDS_OF_A_HEADLINE or len(line.split()) > _MOST_WORDS_OF_A_HEADLINE:
        return False
    end = line.rstrip(_CLOSING)[-1:]
    return end not in ".:;," or line.endswith("...") or bool(_INITIALS.search(line))


def _like_byline(line: str) -> bool:
    return bool(_BYLINE.match(line)) and line[-1] not in ".!?:;" and line.count(" ") < 14


def _like_subhead(line: str, after: str) -> bool:
    first = line[0]
    if first in _OPENING:
        first = line.lstrip(_OPENING)[:1]
    if first.islower() or not first.isalnum() or line.count(" ") >= _MOST_WORDS_OF_A_SUBHEAD:
        return False
    if _ends(line) and not _INITIALS.search(line):
        return False
    longer = len(after) > len(line) and (
        after.count(" ") >= _MOST_WORDS_OF_A_SUBHEAD or _ends(after)
    )
    return (
        longer
        and any(map(str.isalpha, line))
        and "://" not in line
        and "pic.twitter" not in line
        and "(@" not in line
        and not _NOTICE.match(line)
    )


def _ends(line: str) -> bool:
    return line.rstrip(_CLOSING)[-1:] in _TERMINAL


def _repeats(line: str, given: str) -> bool:
    """Whether a line says the same letters and digits as what was given apart."""
    return len(line) <= 2 * len(given) + 10 and _folded(line) == _folded(given) != ""


def _folded(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))
