"""The levels at which a corpus is looked at, and the readable ids of their units.

Body levels (section, paragraph, sentence, article) hold standfirst and paragraphs; subheads,
bylines, lines of the page, and comments are in none of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.corpus.structure import BODY
from framing.errors import CorpusError, one_of, unknown
from framing.schema import checked

if TYPE_CHECKING:
    from framing.corpus.corpus import Corpus
    from framing.text import Tokens

LEVELS = ("headline", "section", "paragraph", "sentence", "comment", "article")


def units_of(corpus: Corpus, level: str) -> pd.DataFrame:
    """The units of one level.

    Returns
    -------
    DataFrame
        Index ``unit``; columns article, kind, text, and those of section, order and
        comment_author that the level has.

    Raises
    ------
    CorpusError
        For a level that is not in `LEVELS`.
    """
    one_of("level", level, LEVELS, error=CorpusError)
    passages = corpus.passages
    if level == "headline":
        return passages.loc[passages["kind"] == "headline", ["article", "kind", "text"]]
    if level == "comment":
        comments = corpus.comments.rename(columns={"author": "comment_author"})
        comments = comments.assign(kind=pd.Series("comment", index=comments.index, dtype="str"))
        return comments[["article", "kind", "order", "comment_author", "text"]]
    body = passages.loc[
        passages["kind"].isin(BODY), ["article", "kind", "section", "order", "text"]
    ]
    if level == "paragraph":
        return body
    if level == "sentence":
        return _sentences(body, corpus.tokens("paragraph"))
    return _joined(body, level)


def about_units(corpus: Corpus, level: str, columns: Iterable[str] | None = None) -> pd.DataFrame:
    """What is known of each unit of a level: what `units_of` says, and its article's columns.

    Parameters
    ----------
    corpus : Corpus
    level : str
    columns : iterable of str or None
        Only these, besides article, kind and outlet; None for all.

    Raises
    ------
    CorpusError
        For an unknown level or column; the nearest names are in the message.
    """
    units = corpus.units(level).drop(columns="text")
    articles = corpus.articles
    known = [*units.columns, *articles.columns]
    wanted = known if columns is None else ["article", "kind", "outlet", *columns]
    for name in wanted:
        if name not in known:
            raise CorpusError(unknown("column", name, known))
    taken = [name for name in articles.columns if name in wanted and name not in units]
    rows = articles.index.get_indexer(units["article"])
    of_articles = articles[taken].take(rows).set_axis(units.index, axis=0)
    kept = units[[name for name in units.columns if name in wanted]]
    return checked(pd.concat([kept, of_articles], axis=1), "units")


def _joined(body: pd.DataFrame, level: str) -> pd.DataFrame:
    """Paragraphs put together to sections or to whole articles, an empty line between them."""
    articles = body["article"].to_numpy(dtype=object)
    sections = body["section"].to_numpy()
    same = articles[1:] == articles[:-1]
    if level == "section":
        same &= sections[1:] == sections[:-1]
    starts = np.flatnonzero(np.concatenate([np.ones(min(1, len(body)), dtype=bool), ~same]))
    texts = body["text"].tolist()
    ends = [*starts[1:].tolist(), len(texts)]
    names = articles[starts].tolist()
    numbers = sections[starts].tolist()
    units = names
    if level == "section":
        units = [f"{name}/s{n:02d}" for name, n in zip(names, numbers, strict=True)]
    runs = zip(starts.tolist(), ends, strict=True) if len(texts) else ()
    joined = ["\n\n".join(texts[start:end]) for start, end in runs]
    columns = {"article": names, "kind": [level] * len(names), "text": joined}
    frame = _frame(columns, units)
    return frame.assign(section=starts * 0 + sections[starts]) if level == "section" else frame


def _sentences(body: pd.DataFrame, tokens: Tokens) -> pd.DataFrame:
    """Each paragraph's sentences, from its first token to its last."""
    texts = body["text"].tolist()
    owner = np.repeat(np.arange(len(texts)), np.diff(tokens.pointers))
    new = np.ones(len(owner), dtype=bool)
    new[1:] = (owner[1:] != owner[:-1]) | (tokens.sentences[1:] != tokens.sentences[:-1])
    first = np.flatnonzero(new)
    last = np.append(first[1:], len(owner)) - 1
    paragraph = owner[first]
    starts, ends = tokens.starts[first].tolist(), tokens.ends[last[: len(first)]].tolist()
    number = np.arange(len(first)) - np.searchsorted(paragraph, paragraph) + 1
    units = body.index.to_numpy(dtype=object)[paragraph].tolist()
    rows = paragraph.tolist()
    columns = {
        "article": body["article"].to_numpy(dtype=object)[paragraph].tolist(),
        "kind": ["sentence"] * len(rows),
        "text": [texts[r][s:e] for r, s, e in zip(rows, starts, ends, strict=True)],
    }
    named = [f"{unit}.{n}" for unit, n in zip(units, number.tolist(), strict=True)]
    return _frame(columns, named).assign(
        section=body["section"].to_numpy()[paragraph], order=number
    )


def _frame(columns: dict[str, list[str]], units: Sequence[str]) -> pd.DataFrame:
    index = pd.Index(pd.Series(list(units), dtype="str"), name="unit")
    return pd.DataFrame(
        {name: pd.array(values, dtype="str") for name, values in columns.items()}, index=index
    )
