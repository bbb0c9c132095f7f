"""Speech: the compiled path finds what the plain one finds; no word is content twice."""

import numpy as np

from framing.speech import speech, speech_of
from framing.text import tokenize
from tests.contract.extractors import articles


def test_compiled_and_plain_are_the_same(monkeypatch):
    tokens = tokenize(articles())
    results = []
    for small in (0, 10**9):
        monkeypatch.setattr(speech, "SMALL", small)
        results.append(speech._found(tokens))
    for name in speech.Speech.__dataclass_fields__:
        assert np.array_equal(getattr(results[0], name), getattr(results[1], name)), name


def test_every_word_of_a_content_is_owned_by_it():
    found = speech_of(tokenize(articles()))
    assert len(found) > 50
    outermost = found.outer[found.row] < 0
    parts = zip(found.row[outermost], found.first[outermost], found.last[outermost], strict=True)
    assert all((found.owner[first:last] == row).all() for row, first, last in parts)
    words = (found.last - found.first)[outermost].sum()
    assert words == (found.owner >= 0).sum()
