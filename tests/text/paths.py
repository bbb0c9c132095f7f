"""The plain and the compiled path, each by itself, and what differs between two batches."""

import json
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path

import numpy as np
from hypothesis import strategies as st

from framing.text import batches, tokenize, tokens

COLUMNS = ["pointers", "starts", "ends", "ids", "kinds", "shapes", "gaps", "sentences"]
COLUMNS += ["quotation", "n_sentences"]

# What has misled tokenizers, kept as data; \u and \U stand for characters that do not show.
PIECES = (Path(__file__).parent / "pieces.txt").read_text(encoding="utf-8").splitlines()
PIECES = [json.loads(f'"{piece}"') for piece in PIECES if piece]

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
