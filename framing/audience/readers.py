"""Readers' comments in one table, their authors under pseudonyms, with who answers whom."""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata

import pandas as pd

from framing.corpus import ArticleRecord, Corpus, build_corpus
from framing.errors import one_of

NAMES = ("pseudonyms", "given", "none")
DIGITS = 10
SHORTEST_QUOTED = 4

_called = re.compile(r"\s*@\s*")
_breaks = re.compile(r"[\s,.:;!?–—-]|$")
_quoted = re.compile(r"""\s*(?:>+\s*|["“])([^"”\n]+)""")


def pseudonym(name: str, *, key: str = "") -> str:
    """A reader's name that is no name: the same for the same name and key, on any machine.

    Parameters
    ----------
    name : str
        Spaces around it and its capitals do not matter. Without a name there is no pseudonym.
    key : str
        A secret of the study's own. Without one, whoever guesses a name can check the guess.

    Notes
    -----
    Source: H. Krawczyk, M. Bellare & R. Canetti (1997), *HMAC: keyed-hashing for message
    authentication*, RFC 2104, with SHA-256, cut to 10 hexadecimal digits.

    Examples
    --------
    >>> pseudonym("Quayside Nan", key="s") == pseudonym(" quayside nan", key="s")
    True
    >>> pseudonym("Quayside Nan")
    'reader-8f819a4143'
    """
    folded = unicodedata.normalize("NFKC", " ".join(name.split())).casefold()
    if not folded:
        return ""
    secret, said = (text.encode("utf-8", "surrogatepass") for text in (key, folded))
    return f"reader-{hmac.new(secret, said, hashlib.sha256).hexdigest()[:DIGITS]}"


def comments_of(source: Corpus | str, *, names: str = "pseudonyms", key: str = "") -> pd.DataFrame:
    """The comments of a corpus, or below the text of one article, as threads.

    Parameters
    ----------
    source : Corpus or str
        A text is taken apart as a corpus takes apart its articles.
    names : {"pseudonyms", "given", "none"}
        What stands for the authors.
    key : str
        Of the pseudonyms; see `pseudonym`.

    Returns
    -------
    DataFrame, index "unit"
        article, order, reader, answers (the unit of the comment that it answers; empty where it
        answers none), depth (0: it answers none), text.

    Raises
    ------
    FramingError
        For another word for `names`.

    Notes
    -----
    A comment answers an earlier one below the same article where it begins with its author's
    name (*@Name*, *Name, you …*), or with at least four of its words in quotation marks or
    behind ``>``; where there are several, the last of them.

    Blind to: answers that do neither, and names inside of comments, which stay as they are.

    Examples
    --------
    >>> text = "A pact\\n\\nThey met.\\n\\n2 Comments\\nAnn Lee\\nA good pact.\\nBo\\n@Ann Lee No."
    >>> found = comments_of(text, names="given")
    >>> found[["reader", "answers", "depth"]].to_numpy().tolist()
    [['Ann Lee', '', 0], ['Bo', 'unknown-0001/c01', 1]]
    """
    one_of("names", names, NAMES)
    corpus = build_corpus([ArticleRecord(text=source)]) if isinstance(source, str) else source
    table = corpus.comments
    authors = table["author"].fillna("").astype(str)
    answers, depth = _threads(table, authors)
    if names == "pseudonyms":
        readers = [pseudonym(author, key=key) for author in authors]
    else:
        readers = authors.tolist() if names == "given" else [""] * len(table)
    found = table[["article", "order"]].assign(reader=readers, answers=answers, depth=depth)
    found["text"] = table["text"]
    return found.astype({"reader": "str", "answers": "str", "depth": "int64"})


def _threads(table: pd.DataFrame, authors: pd.Series) -> tuple[list[str], list[int]]:
    """Which comment each answers, and how deep it stands."""
    answers, depth = [], []
    earlier: dict[str, list[tuple[str, str, str]]] = {}
    deep: dict[str, int] = {}
    columns = table.index, table["article"], authors, table["text"]
    for unit, article, author, text in zip(*columns, strict=True):
        before = earlier.setdefault(article, [])
        answered = _answered(text, before)
        answers.append(answered)
        deep[unit] = deep[answered] + 1 if answered else 0
        depth.append(deep[unit])
        before.append((str(unit), author, text))
    return answers, depth


def _answered(text: str, before: list[tuple[str, str, str]]) -> str:
    called = _called.match(text)
    start = called.end() if called else len(text) - len(text.lstrip())
    rest = text[start:].casefold()
    by_name = [
        (len(author), unit)
        for unit, author, _ in before
        if author
        and rest.startswith(author.casefold())
        and (
            _breaks.match(rest, len(author))
            if called
            else rest[len(author) : len(author) + 1] in (",", ":")
        )
    ]
    if by_name:
        longest = max(length for length, _ in by_name)
        return [unit for length, unit in by_name if length == longest][-1]
    quoted = _quoted.match(text)
    if quoted and len(quoted[1].split()) >= SHORTEST_QUOTED:
        said = quoted[1].strip().rstrip(",.;:!?").casefold()
        return next((unit for unit, _, own in reversed(before) if said in own.casefold()), "")
    return ""
