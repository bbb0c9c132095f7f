"""The plain and the compiled path, each by itself, and what differs between two batches."""

from contextlib import contextmanager
from dataclasses import fields

import numpy as np
from hypothesis import strategies as st

from framing.text import batches, tokenize, tokens

COLUMNS = [
    "pointers",
    "starts",
    "ends",
    "ids",
    "kinds",
    "shapes",
    "gaps",
    "sentences",
    "quotation",
    "n_sentences",
]

# What has misled tokenizers: each piece meets each other one in the texts below.
PIECES = [
    *("the", "Mr.", "U.S.", "a.m.", "J.K.", "Lee", "said", "No.", "etc.", "St.", "A", "I", "n't"),
    *(
        "'s",
        "'",
        "‘",
        "’",
        "`",
        "``",
        "''",
        '"',
        "“",
        "”",
        "„",
        "«",
        "»",
        "‹",
        "「",
        "」",
        "『",
        "』",
    ),
    *(
        ".",
        "..",
        "...",
        "…",
        ",",
        "!",
        "?",
        "?!",
        ":",
        ";",
        "-",
        "--",
        "–",
        "—",
        "/",
        "(",
        ")",
        "[",
    ),
    *("1", "25th", "1,000.5", "$5bn", "'90s", "5'10\"", '12"', "3-1", "#tag", "@handle", "#", "@"),
    *(
        "https://a.example/b?c=d.e",
        "www.b.example",
        "http://",
        "www.",
        "Http://X.example",
        "w",
        "h",
    ),
    *(" ", " ", " ", "  ", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u2028", "\x85", "\x00", "\x1c"),
    *(
        "é",
        "e\u0301",
        "\u0301",
        "ﬁn",
        "co\u00adop",
        "\u200b",
        "\ufeff",
        "\u200d",
        "\ufe0f",
        "ß",
        "ſ",
    ),
    *(
        "你",
        "好",
        "。",
        "！",
        "？",
        "，",
        "（",
        "）",
        "あ",
        "한국",
        "\u1112\u1161\u11ab",
        "مرحبا",
        "؟",
        "।",
    ),
    *(
        "❤️",
        "1️⃣",
        "😀",
        "👩‍👩‍👧",
        "🏴\U000e0067\U000e007f",
        "𝔸",
        "𠀀",
        "丽",
        "\U000e0100",
        "\ud800",
        "\udfff",
    ),
    *(
        "ＡＢＣ",
        "＇",
        "＂",
        "_",
        "ª",
        "²",
        "½",
        "Ⅷ",
        "İ",
        "ς",
        "ǆ",
        "Ǆ",
        "\u0e2a\u0e27",
        "\U0001d15e",
    ),
]

joined = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
anything = st.text(alphabet=st.characters(exclude_categories=()), max_size=40)
texts = st.lists(st.one_of(joined, anything), max_size=6)


@contextmanager
def _set(module, name, value):
    kept = getattr(module, name)
    setattr(module, name, value)
    try:
        yield
    finally:
        setattr(module, name, kept)


def plain(given, *, vocabulary=None):
    """Texts parsed by the plain path, however long they are."""
    with _set(tokens, "SMALL", float("inf")):
        return tokenize(given, vocabulary=vocabulary)


def compiled(given, *, vocabulary=None, buffer=batches.BUFFER):
    """Texts parsed by the compiled path, however short they are."""
    with _set(tokens, "SMALL", -1), _set(batches, "BUFFER", buffer):
        return tokenize(given, vocabulary=vocabulary)


def differing(one, other):
    """The names of the columns in which two batches differ."""
    found = [name for name in COLUMNS if not same(getattr(one, name), getattr(other, name))]
    for field in fields(one.quotations):
        columns = (getattr(batch.quotations, field.name) for batch in (one, other))
        if not same(*columns):
            found.append(f"quotations.{field.name}")
    return found if one.vocabulary.words == other.vocabulary.words else [*found, "vocabulary"]


def same(one, other):
    """Whether two arrays have the same type, shape and values."""
    return one.dtype == other.dtype and np.array_equal(one, other)
