"""Rules that read one text at a time."""

import numpy as np
import pandas as pd
import pytest

from framing.errors import FramingError
from framing.extractor import RuleExtractor
from framing.spans import Span


class Shouts(RuleExtractor):
    """Marks sentences that end with an exclamation mark, and words in capitals."""

    labels = ("shout", "capitals")

    def find(self, reading):
        for sentence in reading.sentences:
            if reading.text[sentence.end - 1] == "!":
                yield Span(sentence.start, sentence.end, "shout", 2.0)
        for start, end in zip(reading.starts, reading.ends):
            if end - start > 2 and reading.text[start:end].isupper():
                yield Span(start, end, "capitals")


class Wrong(RuleExtractor):
    """Marks what it has no label for."""

    labels = ("shout",)

    def find(self, reading):
        yield Span(0, 1, "whisper")


def test_the_counts_are_those_of_the_spans():
    counts = Shouts().fit_transform(["No! NATO left! Why?", "", "NATO AND ALL"])
    assert counts.tolist() == [[2, 1, 4, 3], [0, 0, 0, 0], [0, 3, 3, 1]]


def test_the_evidence_is_in_the_order_of_the_text():
    evidence = Shouts().evidence(pd.Series(["No. NATO left!"], index=["a/p01"]))
    assert evidence["cue"].tolist() == ["NATO", "NATO left!"]
    assert evidence["weight"].tolist() == [1.0, 2.0]
    assert evidence["unit"].tolist() == ["a/p01", "a/p01"]


def test_no_spans_at_all():
    evidence = Shouts().evidence(["Quiet."])
    assert evidence.empty
    assert evidence["cue"].dtype == evidence["label"].dtype == "str"
    assert np.array_equal(Shouts().transform(["Quiet."]), [[0, 0, 1, 1]])


def test_a_label_it_does_not_have_is_an_error():
    with pytest.raises(FramingError, match="'whisper'"):
        Wrong().transform(["a"])
