"""A card states what a list measures and whether it may be used, or the list does not load."""

import pytest

from framing.errors import LexiconError
from framing.lexicons import load
from framing.lexicons.card import read_card
from tests.lexicons.lists import CARD, written


def test_a_card_is_read_whole(tmp_path):
    card = read_card(written(tmp_path, "cave,a,1,exact\n", literature=["One (2001)"]) / "card.toml")
    assert (card.name, card.licence, card.language) == ("mine", "CC0-1.0", "en")
    assert card.categories == CARD["categories"]
    assert card.literature == ("One (2001)",)
    assert card.overlap is False
    assert not card.is_validated


def test_a_list_without_a_card_loads_only_if_told_to(tmp_path):
    (written(tmp_path, "cave,x,1,exact\n") / "card.toml").unlink()
    with pytest.raises(LexiconError, match=r"no card\.toml.*without_card=True"):
        load(tmp_path)
    lexicon = load(tmp_path, without_card=True)
    assert (lexicon.card, lexicon.language, lexicon.categories) == (None, "", ("x",))


@pytest.mark.parametrize("licence", ["", "unknown", " Unknown ", "none", "not stated"])
def test_an_unknown_licence_does_not_load(tmp_path, licence):
    with pytest.raises(LexiconError, match="field licence: the licence is not known"):
        load(written(tmp_path, "cave,a,1,exact\n", licence=licence))


def test_all_that_a_card_lacks_is_told_at_once(tmp_path):
    folder = written(
        tmp_path, "cave,a,1,exact\n", title=None, version=1, licence=None, categories=None
    )
    with pytest.raises(LexiconError) as caught:
        load(folder)
    lines = str(caught.value).splitlines()
    assert [line.rpartition("field ")[2].partition(":")[0] for line in lines] == [
        "title",
        "version",
        "licence",
        "categories",
    ]
    assert all(line.startswith(f"{folder / 'card.toml'}: ") for line in lines)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"categories": {}}, "categories: the card must define them"),
        ({"categories": {"a": " "}}, "categories: each needs a definition"),
        ({"overlap": "false"}, "overlap: it is true or false"),
        ({"passes_names": "yes"}, "passes_names: it is true or false"),
    ],
)
def test_a_field_of_the_wrong_kind(tmp_path, fields, wrong):
    with pytest.raises(LexiconError, match=wrong):
        load(written(tmp_path, "cave,a,1,exact\n", **fields))


@pytest.mark.parametrize("data", [b"name = ", b"\xff\xfe", b"a = 1\na = 2"])
def test_a_card_that_is_no_toml(tmp_path, data):
    (written(tmp_path, "cave,a,1,exact\n") / "card.toml").write_bytes(data)
    with pytest.raises(LexiconError, match=r"card\.toml: this is no TOML"):
        load(tmp_path)


def test_validity_has_one_source(tmp_path):
    folder = written(tmp_path, "cave,a,1,exact\n")
    assert load(folder).card.validity == {"status": "not measured"}
    with pytest.raises(LexiconError, match=r"field validity: it stands beside the card"):
        load(written(tmp_path, "cave,a,1,exact\n", validity={"status": "not measured"}))
