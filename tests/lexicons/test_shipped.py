"""The lists that ship: what can be checked of each without reading its terms."""

import csv
import hashlib
from collections import Counter

import pytest

from framing.lexicons import load, match, names
from framing.lexicons.lexicon import _shipped
from framing.lexicons.phrases import phrases_of
from framing.text import tokenize

every = pytest.mark.parametrize("name", names())


def rows(name):
    """The rows of a list's file."""
    with (_shipped() / name / "terms.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_lists_that_are_promised_are_there():
    assert {"hedges", "loaded-terms", "reporting-verbs"} <= set(names())


@every
def test_its_bytes_are_those_of_its_card(name):
    data = (_shipped() / name / "terms.csv").read_bytes()
    assert hashlib.sha256(data).hexdigest() == load(name).card.sha256
    assert b"\r" not in data
    assert data.endswith(b"\n")


@every
def test_its_terms_are_in_order(name):
    keys = [(row["category"], row["term"]) for row in rows(name)]
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
    lexicon = load(name)
    terms = [entry.term for entry in lexicon.entries]
    assert all(term == term.casefold() and "’" not in term for term in terms)
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
    lexicon = load(name)
    terms = [f"x{entry.term}" if entry.term == "'s" else entry.term for entry in lexicon.entries]
    [spans] = match(tokenize(terms), [lexicon])
    strange = [
        (terms[text], span.label)
        for text, span in spans.rows()
        if span.label != lexicon.entries[text].category
        and span.end - span.start == len(lexicon.entries[text].term)
    ]
    assert strange == []
