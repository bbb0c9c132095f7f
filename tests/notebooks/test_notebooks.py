"""Each notebook runs from top to bottom, and draws what the command line draws, byte for byte."""

import json

import pandas as pd
import papermill
import pytest

from framing.cli import run
from framing.corpus import Corpus
from tests.house.sources import ROOT

NOTEBOOKS = ROOT / "notebooks"
TALKS = ROOT / "corpora" / "harbour-talks"

MARKED = [
    *("--with", "wording.LoadedTerms:by=list", "--with", "wording.Hedges:by=list"),
    *("--with", "sourcing.ScareQuotes", "--with", "sourcing.Quotations"),
]
PAIR = ["--pair", "tribune", "ledger", "--groups", "outlet", "--strata", "event"]


@pytest.fixture
def executed(tmp_path, monkeypatch):
    """Run a notebook with parameters, its figure in a folder of the test; gives the run's cells."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))

    def execute(name, **parameters):
        found = papermill.execute_notebook(
            str(NOTEBOOKS / f"{name}.ipynb"),
            str(tmp_path / f"{name}.ipynb"),
            parameters={"figure": str(tmp_path / "figure.pdf"), **parameters},
            cwd=str(NOTEBOOKS),
            progress_bar=False,
            kernel_name="python3",
        )
        return [cell for cell in found.cells if cell.cell_type == "code"]

    return execute


def framing(*words):
    """Call the command line."""
    assert run([str(word) for word in [*words, "--quiet"]]) == 0


def shown(cell):
    """The plain text of what a cell shows."""
    return "".join(output["data"]["text/plain"] for output in cell.outputs if "data" in output)


@pytest.mark.full
def test_one_article_is_the_page_of_the_command_line(executed, tmp_path):
    cells = executed("01_one_article")
    framing("mark", TALKS, "--article", "tribune-0501", *MARKED, "--out", tmp_path / "cli.pdf")
    for ending in ("pdf", "csv"):
        notebook = (tmp_path / f"figure.{ending}").read_bytes()
        assert notebook == (tmp_path / f"cli.{ending}").read_bytes()
    assert "tribune-0501/p" in shown(cells[-1])


@pytest.mark.full
def test_the_seed_article_is_marked_too(executed, shared_data, tmp_path):
    framing("corpus", "add", shared_data / "seed" / "article.txt", "--to", tmp_path / "seed")
    cells = executed("01_one_article", corpus_path=str(tmp_path / "seed"), article=None)
    framing("mark", tmp_path / "seed", *MARKED, "--out", tmp_path / "cli.pdf")
    assert (tmp_path / "figure.pdf").read_bytes() == (tmp_path / "cli.pdf").read_bytes()
    assert "just multipolar world order" in shown(cells[-1])
    assert "comment" in shown(cells[-1])


@pytest.mark.full
def test_loaded_terms_are_those_of_the_command_line(executed, tmp_path):
    cells = executed("02_loaded_terms")
    words = ["--with", "wording.LoadedTerms", *PAIR, "--voice", "outlet", "--seed", 1]
    framing("contrast", TALKS, *words, "--out", tmp_path / "run")
    for ending in ("pdf", "csv"):
        notebook = (tmp_path / f"figure.{ending}").read_bytes()
        assert notebook == (tmp_path / "run" / f"contrast.{ending}").read_bytes()
    assert "outlet" in shown(cells[-1])


@pytest.mark.full
def test_frames_by_outlet_runs(executed, tmp_path):
    figures = str(tmp_path / "frames")
    cells = executed("03_frames_by_outlet", outlets=["tribune", "ledger"], figures=figures)
    drawn = json.loads((tmp_path / "frames-by-outlet.json").read_text())
    assert drawn["provenance"]["parameters"]["chosen"] == ["tribune", "ledger"]
    assert "conflict" in shown(cells[-1])


@pytest.mark.full
def test_topics_are_those_of_the_command_line(executed, tmp_path):
    cells = executed("04_topics")
    words = ["--k", 12, "--seed", 1]
    framing("topics", TALKS, *words, "--out", tmp_path / "run")
    for ending in ("pdf", "csv"):
        notebook = (tmp_path / f"figure.{ending}").read_bytes()
        assert notebook == (tmp_path / "run" / f"topics.{ending}").read_bytes()
    assert Corpus.read(TALKS).articles.index[0].split("-")[0] in shown(cells[-1])


@pytest.mark.full
def test_the_lexical_profile_runs(executed, tmp_path):
    cells = executed("07_lexical_profile")
    drawn = json.loads((tmp_path / "figure.json").read_text())
    assert drawn["unit"] == "per 1,000 tokens"
    assert "loaded_terms" in shown(cells[-1])


@pytest.mark.full
def test_labels_are_trusted_as_far_as_coders_confirm_them(executed, tmp_path):
    cells = executed("06_trust_in_labels", curve=str(tmp_path / "paths.pdf"))
    found = pd.read_csv(tmp_path / "figure.csv").set_index("feature")
    # What all coders found together, .459, lies in the corrected intervals and not in the naïve.
    assert found.loc["naïve", "upper"] < 0.459
    for row in ("design-based", "prediction-powered"):
        assert found.loc[row, "lower"] < 0.459 < found.loc[row, "upper"]
    assert len(pd.read_csv(tmp_path / "paths.csv")) == 8
    assert "loaded_terms" in shown(cells[-1])


@pytest.mark.full
def test_outlet_or_topic_shows_both_halves(executed, tmp_path):
    cells = executed("05_outlet_or_topic")
    found = pd.read_csv(tmp_path / "figure.csv").set_index("feature")
    # The loaded wording planted in the tribune does not hang on what it wrote about.
    for half in ("raw", "same events"):
        assert found.loc[f"evaluative, {half}", "lower"] > 0
    assert "outlet" in shown(cells[-1])


@pytest.mark.full
def test_coverage_draws_what_the_command_line_draws(executed, tmp_path):
    cells = executed("09_coverage", figure=str(tmp_path / "events-by-outlet.pdf"))
    out = tmp_path / "cli"
    framing("coverage", TALKS, "--period", "week", "--paper", "column", "--out", out)
    for ending in ("pdf", "csv"):
        name = f"events-by-outlet.{ending}"
        assert (tmp_path / name).read_bytes() == (out / name).read_bytes()
    assert "NPA" in shown(cells[-1])


@pytest.mark.full
def test_who_speaks_draws_what_the_command_line_draws(executed, tmp_path):
    cells = executed("08_who_speaks", outlets=["tribune", "ledger"])
    chosen = ["--group", "tribune", "--group", "ledger"]
    framing("voices", TALKS, *chosen, "--out", tmp_path / "run")
    drawn = {"figure": "sources", "reporting-verbs": "verbs", "scare-quotes": "scare-quotes"}
    for ours, theirs in drawn.items():
        for ending in ("pdf", "csv"):
            notebook = (tmp_path / f"{ours}.{ending}").read_bytes()
            assert notebook == (tmp_path / "run" / f"{theirs}.{ending}").read_bytes(), ours
    assert "official" in shown(cells[-1])
