"""Roles: who acts, who is acted upon, who speaks; offsets and refusals."""

import pytest

from framing.actors import Cast, Roles
from framing.errors import FramingError

CAST = Cast.of(["Anna Holm", "Tom Cole"], kind="person")


def told(text, **settings):
    table = Roles(**settings).relations([text])
    return set(zip(table["actor"], table["label"], table["verb"]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Holm fired Tom Cole.", {("Anna Holm", "agent"), ("Tom Cole", "patient")}),
        ("Tom Cole was fired by Anna Holm.", {("Anna Holm", "agent"), ("Tom Cole", "patient")}),
        ("Tom Cole has been accused.", {("Tom Cole", "patient")}),
        ("Anna Holm and Tom Cole left the port.", {("Anna Holm", "agent"), ("Tom Cole", "agent")}),
        ("Anna Holm, who is ill, sold the pier.", {("Anna Holm", "agent")}),
        ("Anna Holm, accused of fraud, sold it.",
         {("Anna Holm", "agent"), ("Anna Holm", "patient")}),
        ("The dismissal of Tom Cole by Anna Holm.",
         {("Anna Holm", "agent"), ("Tom Cole", "patient")}),
        ("Anna Holm will not sell the pier.", {("Anna Holm", "agent")}),
        ("The plan of Anna Holm failed.", set()),
        ("Critics of Anna Holm sold the pier.", set()),
        ("It is over, Anna Holm said.", {("Anna Holm", "speaker")}),
        ("Tom Cole told Anna Holm that it is over.",
         {("Tom Cole", "agent"), ("Tom Cole", "speaker"), ("Anna Holm", "patient")}),
    ],
)  # fmt: skip
def test_roles_of_names(text, expected):
    assert {(actor, role) for actor, role, _ in told(text, cast=CAST)} == expected


def test_the_pronoun_that_speaks_is_the_actor():
    text = "Anna Holm sold the pier. “It was time,” she said."
    assert ("Anna Holm", "speaker", "said") in told(text)


def test_places_are_those_of_the_text():
    text = "  President Anna Holm—sold\tthe pier;\nTom Cole was paid by Mrs. Holm."
    table = Roles().relations([text])
    for row in table.to_dict("records"):
        assert text[row["start"] : row["end"]] == row["cue"]
        assert text[row["verb_start"] : row["verb_end"]] == row["verb"]


def test_the_roles_of_each_actor_are_counted_apart():
    roles = Roles(cast=CAST, by="actor")
    counts = roles.transform(["Anna Holm fired Tom Cole.", "It rained."])
    assert dict(zip(roles.get_feature_names_out(), counts[0]))["Tom Cole: patient"] == 1
    assert counts[1][: len(roles.labels)].sum() == 0


def test_what_is_missing_is_said():
    with pytest.raises(FramingError, match="needs the actors"):
        Roles(by="actor").transform(["x"])
    with pytest.raises(FramingError, match="did you mean 'actor'"):
        Roles(by="actr").transform(["x"])


def test_small_and_large_batches_say_the_same():
    texts = ["Anna Holm fired Tom Cole, who was paid by Ms. Dahl. They were freed."] * 3
    plain = Roles().relations(texts)
    large = Roles().relations([*texts, "The port was closed. " * 4000])
    shown = ["unit", "start", "label", "actor", "verb"]
    assert plain[shown].equals(large[large["unit"] != "3"][shown].reset_index(drop=True))
