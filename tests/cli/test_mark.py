"""One article for paper, with its marks beside it."""

import pandas as pd
import pytest

from tests.cli.conftest import digests

WITH = ["--with", "wording.LoadedTerms:by=list", "--with", "sourcing.Quotations"]


def test_the_page_its_marks_and_their_record_are_written(call, talks, tmp_path):
    said = call("mark", talks, "--article", "tribune-0501", *WITH, "--out", tmp_path / "t.pdf")
    assert said.code == 0
    assert set(digests(tmp_path)) == {"t.pdf", "t.csv", "t.json"}
    marks = pd.read_csv(tmp_path / "t.csv")
    assert f"{len(marks)} marks on " in said.err
    assert marks["unit"].str.startswith("tribune-0501/").all()
    assert {"outlet", "quoted"} <= set(marks["voice"])


def test_a_second_run_leaves_the_same_bytes(call, talks, tmp_path):
    for name in ("one", "two"):
        words = ["--article", "ledger-0101", *WITH, "--out", tmp_path / name / "page.pdf"]
        assert call("mark", talks, *words).code == 0
    assert digests(tmp_path / "one") == digests(tmp_path / "two")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--article", "tribune-051", "--out", "t.pdf"], "did you mean 'tribune-0501'"),
        (["--out", "t.pdf"], "33 articles"),
        (["--article", "tribune-0501", "--out", "t.png"], ".pdf"),
        (["--article", "tribune-0501", "--out", "t.pdf", "--paper", "slides"], "'slide'"),
    ],
)
def test_what_cannot_be_drawn_is_told(call, talks, words, told):
    said = call("mark", talks, *WITH, *words)
    assert said.code == 2
    assert told in said.err
