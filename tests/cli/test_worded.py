"""The verbs that compare words: tables, figures, notes, and the same bytes again."""

import json

import pytest

from framing.compare import Comparison, Estimates, Resampling, TermCounts, keyness
from framing.corpus import Corpus
from framing.extractor import Terms
from tests.cli.conftest import digests

PAIR = ("--pair", "ledger", "tribune")
QUICK = ("--permutations", 199, "--seed", 1)
VERBS = {
    "keyness": (*PAIR, *QUICK),
    "collocates": ("harbour", "port", *PAIR, *QUICK),
    "shift": (*PAIR, "--by", "entropy", "--draws", 99),
    "divergence": QUICK,
    "partisanship": (*PAIR, *QUICK),
}


@pytest.mark.parametrize("verb", VERBS)
def test_a_run_holds_its_table_figure_and_manifest(call, talks, tmp_path, verb):
    kind = "estimates" if verb == "partisanship" else "comparison"
    assert call(verb, talks, *VERBS[verb], "--out", tmp_path / "r").code == 0
    names = {f"{kind}.csv", f"{kind}.json", "manifest.json"}
    names |= {f"{verb}.{ending}" for ending in ("pdf", "csv", "json")}
    assert set(digests(tmp_path)) == {f"r/{name}" for name in names}
    read = Estimates if verb == "partisanship" else Comparison
    assert len(read.read(tmp_path / "r" / f"{kind}.csv"))
    manifest = json.loads((tmp_path / "r" / "manifest.json").read_text())
    assert manifest["verb"] == verb
    assert manifest["provenance"]["parameters"]["voice"] == "outlet"
    assert manifest["counts"]["words"] > 1000


def test_a_second_run_leaves_the_same_bytes(call, talks, tmp_path):
    found = []
    for _ in range(2):
        call("keyness", talks, *VERBS["keyness"], "--out", tmp_path / "r")
        found.append(digests(tmp_path))
    assert found[0] == found[1]


def test_the_numbers_are_those_of_a_notebook(call, talks):
    told = json.loads(call("keyness", talks, *VERBS["keyness"], "--voice", "all", "--json").out)
    corpus = Corpus.read(talks)
    counts = TermCounts.by(Terms(min_units=1), corpus.tokens("article"))
    design = corpus.design("article", groups="outlet", strata="event", clusters="copy_group")
    with pytest.warns(UserWarning, match="Few units"):
        found = keyness(
            counts, design, pair=PAIR[1:], seed=1, resampling=Resampling(permutations=199)
        )
    assert [row["feature"] for row in told["table"]] == list(found.table["feature"])
    assert [row["estimate"] for row in told["table"]] == list(found.table["estimate"])


def test_what_a_reader_must_know_is_said(call, talks):
    said = call("keyness", talks, *VERBS["keyness"])
    assert "own words only" in said.err
    assert said.err.count("Few units") == 1
    assert "ledger − tribune, log-odds" in said.out
    assert "Not tested, in fewer than 3 units" in said.err
    told = call("partisanship", talks, *VERBS["partisanship"])
    assert "permuted labels" in told.out
    assert "p = " in told.err


def test_a_group_is_set_against_all_others(call, talks):
    said = call("shift", talks, "--pair", "ledger", "all others", "--draws", 99)
    assert "ledger − all others, share of words" in said.out


def test_scores_come_from_a_file(call, talks, tmp_path):
    file = tmp_path / "tone.csv"
    file.write_text("term,tone\nharbour,1.5\ntalks,-2\n", encoding="utf-8")
    said = call("shift", talks, *PAIR, "--scores", file, "--draws", 99)
    assert "tone" in said.out
    file.write_text("term,tone\nharbour,high\n", encoding="utf-8")
    wrong = call("shift", talks, *PAIR, "--scores", file)
    assert wrong.code == 2
    assert "a term and its score were expected" in wrong.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("keyness", "--pair", "ledger", "tribun"), "did you mean 'tribune'"),
        (("keyness", *PAIR, "--prior", 0), "more than 0 words"),
        (("keyness", *PAIR, "--ngrams", 2, 1), "from 1 on"),
        (("shift", *PAIR, "--by", "entropi"), "did you mean 'entropy'"),
        (("divergence", "--measure", "cosine"), "measure 'cosine' is not known"),
        (("partisanship", *PAIR, "--estimator", "leave_out"), "did you mean 'leave-out'"),
    ],
)
def test_what_is_wrong_is_named(call, talks, words, said):
    told = call(words[0], talks, *words[1:])
    assert told.code in (2, 4)
    assert said in told.err
