import re

import pytest

from framing.corpus.ledger import Ledger, Step
from framing.report import build_report, default_recipe
from framing.report.appendix import evidence_table, quoted_examples
from framing.report.marked import marked_blocks
from framing.report.methods import ledger_table, lists_table, methods_of
from framing.report.view import view_of
from tests.report.corpora import corpus


@pytest.fixture(scope="module")
def report():
    small = corpus()
    lossy = Ledger((Step("read", "a.csv", seen=31, accepted=28, excluded={"empty-text": 3}),))
    small = type(small)(small.articles, small.passages, small.comments, small.card, lossy)
    return build_report(default_recipe(small, "x", seed=5), small)


def test_methods_carry_the_ledgers_numbers(report):
    text = " ".join(methods_of(report))
    assert "28 articles of 2 outlets" in text
    assert "28 of 31 records were accepted; left out were 3 for empty-text" in text
    assert report.corpus.fingerprint in text


def test_methods_name_guards_seed_and_versions(report):
    text = " ".join(methods_of(report))
    assert "seed 5" in text
    assert "not validated on this corpus" in text
    assert "all findings are exploratory" in text
    assert "Topics are not frames" in text
    assert re.search(r"numpy \d", text)
    assert "wording.LoadedTerms (by = list)" in text
    assert "within events" in text


def test_methods_are_in_the_past_tense(report):
    assert not re.search(r"\b(?:are|is) compared\b", " ".join(methods_of(report)))


def test_word_lists_and_ledger_as_tables(report):
    assert lists_table(report)["list"].tolist() == ["generic-frames", "hedges", "loaded-terms"]
    assert ledger_table(report.corpus)["records"].tolist() == [31, 28, 3]


def test_examples_come_from_both_outlets_and_are_the_same_again(report):
    table = evidence_table(report)
    first, again = (quoted_examples(report, table) for _ in range(2))
    assert first == again
    hedges = next(one for one in first if one["feature"] == "hedges")
    assert {example["outlet"] for example in hedges["examples"]} == {"ledger", "tribune"}
    assert all(example["cue"] for example in hedges["examples"])


def test_a_marked_article_is_its_text(report):
    part = report.parts[-1]
    blocks = marked_blocks(report.corpus, part.article, part.evidence)
    texts = report.corpus.texts("paragraph")
    for block in blocks:
        if block.kind == "paragraph":
            assert "".join(segment.text for segment in block.segments) == texts[block.unit]
    assert any(segment.marks for block in blocks for segment in block.segments)


def test_numbers_of_figures_and_tables_run_through(report):
    view = view_of(report, evidence_table(report))
    for kind in ("figures", "tables"):
        numbers = [one["number"] for section in view["sections"] for one in section[kind]]
        assert numbers == list(range(1, len(numbers) + 1))
        stems = [one["stem"] for section in view["sections"] for one in section[kind]]
        assert len(set(stems)) == len(stems)
