"""Which marks are denied, and which are said with more or less force, within their clause."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from framing.errors import FramingError, one_of
from framing.extractor.whose import first_tokens
from framing.spans import Spans
from framing.text import Kind, Tokens

WINDOW = 4
"""Tokens before a mark that a negator reaches over, unless the clause ends between them."""

AMPLIFIED, TONED_DOWN = 1.25, 0.5
"""What a mark weighs more or less with a word of degree before it."""


class Words(NamedTuple):
    """The words of one language that negate and grade."""

    negators: frozenset[str]
    undone: frozenset[str]
    breakers: frozenset[str]
    amplifiers: frozenset[str]
    downtoners: frozenset[str]


@functools.cache
def words_of(language: str) -> Words:
    """The listed words of a language.

    Raises
    ------
    FramingError
        Where none are listed.

    Examples
    --------
    >>> "never" in words_of("en").negators
    True
    """
    source = resources.files("framing.extractor") / "data" / "negation.toml"
    lists = tomllib.loads(source.read_text(encoding="utf-8"))
    one_of("language of negation", language, lists)
    given = lists[language]
    return Words(*(frozenset(given[name].split()) for name in Words._fields))


def negated(
    tokens: Tokens, spans: Spans, *, language: str = "en", window: int = WINDOW
) -> npt.NDArray[np.bool_]:
    """Which marks stand in the scope of a negator.

    The scope is the `window` tokens after the negator, up to a mark of punctuation, a
    conjunction that opens another clause, or the end of the sentence. "not only", "no doubt"
    and the like deny nothing.

    Parameters
    ----------
    tokens : Tokens
    spans : Spans
        Marks on these tokens.
    language : str
        ISO 639-1 code; en, de, fr, es, it and nl are known.
    window : int

    Returns
    -------
    ndarray of bool, shape (n_spans,)

    Raises
    ------
    FramingError
        Where the negators of the language are not known, or the window is not positive.

    Notes
    -----
    Source: scope by window and clause after I. Councill, R. McDonald & L. Velikovich (2010),
    *What's great and what's not*, NeSp-NLP, and C. Hutto & E. Gilbert (2014), *VADER*, ICWSM.

    Examples
    --------
    >>> from framing.lexicons import Lexicon, match
    >>> from framing.text import tokenize
    >>> tokens = tokenize(["It was not a sham, but not only a ploy; no doubt it was a farce."])
    >>> [hits] = match(tokens, [Lexicon.of("x", ["sham", "ploy", "farce"])])
    >>> negated(tokens, hits).tolist()
    [True, False, False]
    """
    if window < 1:
        raise FramingError(f"window={window}: it is a number of tokens, 1 or more.")
    if not len(spans):
        return np.zeros(0, dtype=np.bool_)
    known = words_of(language)
    places = np.arange(len(tokens.ids))
    denies = _among(tokens, known.negators)
    undone = _among(tokens, known.undone)
    denies[:-1] &= ~undone[1:]
    ends = _among(tokens, known.breakers)
    ends |= (tokens.kinds == Kind.PUNCTUATION) & (tokens.ids != tokens.vocabulary.id_of("-"))
    firsts = first_tokens(tokens, spans)
    last_denial = _last(denies, places)[firsts]
    last_end = _last(ends, places)[firsts]
    reached = (last_denial >= firsts - window) & (last_denial > last_end)
    same = tokens.sentences[last_denial] == tokens.sentences[firsts]
    return reached & same & (tokens.text_of[last_denial] == tokens.text_of[firsts])


def intensity(tokens: Tokens, spans: Spans, *, language: str = "en") -> npt.NDArray[np.float64]:
    """What each mark weighs by the word of degree right before it: 1 where there is none.

    Amplifiers ("very", "utterly") weigh 1.25, downtoners ("slightly") 0.5, after the classes
    of Taboada et al. (2011), *Lexicon-based methods for sentiment analysis*.

    Parameters
    ----------
    tokens : Tokens
    spans : Spans
    language : str

    Returns
    -------
    ndarray of float, shape (n_spans,)

    Examples
    --------
    >>> from framing.lexicons import Lexicon, match
    >>> from framing.text import tokenize
    >>> tokens = tokenize(["A very sad and slightly silly day."])
    >>> [hits] = match(tokens, [Lexicon.of("x", ["sad", "silly"])])
    >>> intensity(tokens, hits).tolist()
    [1.25, 0.5]
    """
    factors = np.ones(len(spans))
    if not len(spans):
        return factors
    known = words_of(language)
    firsts = first_tokens(tokens, spans)
    before = np.maximum(firsts - 1, 0)
    near = (firsts > 0) & (tokens.sentences[before] == tokens.sentences[firsts])
    near &= tokens.text_of[before] == tokens.text_of[firsts]
    factors[near & _among(tokens, known.amplifiers)[before]] = AMPLIFIED
    factors[near & _among(tokens, known.downtoners)[before]] = TONED_DOWN
    return factors


def _among(tokens: Tokens, listed: frozenset[str]) -> npt.NDArray[np.bool_]:
    """Which tokens are among the words, or end as one that is given as an ending."""
    vocabulary = tokens.vocabulary
    flags = np.zeros(len(vocabulary), dtype=np.bool_)
    endings = tuple(word[1:] for word in listed if word[0] == "-")
    found = [number for word in listed if (number := vocabulary.id_of(word)) >= 0]
    if endings:
        apostrophes = (n for n, word in enumerate(vocabulary.words) if "'" in word)
        found += [n for n in apostrophes if vocabulary.words[n].endswith(endings)]
    flags[found] = True
    result: npt.NDArray[np.bool_] = flags[tokens.ids]
    return result


def _last(flags: npt.NDArray[np.bool_], places: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """For each token, the last flagged one before it, or -1."""
    upto = np.maximum.accumulate(np.where(flags, places, -1))
    return np.concatenate([[-1], upto[:-1]])
