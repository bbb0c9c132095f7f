"""Prominence: whether a name stands in the headline, in the lead, and how far up in the text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.errors import FramingError

if TYPE_CHECKING:
    from framing.corpus import Corpus
    from framing.text import Tokens


def prominence(corpus: Corpus, terms: Iterable[str]) -> pd.DataFrame:
    """How prominent words or names are in each article.

    Parameters
    ----------
    corpus : Corpus
    terms : iterable of str
        Words or phrases of one thing, such as ``["Corrane", "the republic"]``; letter case does
        not count.

    Returns
    -------
    DataFrame
        Index ``article``: outlet, headline and lead (whether it stands there; the lead is the
        first paragraph), mentions (in the body), weighted (mentions, each counted from 1 at the
        first word down to 0 at the last), words (of the body).

    Raises
    ------
    FramingError
        Where `terms` is one string, or holds no word.

    Examples
    --------
    >>> from framing.corpus import Corpus
    >>> corpus = Corpus.from_texts(["Talks open\\nCorrane and Vessland began talks."])
    >>> prominence(corpus, ["corrane"])[["headline", "lead"]].to_numpy().tolist()
    [[False, True]]
    """
    from framing.text import tokenize

    if isinstance(terms, str):
        raise FramingError("terms is one string; it must be a list of words or phrases.")
    wanted = tokenize(list(terms))
    words = [wanted.vocabulary.words[number] for number in wanted.ids]
    phrases = [
        [words[at] for at in range(start, end) if wanted.is_word[at]]
        for start, end in zip(wanted.pointers[:-1], wanted.pointers[1:], strict=True)
    ]
    phrases = [phrase for phrase in phrases if phrase]
    if not phrases:
        raise FramingError("terms holds no word.")
    names = corpus.articles.index
    paragraphs = corpus.units("paragraph").drop_duplicates("article")
    leads = _standing(tokenize(paragraphs["text"]), phrases)
    heads = corpus.units("headline")
    titled = heads["article"][_standing(tokenize(heads["text"]), phrases)]
    bodies = corpus.tokens("article")
    unit, place = _mentions(bodies, phrases)
    n_words = bodies.n_tokens
    weight = 1 - place / np.maximum(n_words[unit], 1)
    found = pd.DataFrame(
        {
            "mentions": np.bincount(unit, minlength=len(bodies)),
            "weighted": np.bincount(unit, weights=weight, minlength=len(bodies)).round(6),
            "words": n_words,
        },
        index=bodies.index.rename("article"),
    ).reindex(names, fill_value=0)
    found.insert(0, "lead", names.isin(paragraphs["article"][leads]))
    found.insert(0, "headline", names.isin(titled))
    found.insert(0, "outlet", corpus.articles["outlet"])
    return found


def _standing(tokens: Tokens, phrases: list[list[str]]) -> npt.NDArray[np.bool_]:
    return np.bincount(_mentions(tokens, phrases)[0], minlength=len(tokens)) > 0


def _mentions(
    tokens: Tokens, phrases: list[list[str]]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The text of each mention, and how many words stand before it."""
    words = tokens.is_word
    ids, owner = tokens.ids[words], tokens.text_of[words]
    sentence = (owner << 32) | tokens.sentences[words]
    starts = np.zeros(len(ids), dtype=np.bool_)
    for phrase in phrases:
        n = len(ids) - len(phrase) + 1
        if n < 1:
            continue
        here = sentence[:n] == sentence[len(phrase) - 1 :]
        for skip, word in enumerate(phrase):
            here = here & (ids[skip : skip + n] == tokens.vocabulary.id_of(word))
        starts[:n] |= here
    found = np.flatnonzero(starts)
    return owner[found], found - np.searchsorted(owner, owner[found])
