"""No text of an article leaves with a report that is made to be passed on."""

import json
import re
import shutil
import subprocess
import zipfile

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.errors import FramingError
from framing.report import Choice, Recipe, Section, build_report, bundle, write_report
from framing.report.sharing import CHARACTERS, WORDS, digest_of, few_words
from framing.report.writing import listed_files
from tests.report.corpora import corpus

_WORD = re.compile(r"\w+")


def words(text):
    return [word.casefold() for word in _WORD.findall(text)]


def runs(text):
    """Every run of one word more than may be quoted."""
    found = words(text)
    return {tuple(found[at : at + WORDS + 1]) for at in range(len(found) - WORDS)}


def texts_of(found):
    return [*found.passages["text"], *found.comments["text"]]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A report that marks whole quotations and an article, as it is and to be passed on."""
    found = corpus(events=6)
    choices = (
        Choice("sourcing.Quotations", "quotations"),
        Choice("wording.LoadedTerms", "loaded_terms", {"by": "list"}),
    )
    sections = (
        Section("overview", "Corpus", strata="event"),
        Section("rates", "Rates", extractors=choices),
        Section("contrast", "Two", extractors=choices, strata="event"),
        Section("marked", "Marked", extractors=choices),
    )
    report = build_report(Recipe("T", corpus="unused", sections=sections), found)
    folder = tmp_path_factory.mktemp("shared")
    return (
        report,
        write_report(report, folder / "whole"),
        write_report(report, folder / "shared", share=True),
    )


def read(path):
    """What a reader sees of a file: markup, and the letters of a PDF, taken away."""
    if path.suffix == ".pdf":
        told = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True)
        return told.stdout.decode()
    text = path.read_text(encoding="utf-8")
    return re.sub(r"<[^>]*>", "", text) if path.suffix in (".html", ".svg") else text


def quoted_in(path, longer):
    return runs(read(path)) & longer


@pytest.mark.parametrize("kind", ["*.html", "*.csv", "*.json", "*.tex", "*.svg", "*.bib", "*.pdf"])
def test_no_run_of_words_of_a_text_is_in_any_file(made, kind):
    if kind == "*.pdf" and shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed, so PDFs cannot be read")
    report, whole, shared = made
    longer = set().union(*(runs(text) for text in texts_of(report.corpus)))
    files = list(shared.rglob(kind))
    assert files
    assert not [path.name for path in files if quoted_in(path, longer)]
    if kind in ("*.html", "*.csv", "*.pdf"):
        # The test can fail: the report as it is quotes the texts.
        assert any(quoted_in(path, longer) for path in whole.rglob(kind))


def test_offsets_and_digests_lead_back_to_the_text(made):
    report, _, shared = made
    texts = report.corpus.texts("paragraph")
    table = pd.read_csv(shared / "evidence.csv")
    body = table[table["unit"].isin(texts.index)]
    assert len(body)
    for row in body.itertuples():
        assert row.sha256 == digest_of(texts[row.unit])
        cue = texts[row.unit][row.start : row.end]
        assert cue == row.cue or cue.startswith(row.cue.removesuffix(" …"))
    articles = pd.read_csv(shared / "texts.csv").set_index("article")
    whole = report.corpus.texts("article")
    assert articles["sha256"].to_dict() == {name: digest_of(text) for name, text in whole.items()}


def test_the_marked_article_is_left_out_and_that_is_said(made):
    _, whole, shared = made
    assert 'class="article"' in (whole / "report.html").read_text(encoding="utf-8")
    page = (shared / "report.html").read_text(encoding="utf-8")
    assert 'class="article"' not in page
    assert "its text was left out" in page
    assert "made to be passed on" in page
    manifests = [json.loads((folder / "manifest.json").read_text()) for folder in (whole, shared)]
    assert [manifest["texts"] for manifest in manifests] == ["quoted", "left out"]
    assert manifests[0]["results"] == manifests[1]["results"]


@given(*[st.text(alphabet="ab ’“中-", max_size=300)] * 3)
def test_ten_words_at_most(left, cue, right):
    cut = few_words(left, cue, right)
    joined = "".join(cut)
    assert len(words(joined)) <= WORDS
    assert len(joined) <= CHARACTERS + 4
    assert cue.startswith(cut[1].removesuffix(" …"))
    assert left.endswith(cut[0].removeprefix("…"))
    assert right.startswith(cut[2])


def test_a_bundle_holds_the_report_and_is_the_same_again(made, tmp_path):
    _, _, shared = made
    (shared / "mine.txt").write_text("not the report's")
    first, again = (bundle(shared, tmp_path / name / "talks.zip") for name in ("a", "b"))
    assert first.read_bytes() == again.read_bytes()
    with zipfile.ZipFile(first) as packed:
        names = {name.removeprefix("talks/") for name in packed.namelist()}
        assert packed.read("talks/report.html") == (shared / "report.html").read_bytes()
    assert names == {*listed_files(shared), "manifest.json"}


def test_what_is_no_report_is_not_bundled(tmp_path):
    with pytest.raises(FramingError, match="holds no report"):
        bundle(tmp_path, tmp_path / "x.zip")
    assert not list(tmp_path.iterdir())
