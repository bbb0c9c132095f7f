"""Readers' comments below an article: the line that announces them, who wrote, and what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from framing.corpus.furniture import is_furniture
from framing.corpus.lines import Passage

_HEADER = re.compile(
    r"""[\W_]*
    (?: (?:view|show|see|read|all)\s+ (?:all\s+)? )?
    (?: (?P<before>no|\d[\d,.\s]*)\s+ )?
    (?: (?:reader|readers'|readers’|user)\s+ )?
    comments?
    (?: \s*[:(\[]\s* (?P<after>\d[\d,.\s]*) [)\]]? )?
    [\W_]*""",
    re.IGNORECASE | re.VERBOSE,
)
_PREFIXED = re.compile(r"([^:\n]{1,40}?)(?: (?:says|wrote))?:\s+(?=\S)")
_TERMINAL = ".!?…:;,。！？"
_MOST_WORDS_OF_A_NAME = 6


class Comment(NamedTuple):
    """Who wrote it (empty where no one is named) and where it stands: ``text[start:end]``."""

    author: str
    start: int
    end: int


def announced(line: str) -> int | None:
    """How many comments a line says are following; -1 where it gives no number, None where it
    is no such line.

    Examples
    --------
    >>> [announced(line) for line in ("6 Comments", "Comments (1,204)", "COMMENTS", "No comment.")]
    [6, 1204, -1, 0]
    >>> announced("Comments on the deal were mixed") is None
    True
    """
    if len(line) > 40 or "omment" not in line.casefold():
        return None
    match = _HEADER.fullmatch(line)
    if match is None:
        return None
    number = match["before"] or match["after"]
    if number is None:
        return -1
    digits = re.sub(r"\D", "", number)
    return int(digits) if digits else 0


def thread_of(text: str, passages: Sequence[Passage], *, expected: int) -> list[Comment]:
    """The comments in the passages that follow the line which announced them.

    Tried in turn: author and comment line by line; one block a comment; ``Author: comment``;
    then each line that looks like a name opens a comment.

    Parameters
    ----------
    text : str
    passages : sequence of Passage
        All that follows the announcing line.
    expected : int
        The number announced, or -1.

    Returns
    -------
    list of Comment
        Empty where what follows does not look like comments.

    Blind to: replies (they are comments like others), and a comment's second paragraph that
    looks like a name.
    """
    lines = [line for line in passages if not is_furniture(text[line.start : line.end])]
    if not lines or expected == 0:
        return []
    for way in (_alternating, _by_block, _prefixed, _by_name):
        found = way(text, lines, expected)
        if found:
            return found
    return []


def _alternating(text: str, lines: list[Passage], expected: int) -> list[Comment]:
    if len(lines) != 2 * expected:
        return []
    authors = lines[::2]
    if sum(_short(text, line) for line in authors) < 0.8 * len(authors):
        return []
    return [
        Comment(text[one.start : one.end], two.start, two.end)
        for one, two in zip(authors, lines[1::2], strict=True)
    ]


def _by_block(text: str, lines: list[Passage], expected: int) -> list[Comment]:
    blocks: dict[int, list[Passage]] = {}
    for line in lines:
        blocks.setdefault(line.block, []).append(line)
    groups = list(blocks.values())
    if expected == -1 and len(groups) < 2:
        return []
    whole = all(len(group) > 1 and _short(text, group[0]) for group in groups)
    if not whole or expected not in (-1, len(groups)):
        return []
    return [
        Comment(text[group[0].start : group[0].end], group[1].start, group[-1].end)
        for group in groups
    ]


def _prefixed(text: str, lines: list[Passage], expected: int) -> list[Comment]:
    matches = [_PREFIXED.match(text, line.start, line.end) for line in lines]
    if expected not in (-1, len(lines)) or not all(matches):
        return []
    return [
        Comment(match[1].strip(), match.end(), line.end)
        for match, line in zip(matches, lines, strict=True)
        if match
    ]


def _by_name(text: str, lines: list[Passage], expected: int) -> list[Comment]:
    if not _name(text, lines[0]):
        return []
    opens = [0]
    for number in range(2, len(lines) - 1):
        if number - opens[-1] > 1 and _name(text, lines[number]):
            opens.append(number)
    ends = [*opens[1:], len(lines)]
    if lines[-1] is lines[0] or 0 <= expected < len(opens):
        return []
    return [
        Comment(text[lines[o].start : lines[o].end], lines[o + 1].start, lines[e - 1].end)
        for o, e in zip(opens, ends, strict=True)
    ]


def _short(text: str, line: Passage) -> bool:
    return line.end - line.start <= 60 and len(text[line.start : line.end].split()) <= 8


def _name(text: str, line: Passage) -> bool:
    words = text[line.start : line.end].split()
    if line.end - line.start > 50 or len(words) > _MOST_WORDS_OF_A_NAME:
        return False
    return text[line.end - 1] not in _TERMINAL or len(words[-1]) == 2
