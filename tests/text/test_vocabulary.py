"""Numbers of words, and what is known of each."""

import pytest

from framing.text import Vocabulary, vocabulary
from framing.text.vocabulary import _listed
from tests.text.paths import compiled, plain


def flags_of(*words):
    words_known = Vocabulary()
    words_known.extend(words)
    return words_known.flags.tolist()


def test_words_are_numbered_as_they_come():
    known = Vocabulary()
    assert [known.add(word) for word in ("a", "b", "a")] == [0, 1, 0]
    known.extend(["c", "d"])
    assert (len(known), known.words, known.id_of("d"), known.id_of("e")) == (4, [*"abcd"], 3, -1)
    assert "c" in known
    assert "e" not in known


@pytest.mark.parametrize(
    ("word", "flag"),
    [
        ("mr", vocabulary.TITLE),
        ("inc", vocabulary.ABBREVIATION),
        ("nov", vocabulary.NAME),
        ("pre-nov", vocabulary.NAME),
        ("workers", vocabulary.ENDS_IN_S),
        ("u.s.", vocabulary.DOTTED),
        (".", vocabulary.PERIOD),
        ("...", vocabulary.STOP),
        (",", vocabulary.COMMA),
        ("b", vocabulary.INITIAL),
        ("em", vocabulary.ELISION),
        ("90s", vocabulary.ELISION),
        ("98", vocabulary.ELISION),
        ('"', vocabulary.MARK),
        ("。", vocabulary.WIDE_STOP),
    ],
)
def test_what_is_known_of_a_word(word, flag):
    assert flags_of(word)[0] & flag


@pytest.mark.parametrize(
    ("word", "flag"),
    [
        ("100", vocabulary.ELISION),
        ("港", vocabulary.INITIAL),
        ("5", vocabulary.INITIAL),
        ("mr-like", vocabulary.TITLE),
        ("x", vocabulary.ENDS_IN_S),
    ],
)
def test_what_is_not_said_of_a_word(word, flag):
    assert not flags_of(word)[0] & flag


def test_flags_grow_with_the_words():
    words = [*_listed(), "plain", "b", "u.s.", "pre-nov", "90s"]
    known = Vocabulary()
    for word in words:
        known.add(word)
        assert len(known.flags) == len(known)
    assert known.flags.tolist() == flags_of(*words)


def test_a_large_vocabulary_outgrows_its_table():
    texts = [" ".join(f"word{n}" for n in range(first, first + 30_000)) for first in (0, 20_000)]
    known = Vocabulary()
    for text in (texts[0], *texts):
        assert compiled([text], vocabulary=known).ids.tolist() == plain([text]).ids.tolist() or (
            text is texts[1]
        )
    assert len(known) == 50_000
    assert known.words == [f"word{n}" for n in range(50_000)]
    assert compiled([texts[1]], vocabulary=known).ids.tolist() == list(range(20_000, 50_000))
