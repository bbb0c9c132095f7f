"""Which words a part of a term stands for: itself, its forms, what a star allows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.errors import LexiconError
from framing.lexicons.phrases import Part
from framing.lexicons.words import PartIndex


def matched(part, words, *, rule="inflect", language="en"):
    """Those of the words that one part stands for."""
    index = PartIndex([Part(part, rule, language)])
    return [word for word in words.split() if index.of(word)]


@pytest.mark.parametrize(
    ("lemma", "forms", "others"),
    [
        ("allege", "allege alleges alleged alleging", "allegation alleged-by legate"),
        ("say", "say says said saying", "sayings-of essay"),
        ("tell", "tell tells told telling", "teller"),
        ("cave", "cave caves caved caving", "cavern"),
        ("crisis", "crisis crises", "critic"),
        ("madman", "madman madmen", "madam"),
        ("slam", "slam slams slammed slamming", "islam"),
        ("gun-grabber", "gun-grabber gun-grabbers", "grabbers gun"),
        ("half-truth", "half-truth half-truths", "truths half"),
        ("cave-in", "cave-in cave-ins caved-in", "caved in"),
        ("hardliner", "hardliner hardliners hard-liner hard-liners", "liner hard"),
        ("trumpist", "trumpist trumpists", "trump trumps"),
    ],
)
def test_forms_of_english_words(lemma, forms, others):
    assert matched(lemma, f"{forms} {others}") == forms.split()


@pytest.mark.parametrize(
    ("language", "lemma", "forms", "others"),
    [
        ("de", "lüge", "lüge lügen", "lügner"),
        ("de", "behaupten", "behaupten behauptet behauptete", "haupt"),
        ("fr", "alléguer", "alléguer allègue allégué", "allégation"),
        ("fr", "allégation", "allégation allégations l'allégation", "alléguer"),
    ],
)
def test_forms_in_other_languages(language, lemma, forms, others):
    assert matched(lemma, f"{forms} {others}", language=language) == forms.split()


def test_a_language_without_forms_is_refused():
    with pytest.raises(LexiconError, match=r"language 'xx'.*match them exactly"):
        PartIndex([Part("sham", "inflect", "xx")])
    assert matched("sham", "sham", rule="exact", language="xx") == ["sham"]


@pytest.mark.parametrize(
    ("pattern", "words", "others"),
    [
        ("strateg*", "strateg strategy strategies", "strat restrategy"),
        ("*ism", "ism racism", "ismo racisms"),
        ("re*ed", "reed retreated re-armed", "red retreat"),
        ("re*er", "reer rester", "rer"),
        ("anti-*", "anti-war anti-", "anti antic"),
        ("*s", "shams s", "'s sham"),
        ("हिन्द*", "हिन्दी हिन्द", "हिमा"),
        ("20*", "2026 20", "120"),
    ],
)
def test_what_a_star_allows(pattern, words, others):
    assert matched(pattern, f"{words} {others}", rule="wild") == words.split()


def test_an_exact_part_is_that_word_alone():
    assert matched("sham", "sham shams shammed", rule="exact") == ["sham"]


def test_a_word_may_stand_for_many_parts():
    parts = [Part("shams", "exact", "en"), Part("sham", "inflect", "en"), Part("sh*", "wild", "en")]
    assert PartIndex(parts).of("shams") == (0, 1, 2)
    assert PartIndex(parts[::-1]).of("shams") == (0, 1, 2)


letters = st.text(alphabet="ab-", min_size=1, max_size=5)


@given(st.lists(st.tuples(letters, letters), min_size=1, max_size=6), letters)
def test_a_star_is_a_beginning_and_an_end(patterns, word):
    parts = [Part(f"{head}*{tail}", "wild", "en") for head, tail in patterns]
    expected = [
        number
        for number, (head, tail) in enumerate(patterns)
        if word.startswith(head) and word[len(head) :].endswith(tail)
    ]
    assert list(PartIndex(parts).of(word)) == expected
