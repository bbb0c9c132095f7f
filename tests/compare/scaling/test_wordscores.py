import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from framing.compare import TermCounts, wordscores
from framing.errors import FramingError, TooFewUnits
from tests.house.sources import ROOT

ORACLE = ROOT / "tests" / "oracle"


@pytest.fixture(scope="module")
def lbg():
    table = pd.read_csv(ORACLE / "lbg_counts.csv")
    counts = TermCounts.from_long(table.rename(columns={"doc": "unit", "feature": "term"}))
    return counts, pd.read_csv(ORACLE / "lbg_documents.csv").set_index("doc")


def of(found, parameter):
    return found.table[found.table["parameter"] == parameter].set_index("term")


def test_the_published_virgin_text_stands_at_minus_448(lbg):
    counts, expected = lbg
    found = wordscores(counts, expected["reference"].dropna().to_dict())
    assert of(found, "raw").loc["V1", "estimate"] == pytest.approx(-0.448, abs=5e-4)
    assert of(found, "raw").loc["V1", "se"] == pytest.approx(expected.loc["V1", "raw_se"])
    assert "No LBG rescaling" in found.caption


def test_scores_are_those_of_the_reference_implementation(lbg):
    counts, expected = lbg
    known = expected["reference"].dropna().to_dict()
    found = wordscores(counts, known, rescaled_over="all")
    for name in ("raw", "lbg", "mv"):
        ours = of(found, name)
        np.testing.assert_allclose(ours["estimate"], expected[name], atol=1e-12)
    for name in ("raw", "mv"):
        np.testing.assert_allclose(of(found, name)["se"], expected[f"{name}_se"], atol=1e-12)
    words = pd.read_csv(ORACLE / "lbg_wordscores.csv").set_index("feature")["wordscore"]
    np.testing.assert_allclose(of(found, "score")["estimate"].loc[words.index], words, atol=1e-12)


def test_the_lbg_error_is_stretched_and_not_shifted(lbg):
    """The reference moves the standard errors by the shift of the scores too; ours does not."""
    counts, expected = lbg
    found = wordscores(counts, expected["reference"].dropna().to_dict(), rescaled_over="all")
    raw, ours = of(found, "raw"), of(found, "lbg")
    times = 1.5 * np.sqrt(0.625) / raw["estimate"].std()
    np.testing.assert_allclose(ours["se"], times * raw["se"], atol=1e-12)
    shift = raw["estimate"].mean() * (1 - times)
    np.testing.assert_allclose(ours["se"] + shift, expected["lbg_se"], atol=1e-12)


def test_mv_puts_the_references_back():
    matrix = sparse.csr_array(np.array([[8, 2, 1], [2, 8, 1], [5, 5, 9], [3, 7, 4]]))
    counts = TermCounts(matrix, list("xyz"), pd.Index(list("abcd")))
    found = of(wordscores(counts, {"a": -1, "b": 2}), "mv")["estimate"]
    assert found["a"] == pytest.approx(-1)
    assert found["b"] == pytest.approx(2)
    assert found["c"] == pytest.approx(0.5)


def test_words_of_no_reference_are_left_out_and_counted():
    matrix = sparse.csr_array(np.array([[3, 1, 0], [1, 3, 0], [2, 1, 9], [0, 0, 4], [1, 1, 0]]))
    counts = TermCounts(matrix, list("xyz"), pd.Index(list("abcde")))
    found = wordscores(counts, {"a": -1, "b": 1})
    assert of(found, "raw").loc["c", "n"] == 3
    assert "d" not in of(found, "raw").index
    assert found.excluded == {"no-scored-words": 1}
    assert "2 of 3 words" in found.caption


def test_what_cannot_be_scored_is_refused():
    matrix = sparse.csr_array(np.array([[3, 0], [0, 0], [0, 3]]))
    counts = TermCounts(matrix, list("xy"), pd.Index(list("abc")))
    with pytest.raises(FramingError, match="reference 'q' is not known"):
        wordscores(counts, {"a": 1, "q": 2})
    with pytest.raises(FramingError, match="one position between them"):
        wordscores(counts, {"a": 1, "c": 1})
    with pytest.raises(TooFewUnits, match="'b' has no words"):
        wordscores(counts, {"a": 1, "b": 2})
    with pytest.raises(TooFewUnits, match="shares a word"):
        wordscores(counts.only(["x", "y"]), {"a": 1, "c": 2})


def test_intervals_cover_where_words_are_independent_draws():
    random = np.random.default_rng(3)
    shares = random.dirichlet(np.ones(60), size=3)
    references = random.multinomial(5000, shares[:2])
    known = {"a": -1.0, "b": 1.0}
    covered = []
    for _ in range(40):
        drawn = random.multinomial(800, shares[2], size=25)
        names = ["a", "b", *(f"v{i}" for i in range(25))]
        matrix = sparse.csr_array(np.vstack([references, drawn]))
        found = wordscores(TermCounts(matrix, [f"w{j}" for j in range(60)], pd.Index(names)), known)
        score = of(found, "score")["estimate"].reindex([f"w{j}" for j in range(60)]).to_numpy()
        truth = float(shares[2] @ score)
        raw = of(found, "raw").iloc[2:]
        covered.append(((raw["lower"] <= truth) & (truth <= raw["upper"])).mean())
    assert 0.93 <= np.mean(covered) <= 0.97
