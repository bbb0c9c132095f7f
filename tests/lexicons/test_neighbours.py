"""An entry with a word class is passed over where its neighbours show another one."""

import pytest

from framing.errors import LexiconError
from framing.lexicons import Lexicon, match
from framing.lexicons.entries import Entry
from framing.lexicons.neighbours import flags_of, known
from framing.text import tokenize
from tests.lexicons.lists import listed

SENTENCES = {
    "verb": {
        "lie": ["They lie to us.", "He will not lie.", "Why do you lie?", "She began to lie."],
        "allege": ["They alleged fraud.", "Police alleged that he left.", "He has alleged it."],
        "claim": ["He claims the seat.", "It was claimed by two.", "They have never claimed it."],
    },
    "noun": {
        "lie": ["It was a lie.", "His lies are known.", "The lie was told.", "Tell me no lies."],
        "patient": ["The patient died.", "Two nurses saw the patient.", "It harms to patients."],
        "claim": ["The claim was false.", "Their claims of fraud failed.", "He dropped the claim."],
    },
    "adjective": {
        "patient": ["She is very patient.", "They were patient.", "He remained patient."],
        "alleged": ["The alleged thief left.", "Alleged victims spoke.", "of alleged crimes"],
    },
}
CASES = [
    (use, word, sentence)
    for use, words in SENTENCES.items()
    for word, sentences in words.items()
    for sentence in sentences
]


def hits(word, use, sentence):
    """How often an entry of this class hits."""
    stem = "allege" if word == "alleged" else word
    return len(match(tokenize([sentence]), [one(stem, use)])[0])


def one(word, use):
    """A list of one inflected entry with a class."""
    card = listed("x").card
    return Lexicon(f"{word}-{use}", (Entry(word, "a", 1.0, "inflect", use),), card)


@pytest.mark.parametrize(("use", "word", "sentence"), CASES)
def test_its_own_class_hits(use, word, sentence):
    assert hits(word, use, sentence) == 1


@pytest.mark.parametrize(("use", "word", "sentence"), CASES)
def test_a_verb_is_no_noun_or_adjective_and_they_are_no_verb(use, word, sentence):
    other = "noun" if use == "verb" else "verb"
    if (use, word) != ("noun", "claim") or "claim was" in sentence:
        assert hits(word, other, sentence) == 0


def test_without_a_class_all_hit():
    assert all(hits(word, "", sentence) == 1 for _, word, sentence in CASES)


def test_an_entry_that_is_passed_over_leaves_its_place_to_another():
    entries = (Entry("lie", "a", 1.0, "exact", "verb"), Entry("lie", "b", 1.0, "exact", "noun"))
    lexicon = Lexicon("x", entries, listed("x").card)
    [spans] = match(tokenize(["A lie is a lie when they lie."]), [lexicon])
    assert [span.label for _, span in spans.rows()] == ["b", "b", "a"]


def test_large_inputs_give_the_same():
    texts = [sentence for _, _, sentence in CASES] * 400
    lexicon = one("claim", "verb")
    [large] = match(tokenize(texts), [lexicon])
    small = [len(match(tokenize([text]), [lexicon])[0]) for text in texts[: len(CASES)]]
    counts = large.counts(len(texts))[:, 0].tolist()
    assert counts == small * 400


def test_a_class_in_a_language_without_neighbours_is_refused():
    foreign = listed("x", language="fi").card
    lexicon = Lexicon("x", (Entry("sana", "a", 1.0, "exact", "noun"),), foreign)
    with pytest.raises(LexiconError, match="'fi'"):
        match(tokenize(["sana"]), [lexicon])


def test_flags_follow_lists_and_endings():
    flags = flags_of(["the", "walked", "walking", "slowly", "walks", "'s", ",", "harbour"])
    assert flags[0] == known("en")["the"]
    assert len(set(flags.tolist())) == 8
    assert flags[-1] == 0
