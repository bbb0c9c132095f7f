"""Which agency an article is credited to: in its dateline, its byline, or a line of thanks."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from framing.corpus.corpus import Corpus

_DATELINE = re.compile(r"[^\n(]{2,60}\(([A-Z][A-Za-z.&]{1,11})\)\s*(?:[—–-]|--)\s")
_LAST = 3  # passages at the end in which a line of thanks may stand


@cache
def _known() -> tuple[dict[str, str], re.Pattern[str], re.Pattern[str]]:
    text = resources.files("framing.corpus").joinpath("data/agencies.toml").read_text("utf-8")
    names = {name: every[0] for every in tomllib.loads(text)["agencies"] for name in every}
    longest = sorted(names, key=lambda name: (-len(name), name))
    any_of = "|".join(map(re.escape, longest))
    credit = re.compile(rf"\b({any_of})\b[^.\n]{{0,80}}\bcontributed\b|\(({any_of})\)\s*$")
    return names, re.compile(rf"\b({any_of})\b"), credit


def agencies(corpus: Corpus) -> pd.Series:
    """The agency that each article is credited to.

    Returns
    -------
    Series
        Index ``article``, name ``agency``; missing where none is named.

    Marks: "ELLIN (NPA) — The talks", a byline that names an agency, "Reuters contributed to this
    report", "(AP)" at the end of the text.
    Blind to: agencies that the file of names lacks, but for those in datelines; copy that
    is not credited.

    Examples
    --------
    >>> from framing.corpus import Corpus
    >>> texts = {"a": "ELLIN (NPA) — The talks opened.", "b": "The AP said so. It rained."}
    >>> agencies(Corpus.from_texts(pd.Series(texts))).tolist()
    ['NPA', nan]
    """
    names, named, credit = _known()
    found: dict[str, str] = {}
    if "author" in corpus.articles:
        for article, author in corpus.articles["author"].dropna().items():
            if match := named.search(author):
                found[str(article)] = names[match.group(1)]
    passages = corpus.passages
    bylines = passages[passages["kind"] == "byline"]
    for article, text in zip(bylines["article"], bylines["text"], strict=True):
        if match := named.search(text):
            found.setdefault(article, names[match.group(1)])
    body = passages[~passages["kind"].isin(["headline", "subhead", "byline"])]
    ends = body.groupby("article", sort=False).tail(_LAST)
    for article, text in zip(ends["article"], ends["text"], strict=True):
        if match := credit.search(text):
            found.setdefault(article, names[match.group(1) or match.group(2)])
    for article, text in body.groupby("article", sort=False)["text"].first().items():
        if match := _DATELINE.match(text):
            found[str(article)] = names.get(match.group(1), match.group(1))
    index = corpus.articles.index
    return pd.Series([found.get(name) for name in index], index=index, name="agency", dtype="str")
