"""Where the terms of lists stand: longest first, within sentences, all lists in one pass."""

from contextlib import contextmanager

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from framing.errors import LexiconError
from framing.lexicons import Lexicon, load, match, matching, names
from framing.text import tokenize
from tests.lexicons import reference
from tests.lexicons.lists import inflected, listed

WORDS = ["far", "right", "far-right", "people", "caved", "caving", "cave", "cave-in", "in", "mob"]
BETWEEN = [" ", " ", " ", " ", ", ", ". ", "'s ", "’s ", '" ', " “", "\n\n", "-", " - "]

words = st.sampled_from(WORDS)
joined = st.lists(words, min_size=1, max_size=3).flatmap(
    lambda parts: st.lists(st.sampled_from(" -"), min_size=len(parts), max_size=len(parts)).map(
        lambda joints: "".join(p + j for p, j in zip(parts, joints, strict=True))[:-1]
    )
)
wild = st.sampled_from(["ca*", "*ing", "far*", "*-right", "far* mob", "r*t", "peopl* 's"])
entries = st.tuples(
    st.one_of(joined, wild, st.just("people's mob")),
    st.sampled_from("abc"),
    st.sampled_from([0.0, 0.5, 1.0, 2.0]),
    st.sampled_from(["exact", "inflect"]),
)
lists = st.lists(entries, max_size=6, unique_by=lambda entry: entry[0]).map(
    lambda rows: listed(*rows, name=f"list {len(rows)}")
)
texts = st.lists(
    st.lists(st.tuples(words, st.sampled_from(BETWEEN)), max_size=12).map(
        lambda pairs: "".join(word + gap for word, gap in pairs)
    ),
    max_size=4,
)


@contextmanager
def only(path):
    """Match by the plain or by the compiled path, whatever the size."""
    kept = matching.SMALL
    matching.SMALL = float("inf") if path == "plain" else -1
    try:
        yield
    finally:
        matching.SMALL = kept


def rows(spans):
    """Spans as rows that can be compared."""
    return [(text, *span) for text, span in spans.rows()]


def found(text, *terms, language="en"):
    """What exact terms hit in one text."""
    [spans] = match(tokenize([text]), [listed(*terms, language=language)])
    return [text[span.start : span.end] for _, span in spans.rows()]


@given(texts, st.lists(lists, max_size=3))
def test_the_compiled_path_is_the_plain_path(given_texts, given_lists):
    tokens = tokenize(given_texts)
    results = []
    for path in ("plain", "compiled"):
        with only(path):
            results.append([rows(spans) for spans in match(tokens, given_lists)])
    assert results[0] == results[1]


@given(texts, lists)
@example(["far-right-mob, far right-mob"], listed("far* mob", ("*-right", "b"), ("far-*", "c")))
def test_a_reader_finds_the_same(given_texts, lexicon):
    [spans] = match(tokenize(given_texts), [lexicon])
    expected = [
        (number, *hit)
        for number, text in enumerate(given_texts)
        for hit in reference.hits(text, lexicon)
    ]
    assert rows(spans) == expected


@given(texts, st.lists(lists, max_size=4))
def test_lists_in_one_pass_are_each_list_alone(given_texts, given_lists):
    tokens = tokenize(given_texts)
    together = [rows(spans) for spans in match(tokens, given_lists)]
    assert together == [rows(match(tokens, [lexicon])[0]) for lexicon in given_lists]


@given(texts, lists)
def test_spans_are_in_order_and_slice_to_the_text(given_texts, lexicon):
    [spans] = match(tokenize(given_texts), [lexicon])
    assert spans.labels == lexicon.categories
    keys = list(zip(spans.text, spans.start, spans.end, spans.label, strict=True))
    assert keys == sorted(set(keys))
    assert all(given_texts[text][start:end].strip() for text, start, end, _ in keys)


def test_the_longest_term_is_taken_and_none_inside_it():
    assert found("a far right mob", "right", "far right", "far right mob") == ["far right mob"]
    assert found("far right wing", "far right", "right wing") == ["far right"]
    assert found("far right right", "far right", "right") == ["far right", "right"]
    assert found("far far right", "far right", "far far left") == ["far right"]


def test_a_list_does_not_hide_what_another_finds():
    text = "the far right mob"
    two = [listed("right", name="short"), listed("far right", "right", name="long")]
    spans = match(tokenize([text]), two)
    assert [[text[s.start : s.end] for _, s in own.rows()] for own in spans] == [
        ["right"],
        ["far right"],
    ]


def test_a_place_counts_once_for_each_category():
    lexicon = listed(("sham", "a", 2), ("sham*", "a", 3), ("sha*", "b", 4), ("shams", "b", 5))
    [spans] = match(tokenize(["sham shams"]), [lexicon])
    assert rows(spans) == [
        (0, 0, 4, "a", 2.0),
        (0, 0, 4, "b", 4.0),
        (0, 5, 10, "a", 3.0),
        (0, 5, 10, "b", 5.0),
    ]


def test_two_spellings_of_one_entry_are_one_hit():
    lexicon = listed(("hardliner", "a", 1, "inflect"), ("hard-liner", "a", 1, "inflect"))
    [spans] = match(tokenize(["Hard-liners, hardliners and hard liners"]), [lexicon])
    assert len(spans) == 3


@pytest.mark.parametrize(
    "text",
    [
        "far. right",
        "far, right",
        "far “right”",
        "far\n\nright",
        "far — right",
        "far (right",
        "far… right",
    ],
)
def test_a_phrase_crosses_no_mark_and_no_sentence(text):
    assert found(text, "far right") == []


def test_a_phrase_crosses_no_text():
    [spans] = match(tokenize(["so far", "right now"]), [listed("far right")])
    assert len(spans) == 0


