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


def listed_lemmas(word: str, language: str) -> set[str]:
    """The lemmas that the language's table itself holds for a folded word, without any rule.

    More than one where the word in lower case and the word with a capital differ.

    Examples
    --------
    >>> listed_lemmas("alleging", "en"), listed_lemmas("trumpists", "en")
    ({'allege'}, set())
    """
    table = _table(language)
    found = table.get(word), table.get(word.capitalize())
    return {lemma.lower() for lemma in found if lemma}


@functools.cache
def _table(language: str) -> Mapping[str, str]:
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
