"""What a report cites: every key exists, none is unused, and the entries can be read."""

import re

import pytest

from framing.lexicons import load
from framing.report import build_report, default_recipe
from framing.report.citing import (
    cited_keys,
    in_latex,
    in_words,
    known_references,
    parsed,
    plain,
    reference_of,
    written,
)
from framing.report.methods import methods_of, references_of
from framing.report.page import TEMPLATES
from framing.report.skeleton import references_file
from framing.report.view import view_of
from tests.report.corpora import corpus

NEEDED = {
    "article": {"author", "title", "journal", "volume", "pages", "year"},
    "book": {"author", "title", "publisher", "year"},
    "inproceedings": {"author", "title", "booktitle", "year"},
    "incollection": {"author", "title", "booktitle", "publisher", "year"},
}


@pytest.fixture(scope="module")
def report():
    small = corpus(events=6)
    return build_report(default_recipe(small, "x", seed=5), small)


@pytest.fixture(scope="module")
def view(report):
    from framing.report.appendix import evidence_table

    return view_of(report, evidence_table(report))


def balanced(text):
    depth = 0
    for sign in re.sub(r"\\[{}]", "", text):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth < 0:
            return False
    return depth == 0


def test_every_entry_that_comes_along_is_whole():
    text = (TEMPLATES / "references.bib").read_text(encoding="utf-8")
    entries = parsed(text)
    assert len(entries) == len(re.findall(r"^@", text, re.M)) == len(known_references())
    for one in entries:
        kind = one.entry[1 : one.entry.index("{")]
        assert NEEDED[kind] <= set(one.fields), one.key
        assert one.entry.count("\n") == len(one.fields) + 2
        assert balanced(one.entry)
        assert re.fullmatch(r"\d{4}", one.fields["year"])
        assert not re.search(r"[{}\\]", one.text + one.label)


@pytest.mark.parametrize("name", ["hedges", "loaded-terms", "reporting-verbs"])
def test_the_literature_of_the_lists_comes_along(name):
    works = load(name).card.literature
    found = [reference_of(work) for work in works]
    assert {one.key for one in found} <= set(known_references())
    for one, work in zip(found, works, strict=True):
        assert one.fields["year"] in work
        if "pages" in one.fields:
            assert plain(one.fields["pages"]) in work
        if "volume" in one.fields:
            assert one.fields["volume"] in work


def test_every_key_that_is_cited_exists_and_none_is_unused(report, view):
    keys = cited_keys(methods_of(report))
    assert set(keys) <= set(references_of(report))
    assert {"hall1988", "phipson2010", "benjamini1995", "recasens2013", "framing"} <= set(keys)
    in_file = [one.key for one in parsed(references_file(view))]
    assert sorted(in_file) == keys
    commands = re.findall(r"\\citep\{([^}]+)\}", "\n".join(view["cited"]))
    assert sorted({key for command in commands for key in command.split(",")}) == keys


def test_only_what_was_used_is_cited(report):
    few = corpus(events=2)
    small = build_report(default_recipe(few, "x"), few)
    keys = cited_keys(methods_of(small))
    # Too few events to test anything, and no topics by LDA.
    assert not {"hall1988", "phipson2010", "benjamini1995", "blei2003", "gensim"} & set(keys)
    assert "cochran1977" in keys


def test_the_page_names_authors_and_years(view):
    text = " ".join(view["methods"])
    assert "(Davison & Hinkley 1997; Hall 1988)" in text
    assert "[@" not in text
    assert any(one["text"].startswith("Hall, Peter (1988).") for one in view["references"])


def test_a_work_that_does_not_come_along_is_taken_as_written():
    work = "Ash, B., & Elm, C. (1999). On 100 % of {trees}. Woods, 3, 1–2."
    found = reference_of(work)
    assert found.key.startswith("ash1999-")
    assert found.text == work
    assert r"100 \% of \{trees\}" in found.entry
    assert parsed(found.entry)[0].key == found.key
    assert reference_of(work.replace("trees", "leaves")).key != found.key
    assert written("corpus", "no year here", title="T").label == "T"


def test_a_citation_in_the_data_is_left_as_it_is():
    assert in_words("a [@nobody] b", known_references()) == "a [@nobody] b"
    assert in_latex("a_ [@nobody] [@hall1988]", known_references()) == (
        r"a\_ [@nobody] \citep{hall1988}"
    )
