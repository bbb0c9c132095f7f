"""A list is the one that its card was written for, and keeps its identity."""

import pytest

from framing.errors import LexiconError
from framing.lexicons import Entry, Lexicon, load, names
from tests.lexicons.lists import listed, written

ROWS = "cave in,a,1,inflect\nsham,b,0.5,exact\n"


def test_a_list_of_one_s_own_loads_by_its_folder(tmp_path):
    folder = written(tmp_path, ROWS)
    for path in (folder, str(folder)):
        lexicon = load(path)
        assert lexicon.name == "mine"
        assert lexicon.entries == (Entry("cave in", "a", 1, "inflect"), Entry("sham", "b", 0.5))
        assert lexicon.categories == ("a", "b")
        assert lexicon.card.title == "A list of mine"
        assert len(lexicon) == 2


def test_a_list_whose_terms_have_changed_is_refused(tmp_path):
    folder = written(tmp_path, ROWS)
    with (folder / "terms.csv").open("a") as file:
        file.write("ploy,a,1,exact\n")
    with pytest.raises(LexiconError, match=r"not those the card was written for.*new version"):
        load(folder)


def test_categories_that_the_card_does_not_define_are_named(tmp_path):
    folder = written(tmp_path, ROWS + "ploy,c,1,exact\nruse,d,1,exact\n")
    with pytest.raises(LexiconError, match=r"card\.toml: .*not defined: 'c', 'd'"):
        load(folder)


def test_the_terms_are_checked_before_the_digest(tmp_path):
    with pytest.raises(LexiconError, match=r"line 4, field term: a bare \*"):
        load(written(tmp_path, ROWS + "*,a,1,exact\n", sha256="0"))


@pytest.mark.parametrize(("given", "near"), [("hedge", "hedges"), ("loaded_terms", "loaded-terms")])
def test_an_unknown_name_gets_the_nearest(given, near):
    with pytest.raises(LexiconError, match=f"did you mean '{near}'.*terms.csv and card.toml"):
        load(given)


def test_a_folder_without_terms_is_no_list(tmp_path):
    with pytest.raises(LexiconError, match="not known"):
        load(tmp_path)


def test_names_are_in_order_and_each_loads():
    assert names() == sorted(names())
    assert [load(name).name for name in names()] == names()


def test_the_fingerprint_tells_lists_apart():
    one = listed("sham", ("ploy", "b"))
    assert one.fingerprint == listed("sham", ("ploy", "b")).fingerprint
    others = [
        listed("sham", "ploy"),
        listed("sham", ("ploy", "b", 0.5)),
        listed("sham", ("ploy", "b", 1.0, "inflect")),
        listed(("ploy", "b"), "sham"),
        listed("sham", ("ploy", "b"), name="other"),
        listed("sham", ("ploy", "b"), language="fr"),
    ]
    assert len({one.fingerprint, *(other.fingerprint for other in others)}) == len(others) + 1


def test_the_table_holds_every_entry(tmp_path):
    table = load(written(tmp_path, ROWS)).table
    assert table.columns.tolist() == ["term", "category", "weight", "match", "use", "contrast"]
    rows = [["cave in", "a", 1.0, "inflect", "", ""], ["sham", "b", 0.5, "exact", "", ""]]
    assert table.values.tolist() == rows


def test_a_list_made_on_the_spot():
    lexicon = Lexicon.of("x", ["sham", "ploy*"], category="doubt")
    assert [entry.category for entry in lexicon.entries] == ["doubt", "doubt"]
    assert (lexicon.card, lexicon.language) == (None, "")
