"""Lemmas of a vocabulary's words, from simplemma's tables."""

from __future__ import annotations

import functools
import weakref

from framing.errors import LexiconError
from framing.text.vocabulary import Vocabulary

_known: weakref.WeakKeyDictionary[Vocabulary, dict[str, list[str]]] = weakref.WeakKeyDictionary()


def lemmas(vocabulary: Vocabulary, language: str) -> list[str]:
    """The lemma of each word of a vocabulary; a word that is not known is its own.

    Parameters
    ----------
    vocabulary : Vocabulary
    language : str
        ISO 639-1 code of a language that simplemma has a table for.

    Raises
    ------
    LexiconError
        Where there is no table for the language.

    Examples
    --------
    >>> vocabulary = Vocabulary()
    >>> vocabulary.extend(["alleging", "claims"])
    >>> lemmas(vocabulary, "en")
    ['allege', 'claim']
    """
    by_language = _known.setdefault(vocabulary, {})
    known = by_language.setdefault(language, [])
    known += [lemma(word, language) for word in vocabulary.words[len(known) :]]
    return known


@functools.lru_cache(maxsize=500_000)
def lemma(word: str, language: str) -> str:
    """The lemma of one folded word."""
    import simplemma

    try:
        return simplemma.lemmatize(word, lang=language).lower()
    except ValueError as error:
        raise LexiconError(
            f"Inflected forms are not known for the language {language or 'none'!r}; "
            "write the forms out and match them exactly."
        ) from error
