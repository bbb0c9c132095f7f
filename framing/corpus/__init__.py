"""What was published: articles, their parts, where they came from, and how they are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.corpus.card import Card
    from framing.corpus.corpus import Corpus
    from framing.corpus.design import Design
    from framing.corpus.duplicates import copy_groups
    from framing.corpus.ledger import Ledger, Step
    from framing.corpus.ranking import largest_pair, ranked
    from framing.corpus.records import ArticleRecord, CommentRecord, build_corpus
    from framing.corpus.writing import write_corpus

_HOMES = {
    "ArticleRecord": "records",
    "Card": "card",
    "CommentRecord": "records",
    "Corpus": "corpus",
    "Design": "design",
    "Ledger": "ledger",
    "Step": "ledger",
    "build_corpus": "records",
    "copy_groups": "duplicates",
    "largest_pair": "ranking",
    "ranked": "ranking",
    "write_corpus": "writing",
}

__all__ = [
    "ArticleRecord",
    "Card",
    "CommentRecord",
    "Corpus",
    "Design",
    "Ledger",
    "Step",
    "build_corpus",
    "copy_groups",
    "largest_pair",
    "ranked",
    "write_corpus",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"framing.corpus.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
