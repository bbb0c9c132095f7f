"""Named actors: found by their capitals, brought together, and of a kind."""

import pytest

from framing.actors import Cast
from framing.actors.clauses import known_of
from framing.actors.names import mentions_of
from framing.text import tokenize


def named(*texts, cast=None):
    """Each mention as (what stands there, the actor)."""
    tokens = tokenize(list(texts))
    known = known_of(tokens)
    found = mentions_of(tokens, known.bits, known.own, cast=cast)
    places = zip(found.text, tokens.starts[found.first], tokens.ends[found.last - 1], found.actor)
    return [(tokens.texts[n][a:b], found.names[actor]) for n, a, b, actor in places]


def kinds(*texts):
    tokens = tokenize(list(texts))
    known = known_of(tokens)
    found = mentions_of(tokens, known.bits, known.own)
    return dict(zip(found.names, found.kinds))


def test_forms_of_one_name_are_one_actor():
    text = "President Joe Biden spoke. Mr. Biden left. Later Biden came back."
    assert [actor for _, actor in named(text)] == ["Joe Biden"] * 3


@pytest.mark.parametrize(
    "text",
    [
        "They saw Security Council Secretary Sergei Holm.",
        "Massachusetts Sen. Elizabeth Holm spoke.",
        "They saw Foreign Minister. Nobody spoke. They saw Sen .",
    ],
)
def test_offices_are_no_part_of_a_name(text):
    assert {actor for _, actor in named(text)} <= {"Sergei Holm", "Elizabeth Holm"}


def test_names_of_other_texts_are_not_brought_together():
    assert named("They saw Joe Biden.", "They saw Biden.")[1] == ("Biden", "Biden")


def test_initials_stand_for_an_organisation():
    text = "They joined the National Port Authority. Later the NPA closed."
    assert {actor for _, actor in named(text)} == {"National Port Authority"}


@pytest.mark.parametrize(
    "text",
    [
        "The port closed on Monday.",
        "However, it rained in June.",
        "“Yes,” they said. I know.",
        "Secretary of what? The American way.",
    ],
)
def test_capitals_that_name_nobody(text):
    assert named(text) == []


def test_words_that_begin_a_sentence_are_names_where_they_are_not_words():
    assert named("Vessland fell. Boats sank.") == [("Vessland", "Vessland")]


def test_headlines_in_capitals_name_only_whom_the_text_names_too():
    text = "Mayor Anna Holm Closes Port After Storm\n\nThe storm was long. They met Anna Holm."
    assert named(text)[-1][1] == "Anna Holm"
    assert all("Closes" not in actor for _, actor in named(text))


def test_kinds_by_what_is_around():
    found = kinds(
        "They saw Anna Holm in Port Tarn. Senator Dahl spoke. Corrane Harbour Board met. The "
        "treaty with China and with Grim Vessel stands."
    )
    assert found["Anna Holm"] == "person"
    assert found["Port Tarn"] == "place"
    assert found["Dahl"] == "person"
    assert found["Corrane Harbour Board"] == "organisation"
    assert found["China"] == "place"
    assert found["Grim Vessel"] == "unknown"


def test_a_cast_is_followed_by_all_its_spellings():
    cast = Cast.of({"Anna Holm": ["the mayor"]}, kind="person")
    text = "ANNA HOLM spoke. Holm left, the mayor said. Tom Holm stayed with Cole."
    assert [what for what, _ in named(text, cast=cast)] == ["ANNA HOLM", "Holm", "the mayor"]
