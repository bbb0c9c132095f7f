"""What was planted in the corpus that ships, placed in its files; and what is found, placed alike.

Places are characters of an article's file: article, start, end. Truth was written before any word
list was read; the lists are not to be fitted to it.
"""

import functools
from pathlib import Path

import numpy as np
import pandas as pd

from framing import Corpus
from framing.text import tokenize

CORPORA = Path(__file__).parents[2] / "corpora"
FOLDER = CORPORA / "harbour-talks"


def _table(name):
    return pd.read_csv(FOLDER / name, dtype=str, keep_default_na=False)


@functools.cache
def files():
    """The text of each article's file, by article."""
    table = _table("articles.csv")
    return {
        article: (FOLDER / file).read_text(encoding="utf-8")
        for article, file in zip(table["id"], table["file"], strict=True)
    }


@functools.cache
def corpus():
    """The corpus as it is read."""
    return Corpus.read(FOLDER)


@functools.cache
def truth():
    """What was planted: article, what, label, text, note, start, end."""
    table = _table("truth.csv").rename(columns={"article_id": "article"})
    rows = zip(table["article"], table["text"], table["occurrence"], strict=True)
    start = [_place(files()[article], text, int(nth)) for article, text, nth in rows]
    return table.assign(start=start, end=np.array(start) + table["text"].str.len())


def _place(text, part, nth):
    place = -1
    for _ in range(nth):
        place = text.index(part, place + 1)
    return place


def planted(what, *labels):
    """The rows of one kind, perhaps of some labels only."""
    rows = truth()[truth()["what"] == what]
    return rows[rows["label"].isin(labels)] if labels else rows


@functools.cache
def passages():
    """Every part of every article and every comment: article, kind, offset, text."""
    comments = corpus().comments.assign(kind="comment")
    return pd.concat([corpus().passages, comments])[["article", "kind", "offset", "text"]]


@functools.cache
def _tokens():
    return tokenize(passages()["text"])


def found(extractor, *, comments=False):
    """What an extractor marks in the articles, placed in their files."""
    evidence = extractor.evidence(_tokens())
    evidence = evidence.join(passages()[["article", "kind", "offset"]], on="unit")
    evidence["start"] += evidence["offset"]
    evidence["end"] += evidence["offset"]
    return evidence if comments else evidence[evidence["kind"] != "comment"]


def overlapping(rows, others):
    """Which rows share a character with any of the others."""
    places = {
        article: list(zip(own["start"], own["end"], strict=True))
        for article, own in others.groupby("article")
    }
    return np.array(
        [
            any(
                start < other_end and other_start < end
                for other_start, other_end in places.get(article, ())
            )
            for article, start, end in zip(rows["article"], rows["start"], rows["end"], strict=True)
        ],
        dtype=bool,
    )


def starting(rows, others):
    """Which rows start where any of the others does."""
    places = set(zip(others["article"], others["start"], strict=True))
    return np.array(
        [place in places for place in zip(rows["article"], rows["start"], strict=True)], dtype=bool
    )
