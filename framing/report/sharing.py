"""A report that may be passed on: what was counted, where, and never an article's text.

Article texts belong to their publishers. A shared report keeps every number, figure and table;
of the texts it holds digests, offsets and at most ten words around a mark.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

import pandas as pd

from framing.corpus import Corpus
from framing.report.appendix import texts_behind
from framing.report.building import Report
from framing.report.parts import Part

WORDS = 10
CHARACTERS = 100
SAID = (
    "This report was made to be passed on: it holds no article's text, but its digest, the places "
    f"of the marks in it and at most {WORDS} words around each."
)
_WORD = re.compile(r"\w+")


def without_texts(report: Report) -> Report:
    """The report without the articles that it would show in full."""
    return replace(report, parts=tuple(_left_out(part) for part in report.parts))


def _left_out(part: Part) -> Part:
    if not part.article:
        return part
    said = (
        f"The article {part.article} is marked here in the full report; its text was left out, "
        "since it belongs to its publisher. Its marks are among the evidence."
    )
    return Part(part.section, (said,), evidence=part.evidence)


def shared_evidence(report: Report, table: pd.DataFrame) -> pd.DataFrame:
    """The evidence with at most ten words of text in a row, and the digest of the unit's text.

    Returns
    -------
    DataFrame
        As `evidence_table` gives it, ``left``, ``cue`` and ``right`` cut; ``sha256`` is the digest
        of the text that ``start`` and ``end`` count the characters of.
    """
    texts = texts_behind(report).loc[table["unit"].unique()]
    digests = {unit: digest_of(text) for unit, text in texts.items()}
    columns = [table[name].tolist() for name in ("left", "cue", "right")]
    cut = [few_words(*row) for row in zip(*columns, strict=True)]
    names = ("left", "cue", "right")
    sides = {name: [row[at] for row in cut] for at, name in enumerate(names)}
    return table.assign(**sides, sha256=table["unit"].map(digests))


def texts_table(corpus: Corpus) -> pd.DataFrame:
    """Which texts a reader needs to make the report again: each article's outlet and digest.

    Returns
    -------
    DataFrame
        article, outlet, characters, sha256 (of the body: standfirst and paragraphs).
    """
    texts = corpus.texts("article").reindex(corpus.articles.index).fillna("")
    return pd.DataFrame(
        {
            "article": texts.index.astype("str"),
            "outlet": corpus.articles["outlet"].to_numpy(),
            "characters": texts.str.len().to_numpy(),
            "sha256": [digest_of(text) for text in texts],
        }
    )


def digest_of(text: str) -> str:
    """The sha256 of a text in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()


def few_words(left: str, cue: str, right: str) -> tuple[str, str, str]:
    """What was marked and the words around it, ten in all and no more than 100 characters.

    Examples
    --------
    >>> few_words("one two three four five six ", "seven", " eight nine ten eleven twelve")
    ('…three four five six ', 'seven', ' eight nine ten eleven twelve')
    >>> few_words("a ", "b c d e f g h i j k l", " m")
    ('', 'b c d e f g h i j k …', '')
    """
    words = list(_WORD.finditer(cue))
    if len(words) > WORDS or len(cue) > CHARACTERS:
        last = words[WORDS - 1].end() if len(words) >= WORDS else len(cue)
        return "", cue[: min(last, CHARACTERS)] + " …", ""
    before, after = list(_WORD.finditer(left)), list(_WORD.finditer(right))
    room = WORDS - len(words)
    n_after = min(len(after), max(room - room // 2, room - len(before)))
    n_before = min(len(before), room - n_after)
    reach = (CHARACTERS - len(cue)) // 2
    kept = left[before[-n_before].start() :] if n_before else ""
    rest = right[: after[n_after - 1].end()] if n_after else ""
    kept, rest = kept[max(len(kept) - reach, 0) :], rest[:reach]
    return (f"…{kept}" if kept and kept != left else kept), cue, rest
