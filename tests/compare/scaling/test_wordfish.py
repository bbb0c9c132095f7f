import numpy as np
import pandas as pd
import pytest
from scipy import sparse
from scipy.stats import spearmanr

from framing.compare import TermCounts, wordfish
from framing.compare.scaling.errors import Side, errors, information_errors
from framing.errors import FramingError, FramingWarning, TooFewUnits
from tests.compare.scaling.worlds import documents, outlets_on_events


def of(found, parameter="theta"):
    return found.table[found.table["parameter"] == parameter].set_index("term")


@pytest.fixture(scope="module")
def irish(shared_data):
    folder = shared_data / "reference"
    table = pd.read_csv(folder / "irishbudget_counts.csv", keep_default_na=False)
    counts = TermCounts.from_long(table.rename(columns={"doc": "unit", "feature": "term"}))
    speeches = pd.read_csv(folder / "irishbudget_wordfish_documents.csv").set_index("doc")
    words = pd.read_csv(folder / "irishbudget_wordfish_features.csv", keep_default_na=False)
    left, right = speeches["theta"].idxmin(), speeches["theta"].idxmax()
    return wordfish(counts, direction=(left, right)), counts, speeches, words.set_index("feature")


def test_the_irish_budget_debate_is_that_of_quanteda(irish):
    found, _, speeches, words = irish
    theta = of(found)["estimate"].loc[speeches.index]
    assert np.corrcoef(theta, speeches["theta"])[0, 1] >= 0.999
    assert np.abs(theta - speeches["theta"]).max() < 0.05
    for name in ("beta", "psi"):
        ours = of(found, name)["estimate"].loc[words.index]
        assert np.corrcoef(ours, words[name])[0, 1] >= 0.999


def test_errors_under_poisson_are_those_of_quanteda(irish):
    found, counts, speeches, _ = irish
    theta, alpha = (of(found, name)["estimate"] for name in ("theta", "alpha"))
    beta, psi = (of(found, name)["estimate"].loc[list(counts.terms)] for name in ("beta", "psi"))
    rows = Side(theta.to_numpy(), alpha.to_numpy())
    ours = information_errors(rows, Side(beta.to_numpy(), psi.to_numpy()))
    ratio = ours / speeches["se_theta"].loc[theta.index]
    assert ratio.between(0.9, 1.1).all()


def test_positions_are_recovered():
    for seed in range(3):
        counts, theta = documents(seed=seed)
        found = of(wordfish(counts))["estimate"].to_numpy()
        assert abs(spearmanr(found, theta).statistic) >= 0.95


def test_a_sparse_untrimmed_matrix_has_no_missing_estimate():
    counts, _ = documents(30, 3000, length=60, seed=4)
    table = wordfish(counts).table
    assert (counts.totals == 1).sum() > 300
    assert np.isfinite(table["estimate"]).all()
    assert np.isfinite(table["se"]).all()


def test_within_events_what_they_are_about_moves_nobody():
    counts, design, theta = outlets_on_events()
    found = of(wordfish(counts, design))
    assert abs(np.corrcoef(found["estimate"], theta)[0, 1]) >= 0.98
    assert (found["lower"] < found["estimate"]).all()
    assert (found["estimate"] < found["upper"]).all()


def test_position_and_scale_are_fixed_and_direction_turns():
    counts, _ = documents(12, 300, seed=2)
    one = of(wordfish(counts, direction=("d000", "d001")))["estimate"]
    other = of(wordfish(counts, direction=("d001", "d000")))["estimate"]
    assert one["d000"] < one["d001"]
    np.testing.assert_allclose(one, -other)
    assert one.mean() == pytest.approx(0, abs=1e-9)
    assert one.std() == pytest.approx(1)


def test_the_order_of_documents_does_not_matter():
    counts, _ = documents(12, 300, seed=2)
    turned = TermCounts(counts.matrix[::-1], counts.terms, counts.units[::-1])
    direction = ("d000", "d001")
    one, other = (of(wordfish(c, direction=direction))["estimate"] for c in (counts, turned))
    np.testing.assert_allclose(one, other.loc[one.index], atol=1e-4)


def test_it_is_a_likelihood_that_was_climbed():
    counts, _ = documents(12, 300, seed=2)
    found = wordfish(counts, direction=("d000", "d001"), shrinkage=50.0)
    theta, alpha, beta, psi = (
        of(found, name)["estimate"].to_numpy() for name in ("theta", "alpha", "beta", "psi")
    )
    matrix = counts.matrix[:, np.flatnonzero(counts.totals.to_numpy())].toarray()
    left = matrix - np.exp(np.outer(theta, beta) + alpha[:, None] + psi)
    # No shift of any α, ψ, θ or β gains anything.
    scale = matrix.sum()
    assert np.abs(left.sum(axis=0)).max() < 1e-4 * scale
    assert np.abs(left.sum(axis=1)).max() < 1e-4 * scale
    assert np.abs(left @ beta).max() < 1e-4 * scale
    assert "Log-likelihood" in found.caption


def test_robust_errors_are_whites_by_hand():
    counts, _ = documents(9, 60, seed=5)
    found = wordfish(counts)
    rows = Side(*(of(found, name)["estimate"].to_numpy() for name in ("theta", "alpha")))
    columns = Side(*(of(found, name)["estimate"].to_numpy() for name in ("beta", "psi")))
    matrix = counts.matrix[:, np.flatnonzero(counts.totals.to_numpy())].astype(float)
    slope, level = errors(sparse.csr_array(matrix), rows, columns)
    x = np.column_stack([np.ones_like(columns.slope), columns.slope])
    expected = np.exp(rows.level[0] + rows.slope[0] * columns.slope + columns.level)
    bread = np.linalg.inv(x.T @ (x * expected[:, None]))
    left = x * (matrix.toarray()[0] - expected)[:, None]
    by_hand = np.sqrt(np.diag(bread @ (left.T @ left) @ bread))
    np.testing.assert_allclose([level[0], slope[0]], by_hand, rtol=1e-8)


def test_what_cannot_be_scaled_is_refused():
    counts, _ = documents(5, 60)
    with pytest.raises(FramingError, match="direction 'x' is not known"):
        wordfish(counts, direction=("x", "d001"))
    with pytest.raises(FramingError, match="above 0"):
        wordfish(counts, shrinkage=0.0)
    two = TermCounts(counts.matrix[:2], counts.terms, counts.units[:2])
    with pytest.raises(TooFewUnits, match="2 documents"):
        wordfish(two)


def test_empty_documents_and_shared_copies_are_left_out_and_counted():
    counts, design, _ = outlets_on_events(4, 5, 60)
    copied = design.table.copy()
    copied.iloc[[0, 5], copied.columns.get_loc("cluster")] = "copy"
    shared = type(design)(copied, design.level, design.names)
    assert wordfish(counts, shared).excluded["shared-copies"] == 2
    matrix = counts.matrix.tolil()
    matrix[3] = 0
    emptied = TermCounts(sparse.csr_array(matrix), counts.terms, counts.units)
    assert wordfish(emptied).excluded == {"no-words": 1}


def test_what_does_not_settle_is_said(monkeypatch):
    from framing.compare.scaling import poisson

    monkeypatch.setattr(poisson, "CLOSE", 0.0)
    counts, _ = documents(5, 60)
    with pytest.warns(FramingWarning, match="not settled"):
        wordfish(counts)


@pytest.mark.full
def test_intervals_within_events_cover():
    from benchmarks.scaling_coverage import covered

    assert 0.92 <= covered(outlets=8, events=12, n=60, bursts=0.0) <= 1.0
