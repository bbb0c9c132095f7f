"""Marks that are denied within their clause, and words of degree before them."""

import pytest

from framing.errors import FramingError
from framing.extractor import LexiconExtractor, intensity, negated
from framing.lexicons import Lexicon, match
from framing.text import tokenize
from tests.lexicons.lists import listed

SHAM = Lexicon.of("x", ["sham", "farce", "bad"])


def denied(*sentences, **options):
    """The words of the list that are denied in each sentence."""
    tokens = tokenize(list(sentences))
    [spans] = match(tokens, [SHAM])
    flags = negated(tokens, spans, **options)
    found = [[] for _ in sentences]
    for (text, span), flag in zip(spans.rows(), flags, strict=True):
        if flag:
            found[text].append(sentences[text][span.start : span.end])
    return found


@pytest.mark.parametrize(
    "sentence",
    [
        "It was not a sham.",
        "It wasn't a sham.",
        "It wasn’t really a sham.",
        "No sham was seen.",
        "It was never such a sham.",
        "They left without a sham.",
        "It is no longer a sham.",
    ],
)
def test_a_negator_reaches_over_its_clause(sentence):
    assert denied(sentence) == [["sham"]]


@pytest.mark.parametrize(
    "sentence",
    [
        "It was a sham.",
        "It was not late, a sham.",
        "He did not come. Sham it was.",
        "It was not late but a sham.",
        "It was not only a sham.",
        "No doubt a sham.",
        "He did not say on that long day what sham it was.",
        "A sham it was not.",
    ],
)
def test_it_does_not_reach_further(sentence):
    assert denied(sentence) == [[]]


def test_neighbouring_texts_do_not_negate_each_other():
    assert denied("They said not", "bad") == [[], []]


def test_the_window_is_in_tokens():
    sentence = "It was not one of these very bad days."
    assert denied(sentence) == [[]]
    assert denied(sentence, window=5) == [["bad"]]


def test_other_languages_have_their_own_negators():
    tokens = tokenize(["Es war keine Farce, sondern eine Farce."])
    [spans] = match(tokens, [Lexicon.of("x", ["farce"])])
    assert negated(tokens, spans, language="de").tolist() == [True, False]


def test_what_makes_no_sense_is_refused():
    tokens = tokenize(["bad"])
    [spans] = match(tokens, [SHAM])
    with pytest.raises(FramingError, match="window"):
        negated(tokens, spans, window=0)
    with pytest.raises(FramingError, match="language of negation"):
        negated(tokens, spans, language="xx")


def test_degree_is_the_word_right_before():
    tokens = tokenize(["very bad, slightly bad, bad. Very", "bad"])
    [spans] = match(tokens, [SHAM])
    assert intensity(tokens, spans).tolist() == [1.25, 0.5, 1.0, 1.0]


def test_a_list_counts_omits_or_parts_denied_marks():
    text = ["A sham, not a farce."]
    terms = listed("sham", ("farce", "b"))
    counts = {
        way: LexiconExtractor(terms, negated=way).transform(text)[0, :-2].tolist()
        for way in ("counted", "omitted", "apart")
    }
    assert counts == {"counted": [1, 1], "omitted": [1, 0], "apart": [1, 0, 0, 1]}
    apart = LexiconExtractor(terms, by="list", negated="apart")
    assert apart.labels == ("list", "list-negated")
    assert apart.evidence(text)["label"].tolist() == ["list", "list-negated"]
    with pytest.raises(FramingError, match="omitted"):
        LexiconExtractor(terms, negated="omited").fit_transform(text)
