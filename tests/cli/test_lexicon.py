"""The word lists that come along, listed and shown."""

import json

from framing.lexicons import load, names


def test_every_list_is_a_line(call):
    said = call("lexicon", "list")
    assert said.code == 0
    assert [line.split()[0] for line in said.out.splitlines()[1:]] == names()


def test_json_says_the_same(call):
    told = json.loads(call("lexicon", "list", "--json").out)
    assert [one["name"] for one in told] == names()
    assert all(one["licence"] for one in told)


def test_a_card_tells_construct_and_categories(call):
    said = call("lexicon", "show", "hedges")
    assert "construct:" in said.out
    assert all(f"{category} (" in said.out for category in load("hedges").categories)


def test_all_terms_are_listed_on_request(call):
    n_terms = len(load("hedges"))
    assert len(call("lexicon", "show", "hedges", "--terms").out.splitlines()) == 1 + n_terms
    assert len(json.loads(call("lexicon", "show", "hedges", "--json").out)["terms"]) == n_terms


def test_a_list_is_imported_and_shown(call, tmp_path):
    source = tmp_path / "mine.dic"
    source.write_text("%\n1\tcare\n%\nhelp*\t1\nodd\t(2)3\n", encoding="utf-8")
    folder = str(tmp_path / "mine")
    said = call("lexicon", "import", str(source), "--licence", "CC0-1.0", "--out", folder, "--json")
    told = json.loads(said.out)
    assert (said.code, told["read"], told["terms"]) == (0, 2, 1)
    assert told["left_out"] == {"a category that is not defined": 1}
    assert "help*" in call("lexicon", "show", folder, "--terms").out


def test_a_list_without_a_licence_is_a_fault_of_usage(call, tmp_path):
    source = tmp_path / "mine.dic"
    source.write_text("%\n1\tcare\n%\nhelp*\t1\n", encoding="utf-8")
    said = call("lexicon", "import", str(source), "--out", str(tmp_path / "mine"))
    assert said.code == 2
    assert "licence" in said.err


def test_what_an_import_leaves_out_or_cannot_check_is_told(call, tmp_path):
    source = tmp_path / "mine.dic"
    source.write_text("%\n1\tcare\n%\nhelp*\t1\nkind\t9\n", encoding="utf-8")
    said = call("lexicon", "import", source, "--known", "mfd2", "--out", tmp_path / "mine")
    assert said.code == 0
    assert "left out: 1 (a category that is not defined): kind" in said.err
    assert "mfd2 was not checked" in said.err


def test_an_audit_shows_no_entry_without_hits(call, tmp_path):
    source = tmp_path / "mine.txt"
    source.write_text("port\nxyzzy\n", encoding="utf-8")
    folder = str(tmp_path / "mine")
    assert call("lexicon", "import", source, "--licence", "x", "--out", folder).code == 0
    said = call("lexicon", "audit", folder, "corpora/harbour-talks")
    assert "the 1 entries with most hits, 100.0% of all" in said.out
    assert "xyzzy" not in said.out


def test_a_list_is_audited_on_a_corpus(call, tmp_path):
    out = tmp_path / "audit"
    said = call("lexicon", "audit", "hedges", "corpora/harbour-talks", "--out", str(out))
    assert said.code == 0
    assert "entries with most hits" in said.out
    tables = {f"{name}.csv" for name in ("entries", "categories", "overlap", "passed")}
    assert {path.name for path in out.iterdir()} == tables
    told = json.loads(call("lexicon", "audit", "hedges", "corpora/harbour-talks", "--json").out)
    assert len(told["top"]) == 10
    assert told["hits"] > 100
