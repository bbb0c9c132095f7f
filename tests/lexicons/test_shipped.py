"""The lists that ship: what can be checked of each without reading its terms."""

import csv
from collections import Counter

import pytest

from framing.lexicons import Lexicon, load, match, names
from framing.lexicons.lexicon import _shipped, digest_of
from framing.lexicons.matching import hits_of
from framing.lexicons.passes import FILE
from framing.lexicons.patterns import PASSED
from framing.lexicons.phrases import phrases_of
from framing.text import tokenize

every = pytest.mark.parametrize("name", names())


passing = pytest.mark.parametrize("name", [n for n in names() if (_shipped() / n / FILE).is_file()])


def rows(name, file="terms.csv"):
    """The rows of a list's file."""
    with (_shipped() / name / file).open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def marking(name):
    """A list without what it passes over."""
    given = load(name)
    return Lexicon(given.name, tuple(entry for entry in given.entries if entry.marks), given.card)


def test_the_lists_that_are_promised_are_there():
    assert {"hedges", "loaded-terms", "reporting-verbs"} <= set(names())


@every
def test_its_bytes_are_those_of_its_card(name):
    folder = _shipped() / name
    assert digest_of(folder) == load(name).card.sha256
    for file in folder.glob("*.csv"):
        assert b"\r" not in file.read_bytes()
        assert file.read_bytes().endswith(b"\n")


@every
def test_its_terms_are_in_order(name):
    keys = [(row["category"], row["term"].casefold()) for row in rows(name)]
    assert keys == sorted(keys)


@every
def test_no_term_stands_twice(name):
    counted = Counter(row["term"].casefold().replace("-", " ") for row in rows(name))
    assert [term for term, n in counted.items() if n > 1] == []


@every
def test_its_card_is_complete(name):
    card = load(name).card
    assert card.name == name
    assert card.licence == "CC0-1.0"
    for stated in (card.title, card.construct, card.version, card.citation, card.blind_to):
        assert stated.strip()
    assert card.literature
    assert card.language == "en"
    assert set(card.categories) == set(load(name).categories)
    assert all(len(definition.split()) > 3 for definition in card.categories.values())
    assert {"corpus", "articles", "words"} <= set(card.coverage)
    assert card.validity


@every
def test_every_term_is_folded_and_matches_itself_once(name):
    lexicon = marking(name)
    terms = [entry.term for entry in lexicon.entries]
    assert all("’" not in term for term in terms)
    assert all(phrases_of(lexicon))
    plain = [f"x{term}" if term == "'s" else term for term in terms]
    [spans] = match(tokenize(plain), [lexicon])
    whole = {
        text for text, span in spans.rows() if plain[text][span.start : span.end] == terms[text]
    }
    assert [terms[text] for text in sorted(set(range(len(terms))) - whole)] == []


@every
@pytest.mark.parametrize("mark", "’ʼ")
def test_apostrophes_of_print_match_as_those_of_keyboards(name, mark):
    lexicon = load(name)
    terms = [e.term.replace("'", mark) for e in lexicon.entries if "'" in e.term.lstrip("'")]
    [spans] = match(tokenize(terms), [lexicon])
    whole = {text for text, span in spans.rows() if span.end - span.start == len(terms[text])}
    assert [term for text, term in enumerate(terms) if text not in whole] == []


@every
def test_a_term_hits_in_its_own_category_alone(name):
    lexicon = marking(name)
    terms = [f"x{entry.term}" if entry.term == "'s" else entry.term for entry in lexicon.entries]
    [spans] = match(tokenize(terms), [lexicon])
    strange = [
        (terms[text], span.label)
        for text, span in spans.rows()
        if span.label != lexicon.entries[text].category
        and span.end - span.start == len(lexicon.entries[text].term)
    ]
    assert strange == []


@passing
def test_what_is_passed_over_is_in_order(name):
    keys = [(row["instead"], row["phrase"]) for row in rows(name, FILE)]
    assert keys == sorted(keys)


@passing
def test_what_is_passed_over_would_be_a_hit_and_is_none(name):
    lexicon = load(name)
    phrases = [entry.term for entry in lexicon.entries if not entry.marks]
    tokens = tokenize(phrases)
    [would] = match(tokens, [marking(name)])
    assert [phrases[text] for text in sorted({*range(len(phrases))} - {*would.text})] == []
    hits = hits_of(tokens, [lexicon])
    assert (hits["label"] == PASSED).all()
    assert hits["text"].tolist() == list(range(len(phrases)))
