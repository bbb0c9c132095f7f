"""A term as the phrases that match it: hyphens and spaces exchanged, clitics kept apart."""

import pytest

from framing.lexicons import Lexicon
from framing.lexicons.phrases import MOST_PIECES, Part, phrases_of
from tests.lexicons.lists import inflected, listed


def spellings(term):
    """The ways in which a term is matched, a bar between its words."""
    [phrases] = phrases_of(Lexicon.of("x", [term]))
    return ["|".join(part.word for part in phrase) for phrase in phrases]


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("sham", ["sham"]),
        ("far-right", ["far-right", "far|right"]),
        ("far right", ["far|right", "far-right"]),
        ("Far-Right", ["far-right", "far|right"]),
        (
            "tough on crime",
            ["tough|on|crime", "tough|on-crime", "tough-on|crime", "tough-on-crime"],
        ),
        ("far-right mob", ["far-right|mob", "far|right|mob", "far|right-mob", "far-right-mob"]),
        ("people's republic", ["people|'s|republic"]),
        ("people’s republic", ["people|'s|republic"]),
        ("'s", ["'s"]),
        ("u.s.-backed", ["u.s.-backed", "u.s.|backed"]),
        ("law & order", ["law|&|order"]),
        ("9/11", ["9|/|11"]),
        ("cafe\u0301", ["café"]),
        ("anti-*", ["anti-*"]),
        ("strategic partner*", ["strategic|partner*", "strategic-partner*"]),
        ("anti* far*", ["anti*|far*"]),
        ("*ism", ["*ism"]),
        ("阴谋", ["阴|谋", "阴-谋"]),
    ],
)
def test_the_ways_in_which_a_term_is_matched(term, expected):
    assert sorted(spellings(term)) == sorted(expected)
    assert spellings(term)[0] == expected[0]


def test_many_pieces_are_all_joined_or_all_apart():
    words = ["one", "two", "three", "four", "five"]
    assert len(words) > MOST_PIECES
    assert spellings(" ".join(words)) == ["|".join(words), "-".join(words)]


def test_a_part_says_how_it_matches_and_in_which_language():
    [phrases] = phrases_of(inflected("cave in", language="fr"))
    assert phrases[0] == (Part("cave", "inflect", "fr"), Part("in", "inflect", "fr"))
    [phrases] = phrases_of(listed(("cav* in", "a", 1.0, "inflect")))
    assert [part.rule for part in phrases[0]] == ["wild", "inflect"]


def test_terms_are_split_one_by_one():
    terms = ["“open", "sham", "www.example.org", "it’s", "'s", "ploy"]
    alone = [phrases_of(Lexicon.of("x", [term]))[0] for term in terms]
    assert phrases_of(Lexicon.of("x", terms)) == alone