@pytest.mark.parametrize(
    ("term", "text", "hit"),
    [
        ("far-right", "a far right mob", "far right"),
        ("far right", "a Far-Right mob", "Far-Right"),
        ("far right", "Far\nright", "Far\nright"),
        ("people's republic", "the People’s Republic", "People’s Republic"),
        ("people’s republic", "the people's republic's end", "people's republic"),
        ("regime", "the regime's end", "regime"),
        ("u.s.-backed", "U.S.-backed rebels", "U.S.-backed"),
        ("don't", "they don’t", "don’t"),
        ("naïve", "so nai\u0308ve", "nai\u0308ve"),
        ("nai\u0308ve", "so naïve", "naïve"),
        ("farce", "a far\u00adce", "far\u00adce"),
        ("office", "the o\ufb03ce", "o\ufb03ce"),
        ("strateg* partner*", "strategic partnerships", "strategic partnerships"),
        ("*-gate", "the ferry-gate affair", "ferry-gate"),
        ("😀", "well 😀 then", "😀"),
    ],
)
def test_what_a_term_matches(term, text, hit):
    assert found(text, term) == [hit]


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("sham", "shambles"),
        ("far right", "far righteous"),
        ("right", "far-right"),
        ("*s", "it's the mob's"),
    ],
)
def test_what_a_term_does_not_match(term, text):
    assert found(text, term) == []


@pytest.mark.parametrize(
    ("language", "terms", "text", "hits"),
    [
        ("de", ["sogenannte", "lügenpresse"], "Die SOGENANNTE „Lügenpresse“.", 2),
        ("fr", ["prétendu", "état"], "Un prétendu ETAT, l’État, un état prétendu.", 3),
        ("ru", ["так называемый", "режим"], "Так называемый «режим» пал.", 2),
        ("zh", ["阴谋", "政权"], "他们声称这是阴谋。该政权否认。", 2),
        ("ar", ["النظام"], "سقط النظام أمس", 1),
        ("hi", ["तथाकथित"], "यह तथाकथित सरकार", 1),
        ("", ["cosiddett*"], "la cosiddetta riforma", 1),
    ],
)
def test_lists_in_other_languages(language, terms, text, hits):
    assert len(found(text, *terms, language=language)) == hits


@pytest.mark.parametrize(
    ("language", "lemmas", "text", "hits"),
    [
        ("en", ["cave in", "allege"], "They caved in, allegedly; he ALLEGES she'd cave-in", 3),
        ("fr", ["alléguer", "allégation"], "Il allègue, malgré l’allégation.", 2),
        ("ru", ["режим"], "против режима и с режимом", 2),
    ],
)
def test_inflected_forms(language, lemmas, text, hits):
    [spans] = match(tokenize([text]), [inflected(*lemmas, language=language)])
    assert len(spans) == hits


def test_inflection_needs_a_language_that_is_known():
    with pytest.raises(LexiconError, match="language 'none'"):
        match(tokenize(["sham"]), [inflected("sham", language="")])


def test_a_list_is_told_from_one_in_another_language():
    tokens = tokenize(["il allègue, they alleged"])
    for language, start in [("en", 17), ("fr", 3)]:
        [spans] = match(tokens, [inflected("allege", "alléguer", language=language)])
        assert spans.start.tolist() == [start]


def test_no_lists_no_entries_and_no_texts():
    assert match(tokenize(["sham"]), []) == []
    for tokens in (tokenize([]), tokenize([""]), tokenize(["sham"])):
        [spans] = match(tokens, [Lexicon("empty", ())])
        assert (len(spans), spans.labels) == (0, ())
    [spans] = match(tokenize([]), [listed("sham")])
    assert spans.counts(0).shape == (0, 1)


def test_a_term_of_weight_0_takes_its_place_and_marks_nothing():
    lexicon = listed(
        "brutal", ("winter", "b"), ("brutal winter", "weather", 0, "inflect"), ("brutal w*", "b")
    )
    text = "A brutal regime. Brutal winters; a brutal-winter war, a brutal wind, winter."
    [spans] = match(tokenize([text]), [lexicon])
    hits = [(text[span.start : span.end], span.label) for _, span in spans.rows()]
    assert hits == [("brutal", "a"), ("brutal war", "b")][:1] + [
        ("brutal wind", "b"),
        ("winter", "b"),
    ]
    assert lexicon.categories == spans.labels == ("a", "b")


def test_weights_are_the_entries_own():
    [spans] = match(tokenize(["ploy sham"]), [listed(("sham", "b", 0.5), ("ploy", "a", 2))])
    assert spans.weight.tolist() == [2.0, 0.5]
    assert spans.weight.dtype == np.float64


def test_both_paths_agree_on_articles(shared_data):
    import pandas as pd

    table = pd.read_parquet(shared_data / "allsides" / "articles.parquet", columns=["text"])
    tokens = tokenize(table["text"].fillna("").tolist()[::900])
    lexicons = [load(name) for name in names()]
    results = []
    for path in ("plain", "compiled"):
        with only(path):
            results.append(match(tokens, lexicons))
    for plain, compiled in zip(*results, strict=True):
        assert len(plain) > 20
        for column in ("text", "start", "end", "label", "weight"):
            one, other = getattr(plain, column), getattr(compiled, column)
            assert one.dtype == other.dtype
            assert np.array_equal(one, other)


def test_phrases_whose_second_words_share_a_bit_are_told_apart():
    words = [f"w{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(300)]
    lexicon = listed(*(f"first {word}" for word in words[::2]))
    text = " . ".join(f"first {word}" for word in words)
    [spans] = match(tokenize([text]), [lexicon])
    assert [text[span.start : span.end] for _, span in spans.rows()] == [
        f"first {word}" for word in words[::2]
    ]
