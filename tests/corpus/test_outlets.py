"""Names of outlets: merged where the file says so, reported where they are nearly equal."""

import pytest

from framing.corpus.outlets import Aliases, near_equal, skeleton
from framing.errors import CorpusError


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fox News", "Fox Online News"),
        ("Fox News", "fox  news"),
        ("American Spectator", "The American Spectator"),
        ("Des Moines Register", "DesMoines Register"),
        ("NBC (Web News)", "NBCNews.com"),
        ("www.npr.org", "NPR"),
        ("El País", "El Pais"),
        ("USA TODAY", "usa-today"),
    ],
)
def test_names_that_are_nearly_equal(one, other):
    assert near_equal([one, other, "Reuters"]) == [tuple(sorted((one, other)))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Washington Post", "Washington Times"),
        ("CBS News", "ABC News"),
        ("The Hill", "The Guardian"),
        ("Daily Mail", "The Mail"),
        ("News", "Online"),
    ],
)
def test_names_that_are_not(one, other):
    assert near_equal([one, other]) == []


def test_a_name_of_fillers_alone_stays_a_name():
    assert skeleton("The News")
    assert skeleton("…") == ""


def test_the_key_the_name_and_the_aliases_all_stand_for_the_outlet():
    text = '[ledger]\nname = "The Ledger"\nkind = "public"\naliases = ["ledger.example"]\n'
    aliases = Aliases.from_toml(text)
    for name in ("ledger", "The Ledger", "ledger.example"):
        assert aliases.canonical(name) == "ledger"
    assert aliases.canonical("Ledger") == "Ledger"


def test_a_folder_without_the_file_has_no_aliases(tmp_path):
    assert Aliases.read(tmp_path).names == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[a", "this is not TOML"),
        ('a = "b"', "'a' must be a table"),
        ("[a]\naliases = 3", "aliases a list"),
        ('[a]\naliases = ["x"]\n[b]\naliases = ["x"]', "'x' stands for 'a' and for 'b'"),
        ('[a]\n[b]\naliases = ["a"]', "'a' stands for 'a' and for 'b'"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused(text, said):
    with pytest.raises(CorpusError, match=said):
        Aliases.from_toml(text)


def test_the_outlets_of_the_shipped_corpus():
    from pathlib import Path

    folder = Path(__file__).parents[2] / "corpora" / "harbour-talks"
    aliases = Aliases.read(folder)
    assert aliases.canonical("The Narrows Standard") == "standard"
