"""A list of another tool becomes a folder that can be loaded; nothing is lost in silence."""

import hashlib

import pytest

from framing.errors import LexiconError
from framing.lexicons import carried, held, import_list, load, match
from framing.lexicons.formats import READERS
from framing.text import tokenize

DIC = "%\n1\tcare\n2\tharm\n%\nhelp*\t1\nkill\t2\nkill\t2\n*\t1\nlike\t(1)2\n"


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "moral.dic"
    path.write_text(DIC, encoding="utf-8")
    return path


def test_it_can_be_loaded_and_matches(source, tmp_path):
    found = import_list(source, tmp_path / "moral", card={"licence": "CC0-1.0"})
    assert (found.read, len(found.lexicon)) == (5, 2)
    assert found.read == len(found.lexicon) + sum(map(len, found.left_out.values()))
    assert {reason: len(terms) for reason, terms in found.left_out.items()} == {
        "a category that is not defined": 1,
        "not a term that can be matched": 1,
        "stands there twice": 1,
    }
    again = load(tmp_path / "moral")
    assert again.card.licence == "CC0-1.0"
    [spans] = match(tokenize(["They helped him."]), [again])
    assert [span.label for _, span in spans.rows()] == ["care"]


def test_a_known_card_gives_licence_citation_and_form(source, tmp_path):
    card = import_list(source, tmp_path / "moral", card={"known": "mfd2"}).lexicon.card
    assert "Frimer" in card.citation
    assert card.title == held()["mfd2"]["title"]


def test_every_known_card_says_whose_it_is_and_has_a_form():
    for card in held().values():
        assert all(card[name] for name in ("licence", "citation", "construct"))
        assert card["form"] in READERS


def test_the_digest_of_the_card_is_checked(source, tmp_path):
    right = hashlib.sha256(source.read_bytes()).hexdigest()
    import_list(source, tmp_path / "a", card={"licence": "x", "digests": [right]})
    with pytest.raises(LexiconError, match="not the file"):
        import_list(source, tmp_path / "b", card={"licence": "x", "digests": ["0" * 64]})
    assert not (tmp_path / "b").exists()


def test_signed_weights_become_two_categories(tmp_path):
    path = tmp_path / "valence.txt"
    path.write_text("awful\t-2.5\t1\t[]\ngood\t1.9\t1\t[]\nplain\t0\t1\t[]\n")
    found = import_list(path, tmp_path / "v", card={"licence": "x"}, form="vader")
    rows = [(e.term, e.category, e.weight) for e in found.lexicon.entries]
    assert rows == [("awful", "negative", 2.5), ("good", "positive", 1.9)]
    assert found.left_out == {"weight 0": ("plain",)}


def test_a_list_of_our_own_form_keeps_what_it_passes_over(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text(
        "term,category,weight,match,use\nbrutal,a,1,inflect,\nbrutal winter,weather,0,inflect,\n"
        "lie,a,1,exact,verb\nploy,a,1,guess,\n"
    )
    found = import_list(path, tmp_path / "own", card={"licence": "x"})
    assert [tuple(e)[:5] for e in found.lexicon.entries] == [
        ("brutal", "a", 1, "inflect", ""),
        ("lie", "a", 1, "exact", "verb"),
        ("brutal winter", "weather", 0, "inflect", ""),
    ]
    assert found.left_out == {"a match or use that is not known": ("ploy",)}
    assert found.lexicon.categories == ("a",)


def test_a_card_written_once_fits_that_file_alone(source, tmp_path):
    made = import_list(source, tmp_path / "moral", card={"known": "mfd2"})
    card = carried(made.folder / "card.toml")
    assert card["digests"] == [hashlib.sha256(source.read_bytes()).hexdigest()]
    again = import_list(source, tmp_path / "again", card=card)
    assert again.lexicon.entries == made.lexicon.entries
    assert again.lexicon.card.citation == made.lexicon.card.citation
    source.write_text(DIC.replace("kill", "harm"), encoding="utf-8")
    with pytest.raises(LexiconError, match="not the file that the card was written for"):
        import_list(source, tmp_path / "other", card=card)


@pytest.mark.parametrize(("text", "said"), [(None, "no such file"), ("a = ", "no TOML")])
def test_a_card_that_cannot_be_read(tmp_path, text, said):
    if text:
        (tmp_path / "card.toml").write_text(text)
    with pytest.raises(LexiconError, match=said):
        carried(tmp_path / "card.toml")


def test_a_question_mark_for_any_letter_is_left_out_and_shown(tmp_path):
    path = tmp_path / "port.yml"
    path.write_text('port: ["?uay", "wom?n", "harbour*", "really?", ":?c"]', encoding="utf-8")
    found = import_list(path, tmp_path / "port", card={"licence": "x"})
    assert [entry.term for entry in found.lexicon.entries] == [":?c", "harbour*", "really?"]
    [(reason, terms)] = found.left_out.items()
    assert "any one letter" in reason
    assert terms == ("?uay", "wom?n")


def test_other_languages_match(tmp_path):
    path = tmp_path / "deutsch.yml"
    path.write_text("lob:\n  - großartig\n  - Überlegenheit\ntadel:\n  - 失败\n", encoding="utf-8")
    lexicon = import_list(path, tmp_path / "d", card={"licence": "x", "language": "de"}).lexicon
    [spans] = match(tokenize(["GROSSARTIG? Großartig! Die Überlegenheit, 他失败了"]), [lexicon])
    assert [span.label for _, span in spans.rows()] == ["lob", "lob", "tadel"]


@pytest.mark.parametrize(
    ("card", "form", "said"),
    [
        ({}, None, "licence"),
        ({"licence": "x"}, "docx", "form"),
        ({"known": "mfd3"}, None, "mfd2"),
        ({"licence": "x"}, "json", "no JSON"),
    ],
)
def test_what_cannot_be_used_is_refused(source, tmp_path, card, form, said):
    with pytest.raises(LexiconError, match=said):
        import_list(source, tmp_path / "x", card=card, form=form)


def test_a_folder_that_is_there_is_left_alone(source, tmp_path):
    with pytest.raises(LexiconError, match="already"):
        import_list(source, tmp_path, card={"licence": "x"})


def test_a_package_that_is_absent_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(LexiconError, match="vaderSentiment"):
        import_list("vader", tmp_path / "v")


def test_the_list_inside_a_package_is_found(tmp_path, monkeypatch):
    package = tmp_path / "vaderSentiment"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "vader_lexicon.txt").write_text("awful\t-2.0\t1\t[]\n")
    monkeypatch.syspath_prepend(tmp_path)
    found = import_list("vader", tmp_path / "v")
    assert found.lexicon.card.licence == "MIT"
    assert len(found.lexicon) == 1
