"""One article as a reader hands it over, before its text is taken apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from framing.corpus.card import Card
    from framing.corpus.corpus import Corpus
    from framing.corpus.ledger import Ledger


@dataclass(frozen=True, slots=True)
class CommentRecord:
    """A reader's comment as it was given, apart from the article's text."""

    text: str
    author: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article as its source gave it: readers make these, `build_corpus` makes articles of them.

    Attributes
    ----------
    text : str
        The text as published. It holds the headline too where `headline` is None, and the
        comments where `comments` is None.
    outlet : str or None
        Canonical name of who published it; None becomes ``"unknown"`` and is counted.
    id : str or None
        None asks for one to be made: the outlet and a running number, ``reuters-0001``.
    headline : str or None
        Where the source gives it apart from the text.
    standfirst : str or None
        Where the source gives it apart from the text.
    standfirst_in_text : bool
        The first passage after the headline is the standfirst.
    date : Timestamp or None
        Day of publication; None where it is missing, impossible or not believed.
    date_given : str or None
        The date as it stood in the source, whatever became of it.
    event, author, url, language : str or None
    comments : tuple of CommentRecord or None
        None: comments are looked for in the text.
    docvars : mapping of str to object
        Every other column: strings, whole numbers, numbers, true or false, or None.
    source_file : str or None
        Name of the file, without its folder.
    source_record : int or None
        Number of the record in its file, from 1.
    """

    text: str
    outlet: str | None = None
    id: str | None = None
    headline: str | None = None
    standfirst: str | None = None
    standfirst_in_text: bool = False
    date: pd.Timestamp | None = None
    date_given: str | None = None
    event: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    comments: tuple[CommentRecord, ...] | None = None
    docvars: Mapping[str, object] = field(default_factory=dict)
    source_file: str | None = None
    source_record: int | None = None


def build_corpus(
    records: Iterable[ArticleRecord],
    card: Card | None = None,
    ledger: Ledger | None = None,
    *,
    onto: Corpus | None = None,
) -> Corpus:
    """Articles, passages and comments out of records.

    Parameters
    ----------
    records : iterable of ArticleRecord
    card : Card or None
    ledger : Ledger or None
        What the readers saw. Its `handed_on` must equal the number of records, and the step
        ``build`` is added to it: a record without any text is excluded there and counted, so a
        reader need not look for empty texts.
    onto : Corpus or None
        A corpus that the articles are added to; those that stand in it already, from the same
        place with the same text, are excluded and counted.

    Raises
    ------
    CorpusError
        Where two records have the same id, or records were lost on the way from the ledger.
    """
    from framing.corpus.building import built

    return built(records, card=card, ledger=ledger, onto=onto)
