import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from framing.compare import TermCounts, wordscores
from framing.corpus.design import Design
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


def grouped(matrix, groups, *, clusters=None):
    """Counts and a design of units that stand on no events."""
    units = pd.Index([f"u{i:03}" for i in range(len(groups))], name="unit")
    table = pd.DataFrame(
        {
            "article": units,
            "outlet": groups,
            "group": groups,
            "stratum": "all",
            "cluster": units if clusters is None else clusters,
        },
        index=units,
    ).astype("str")
    names = {"group": "outlet", "stratum": None, "cluster": "copy_group"}
    terms = [f"w{j:02}" for j in range(matrix.shape[1])]
    return TermCounts(sparse.csr_array(matrix), terms, units), Design(table, "article", names)


def test_a_document_by_itself_has_a_standard_error_and_no_interval(lbg):
    counts, expected = lbg
    found = wordscores(counts, expected["reference"].dropna().to_dict())
    assert of(found, "raw")["se"].notna().all()
    assert found.table[["lower", "upper"]].isna().all(axis=None)
    assert "No intervals" in found.caption


def test_the_error_of_a_group_is_the_spread_between_its_clusters():
    x = [[3, 1], [2, 2], [1, 5], [4, 0], [1, 1]]
    matrix = np.array([[9, 1], [1, 9], *x])
    counts, design = grouped(matrix, list("ab") + ["x"] * 5)
    found = of(wordscores(counts, {"a": -1.0, "b": 1.0}, design), "raw")
    own, score = np.array(x), np.array([-0.8, 0.8])
    raw = (own @ score).sum() / own.sum()
    strays = own @ score - raw * own.sum(axis=1)
    se = np.sqrt(5 / 4 * (strays**2).sum()) / own.sum()
    assert found.loc["x", "estimate"] == pytest.approx(raw)
    assert found.loc["x", "se"] == pytest.approx(se)
    assert found.loc["x", "upper"] - raw == pytest.approx(2.7764451 * se)
    assert found.loc[["a", "b"], ["se", "lower", "upper"]].isna().all(axis=None)


def test_copies_are_one_cluster_and_few_clusters_have_no_interval():
    matrix = np.array([[9, 1], [1, 9], [3, 1], [3, 1], [2, 2], [1, 5]])
    counts, design = grouped(
        matrix, list("ab") + ["x"] * 4, clusters=["a", "b", "c", "c", "d", "e"]
    )
    found = wordscores(counts, {"a": -1.0, "b": 1.0}, design)
    own = of(found, "raw").loc["x"]
    assert own["estimate"] == pytest.approx(0.8 * ((1 + 2 + 5) - (3 + 2 + 1)) / 14)
    assert np.isnan(own["lower"])


def test_outlets_are_what_a_kind_of_outlets_rests_on():
    matrix = np.array([[9, 1], [1, 9], *[[3, 1], [1, 2], [2, 2]] * 3])
    counts, design = grouped(matrix, list("ab") + ["x"] * 9)
    table = design.table.assign(outlet=["a", "b", *["o1"] * 3, *["o2"] * 3, *["o3"] * 3])
    kinds = Design(table, "article", design.names, outlet_label=True)
    by_article = of(wordscores(counts, design=design, references={"a": -1.0, "b": 1.0}), "raw")
    by_outlet = of(wordscores(counts, design=kinds, references={"a": -1.0, "b": 1.0}), "raw")
    assert np.isfinite(by_article.loc["x", "lower"])
    assert np.isnan(by_outlet.loc["x", "lower"])


def test_intervals_cover_where_words_come_in_bursts():
    random = np.random.default_rng(3)
    shares = random.dirichlet(np.ones(60), size=3)
    groups = [*"ab", *(f"x{i:03}" for i in range(200))]
    rates = shares[[0, 1, *[2] * 200]].repeat(20, axis=0)
    sizes = np.exp(random.normal(5, 0.5, len(rates)))
    drawn = random.poisson(rates * random.gamma(1, 1, rates.shape) * sizes[:, None])
    counts, design = grouped(drawn, np.repeat(groups, 20))
    found = wordscores(counts, {"a": -1.0, "b": 1.0}, design)
    score = of(found, "score")["estimate"].reindex(counts.terms).to_numpy()
    own = of(found, "raw").iloc[2:]
    truth = float(shares[2] @ score)
    assert 0.91 <= ((own["lower"] <= truth) & (truth <= own["upper"])).mean() <= 0.98
