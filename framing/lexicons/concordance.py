"""Key words in context: where a word or phrase stands, with what stands around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from framing.errors import FramingError, LexiconError
from framing.lexicons.entries import Entry, problems_of
from framing.lexicons.lexicon import Lexicon
from framing.lexicons.matching import match
from framing.lexicons.phrases import phrases_of
from framing.schema import checked
from framing.text import Tokens

COLUMNS = ("unit", "start", "end", "left", "cue", "right")


def kwic(tokens: Tokens, patterns: str | Sequence[str], *, window: int = 8) -> pd.DataFrame:
    """Every place where a word or phrase stands, with the words around it.

    Parameters
    ----------
    tokens : Tokens
    patterns : str or sequence of str
        Words or phrases; a ``*`` at the start or the end of a word stands for any letters. Where
        several patterns fit at a place, the longest one is taken.
    window : int
        Words shown on each side, at most; they do not leave the unit.

    Returns
    -------
    DataFrame
        The glossary's ``kwic``: unit, start, end (characters of the unit's text, half-open),
        left, cue, right, in the order of the units.

    Raises
    ------
    LexiconError
        Where a pattern holds no word, or a star by itself; all such patterns at once.
    FramingError
        Where the window is negative.

    Examples
    --------
    >>> from framing.text import tokenize
    >>> found = kwic(tokenize(["They called it a strategic partnership, not a pact."]),
    ...              "strategic partner*", window=2)
    >>> found[["left", "cue", "right"]].values.tolist()
    [['it a', 'strategic partnership', ', not a']]
    """
    if window < 0:
        raise FramingError(f"window={window}: it is a number of words, 0 or more.")
    [spans] = match(tokens, [_lexicon([patterns] if isinstance(patterns, str) else patterns)])
    columns = (spans.text, spans.start, spans.end)
    rows = [
        (str(tokens.index[text]), start, end, *_around(tokens, text, start, end, window))
        for text, start, end in zip(*(column.tolist() for column in columns), strict=True)
    ]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    types = {name: "int64" if name in ("start", "end") else "str" for name in COLUMNS}
    return checked(table.astype(types), "kwic")


def _lexicon(patterns: Sequence[str]) -> Lexicon:
    wrong = [f"pattern {pattern!r}: {problem}" for pattern, problem in _problems(patterns)]
    if wrong or not patterns:
        raise LexiconError(f"{'; '.join(wrong) or 'no pattern was given'}.")
    return Lexicon.of("patterns", dict.fromkeys(" ".join(p.split()) for p in patterns))


def _problems(patterns: Sequence[str]) -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        problems = problems_of(" ".join(pattern.split()))
        if not problems and not phrases_of(Lexicon("one", (Entry(pattern, "cue"),)))[0]:
            problems = ["it holds no word"]
        yield from ((pattern, problem) for problem in problems)


def _around(tokens: Tokens, text: int, start: int, end: int, window: int) -> tuple[str, str, str]:
    """What stands left of a place, at it, and right of it."""
    whole = tokens.texts[text]
    first, last = int(tokens.pointers[text]), int(tokens.pointers[text + 1])
    words = first + np.flatnonzero(tokens.is_word[first:last])
    starts, ends = tokens.starts[words], tokens.ends[words]
    before = int(np.searchsorted(starts, start))
    after = int(np.searchsorted(starts, end))
    left, right = start, end
    if window:
        left = 0 if before <= window else int(starts[before - window])
        right = len(whole) if len(words) - after <= window else int(ends[after + window - 1])
    return whole[left:start].strip(), whole[start:end], whole[end:right].strip()
