"""The levels at which a corpus is looked at, and the readable ids of their units.

Body levels (section, paragraph, sentence, article) hold standfirst and paragraphs; subheads,
bylines, lines of the page, and comments are in none of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.corpus.structure import BODY
from framing.errors import CorpusError, one_of, unknown
from framing.schema import checked

if TYPE_CHECKING:
    import pyarrow

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
    rows = articles.index.get_indexer(pd.Index(units["article"]))
    of_articles = articles[taken].take(rows).set_axis(units.index, axis=0)
    kept = units[[name for name in units.columns if name in wanted]]
    return checked(pd.concat([kept, of_articles], axis=1), "units")


def _joined(body: pd.DataFrame, level: str) -> pd.DataFrame:
    """Paragraphs put together to sections or to whole articles, an empty line between them."""
    import pyarrow
    import pyarrow.compute

    codes, _ = pd.factorize(body["article"])
    sections = body["section"].to_numpy()
    new = np.ones(len(body), dtype=bool)
    new[1:] = codes[1:] != codes[:-1]
    if level == "section":
        new[1:] |= sections[1:] != sections[:-1]
    starts = np.flatnonzero(new)
    long = pyarrow.large_string()
    texts = _arrow(body["text"])
    ends = pyarrow.array(np.append(starts, len(body)), type=pyarrow.int64())
    runs = pyarrow.LargeListArray.from_arrays(ends, texts)
    joined = pyarrow.compute.binary_join(runs, pyarrow.scalar("\n\n", type=long))
    first = body.iloc[starts]
    units = pd.Index(first["article"].array, name="unit")
    if level == "section":
        numbered = zip(first["article"].tolist(), first["section"].tolist(), strict=True)
        units = _index([f"{name}/s{number:02d}" for name, number in numbered])
    frame = pd.DataFrame(
        {"article": first["article"].array, "kind": pd.array([level] * len(first), dtype="str")},
        index=units,
    )
    if level == "section":
        frame["section"] = sections[starts]
    frame["text"] = pd.array(joined, dtype="str")
    return frame


def _sentences(body: pd.DataFrame, tokens: Tokens) -> pd.DataFrame:
    """Each paragraph's sentences, from its first token to its last."""
    texts, owner = tokens.texts, tokens.text_of
    new = np.ones(len(owner), dtype=bool)
    new[1:] = (owner[1:] != owner[:-1]) | (tokens.sentences[1:] != tokens.sentences[:-1])
    first = np.flatnonzero(new)
    last = np.append(first[1:], len(owner))[: len(first)] - 1
    rows = owner[first]
    number = np.arange(len(first)) - np.searchsorted(rows, rows) + 1
    places = zip(rows.tolist(), tokens.starts[first].tolist(), tokens.ends[last].tolist())
    units = zip(body.index.take(rows).tolist(), number.tolist(), strict=True)
    return pd.DataFrame(
        {
            "article": body["article"].array.take(rows),
            "kind": pd.array(["sentence"] * len(rows), dtype="str"),
            "section": body["section"].to_numpy()[rows],
            "order": number,
            "text": pd.array([texts[row][start:end] for row, start, end in places], dtype="str"),
        },
        index=_index([f"{unit}.{n}" for unit, n in units]),
    )


def _arrow(column: pd.Series) -> pyarrow.LargeStringArray:
    import pyarrow

    found = pyarrow.array(column.array, type=pyarrow.large_string())
    return found.combine_chunks() if isinstance(found, pyarrow.ChunkedArray) else found


def _index(units: list[str]) -> pd.Index:
    return pd.Index(pd.array(units, dtype="str"), name="unit")
