"""Two groups compared: the table, the figure, the evidence, and the same bytes again."""

import json

import pandas as pd
import pytest

from framing.cli.extractors import chosen
from framing.compare import Comparison, Resampling, contrast
from framing.corpus import Corpus
from framing.report.scoring import Scorer
from tests.cli.conftest import digests

WITH = ["--with", "wording.LoadedTerms:by=list"]
QUICK = ["--permutations", 199, "--draws", 199, "--seed", 1]
FILES = {
    *("comparison.csv", "comparison.json", "contrast.csv", "contrast.json", "contrast.pdf"),
    *("evidence.csv", "manifest.json"),
}


@pytest.fixture
def asked(call, talks):
    """Compare the two outlets in as many words as it takes."""

    def compared(*words):
        return call("contrast", talks, *WITH, "--pair", "ledger", "tribune", *QUICK, *words)

    return compared


def test_a_run_holds_numbers_figure_evidence_and_manifest(asked, tmp_path):
    said = asked(
        "--groups", "outlet", "--strata", "event", "--voice", "outlet", "--out", tmp_path / "r"
    )
    assert said.code == 0
    assert set(digests(tmp_path)) == {f"r/{name}" for name in FILES}
    found = Comparison.read(tmp_path / "r" / "comparison.csv")
    [row] = found.table.itertuples()
    evidence = pd.read_csv(tmp_path / "r" / "evidence.csv")
    assert set(evidence["voice"]) == {"outlet"}
    assert 0 < row.hits + row.hits_reference <= len(evidence)
    manifest = json.loads((tmp_path / "r" / "manifest.json").read_text())
    assert set(manifest["files"]) == FILES - {"manifest.json"}
    assert manifest["provenance"]["parameters"]["voice"] == "outlet"
    table = pd.read_csv(tmp_path / "r" / "comparison.csv")
    known = {"tests": int(table["p_value"].notna().sum()), "correction": "BH", "primary": []}
    assert manifest["tests"] == known
    assert str(tmp_path) not in json.dumps(manifest)
    assert (tmp_path / "r" / "contrast.pdf").read_bytes().startswith(b"%PDF")


def test_a_second_run_leaves_the_same_bytes_in_place_of_the_first(asked, tmp_path):
    asked("--out", tmp_path / "r")
    first = digests(tmp_path)
    asked("--voice", "quoted", "--out", tmp_path / "r")
    assert digests(tmp_path) != first
    asked("--out", tmp_path / "r")
    assert digests(tmp_path) == first


def test_the_numbers_are_those_of_a_notebook(asked, talks):
    told = json.loads(asked("--json").out)
    corpus = Corpus.read(talks)
    scores = Scorer().scores(chosen(WITH[1:]), corpus.tokens("paragraph"), voice="outlet")
    design = corpus.design("paragraph", groups="outlet", strata="event")
    with pytest.warns(UserWarning, match="Few units"):
        found = contrast(
            scores,
            design,
            pair=("ledger", "tribune"),
            seed=1,
            resampling=Resampling(permutations=199, draws=199),
        )
    assert told["table"] == found.table.to_dict("records")


def test_what_a_reader_must_know_is_said(asked):
    said = asked()
    assert "own words only" in said.err
    assert "not validated on this corpus" in said.err
    assert said.err.count("Few units") == 1
    assert "ledger − tribune, per 1,000 tokens" in said.out


@pytest.mark.parametrize("voice", ["quoted", "headline", "comment", "all"])
def test_every_voice_can_be_compared(asked, voice):
    said = asked("--voice", voice, "--json")
    assert said.code == 0
    level = voice if voice in ("headline", "comment") else "paragraph"
    assert json.loads(said.out)["provenance"]["parameters"]["level"] == level


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--pair", "ledger", "tribun"], "did you mean 'tribune'"),
        (["--strata", "evnt"], "did you mean 'event'"),
        (["--groups", "outlets"], "did you mean 'outlet'"),
        (["--clusters", "copies"], "column of clusters 'copies'"),
        (["--correction", "Bonferroni"], "BH, BY, Holm"),
        (["--paper", "colum"], "did you mean 'column'"),
        (["--draws", "3"], "draws=3"),
        (["--voice", "quotes"], "did you mean 'quoted'"),
    ],
)
def test_what_is_not_known_is_a_fault_of_usage(asked, words, told):
    said = asked(*words)
    assert (said.code, said.out) == (2, "")
    assert told in said.err


def test_too_few_events_are_refused(call, tmp_path, talks):
    from framing.corpus import write_corpus

    few = Corpus.read(talks).where(event=["dock-strike", "april-storm"])
    write_corpus(few, tmp_path / "few")
    said = call("contrast", tmp_path / "few", *WITH, "--pair", "ledger", "tribune", *QUICK)
    assert (said.code, said.out) == (4, "")
    assert "Traceback" not in said.err


def test_without_events_it_says_so(asked):
    said = asked("--strata", "none", "--json")
    assert json.loads(said.out)["provenance"]["parameters"]["strata"] is None


def test_a_folder_of_other_things_is_left_alone(asked, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("all of it")
    said = asked("--out", tmp_path / "mine")
    assert said.code == 2
    assert "other things" in said.err
    assert set(digests(tmp_path)) == {"mine/thesis.txt"}


def test_every_group_is_compared_where_all_are_asked_for(call, talks, tmp_path):
    said = call("contrast", talks, *WITH, "--all", *QUICK, "--out", tmp_path / "r")
    assert said.code == 0
    assert set(digests(tmp_path)) == {f"r/{name}" for name in FILES}
    assert said.err.count("1 comparison of 2 groups") == 1


def test_a_pair_or_all_and_not_both(call, talks):
    assert call("contrast", talks, *WITH).code == 2
    both = call("contrast", talks, *WITH, "--all", "--pair", "ledger", "tribune")
    assert both.code == 2
    assert "--all" in both.err
