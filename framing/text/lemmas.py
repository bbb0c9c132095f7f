"""Lemmas of words, from simplemma's tables and rules."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from framing.errors import LexiconError


@functools.lru_cache(maxsize=500_000)
def lemma(word: str, language: str) -> str:
    """The lemma of one folded word; a word that is not known is its own.

    Parameters
    ----------
    word : str
    language : str
        ISO 639-1 code of a language that simplemma has a table for.

    Raises
    ------
    LexiconError
        Where there is no table for the language.

    Examples
    --------
    >>> lemma("alleging", "en"), lemma("claims", "en")
    ('allege', 'claim')
    """
    import simplemma

    try:
        return simplemma.lemmatize(word, lang=language).lower()
    except ValueError as error:
        raise LexiconError(_without_table(language)) from error


@functools.cache
def lemma_table(language: str) -> Mapping[str, str]:
    """The language's table, from forms to lemmas as they are written; no rule is in it.

    Raises
    ------
    LexiconError
        Where there is none.

    Examples
    --------
    >>> lemma_table("en").get("alleging"), lemma_table("en").get("trumpists")
    ('allege', None)
    """
    from simplemma.strategies import DEFAULT_DICTIONARY_FACTORY

    try:
        return DEFAULT_DICTIONARY_FACTORY.get_dictionary(language)
    except ValueError as error:
        raise LexiconError(_without_table(language)) from error


def _without_table(language: str) -> str:
    return (
        f"Inflected forms are not known for the language {language or 'none'!r}; "
        "write the forms out and match them exactly."
    )
