"""MTLD equals the published procedure worked by hand."""

import numpy as np
import pytest

from framing.errors import FramingError
from framing.text import tokenize
from framing.wording import LexicalDiversity
from framing.wording.diversity import SMALL


def by_the_book(words, threshold):
    """The mean length of stretches in one direction, as the authors describe it."""
    factors, seen, length = 0.0, set(), 0
    for word in words:
        seen.add(word)
        length += 1
        if len(seen) / length <= threshold:
            factors, seen, length = factors + 1, set(), 0
    if length:
        factors += (1 - len(seen) / length) / (1 - threshold)
    return len(words) / factors


def test_a_text_worked_by_hand():
    # Forwards: "a b a" falls to 2/3, one factor; "b c a b" ends at 3/4, (1 - .75) / .28 of one:
    # 7 / 1.892857 = 3.698. Backwards: "b a c b a" falls to 3/5, one factor; "b a" adds none: 7.
    row = LexicalDiversity().components(["a b a b c a b"]).iloc[0]
    assert row["factors_forwards"] == pytest.approx(1 + 0.25 / 0.28)
    assert row["factors_backwards"] == 1
    assert row["mtld"] == pytest.approx((7 / (1 + 0.25 / 0.28) + 7) / 2)
    assert (row["words"], row["different_words"]) == (7, 3)


@pytest.mark.parametrize("threshold", [0.6, 0.72])
def test_it_is_the_mean_of_both_directions(threshold):
    letters = np.random.default_rng(1).integers(0, 30, 400)
    words = [f"w{chr(97 + n)}" if n < 26 else f"x{n}x" for n in letters]
    [value] = LexicalDiversity(threshold=threshold).transform([" ".join(words)])[0]
    both = by_the_book(words, threshold), by_the_book(words[::-1], threshold)
    assert value == pytest.approx(sum(both) / 2)


def test_large_inputs_give_the_same():
    texts = ["the old port and the new port and the old quay of the port again", "a a b"]
    times = SMALL // 10
    many = LexicalDiversity().transform(tokenize(texts * times)).to_numpy()
    assert np.allclose(many, np.tile(LexicalDiversity().transform(texts), (times, 1)))


def test_without_a_repeated_word_there_is_no_value():
    assert np.isnan(LexicalDiversity().transform(["", "every word differs", "12 12"])).all()


def test_a_threshold_that_is_no_share_is_refused():
    with pytest.raises(FramingError, match="threshold"):
        LexicalDiversity(threshold=1.0).transform(["a"])
