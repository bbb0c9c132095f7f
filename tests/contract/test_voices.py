"""Every extractor's counts, split by whose words they are, add up exactly to the whole."""

import numpy as np
import pandas as pd
import pytest

from framing.extractor import VOICES, Voice
from framing.text import tokenize
from tests.contract.extractors import articles, extractors, named

PLAIN = [extractor for extractor in extractors() if not isinstance(extractor, Voice)]


@pytest.fixture(scope="module")
def units():
    """Headlines, paragraphs and comments, as a corpus names them."""
    texts = {}
    for number, article in enumerate(articles()):
        blocks = [block for block in article.split("\n\n") if block.strip()]
        texts[f"a{number}/h"] = blocks[0]
        texts |= {f"a{number}/p{place}": block for place, block in enumerate(blocks[1:-2], 1)}
        texts |= {f"a{number}/c{place}": block for place, block in enumerate(blocks[-2:], 1)}
    return pd.Series(texts)


@pytest.mark.parametrize("extractor", PLAIN, ids=named)
def test_the_voices_of_any_extractor_add_up(extractor, units):
    tokens = tokenize(units)
    whole = extractor.transform(tokens)
    parts = Voice(extractor, voices=VOICES).transform(tokens)
    for label in [*extractor.labels, "n_tokens"]:
        own = parts[[f"{label}@{voice}" for voice in VOICES]]
        assert (own >= 0).all(axis=None)
        if label in whole:
            assert np.array_equal(own.sum(axis=1), whole[label]), label
    words = tokens.count(tokens.is_word)
    exposures = parts[[f"n_tokens@{voice}" for voice in VOICES]]
    assert np.array_equal(exposures.sum(axis=1), words)
    for ending, voice in (("/h", "headline"), ("/c1", "comment")):
        apart = units.index.str.endswith(ending)
        assert np.array_equal(exposures.loc[apart, f"n_tokens@{voice}"], words[apart])
