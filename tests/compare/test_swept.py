"""The sweep over sparse counts gives what the dense statistic gives."""

from dataclasses import replace

import numpy as np
import pytest

from framing.compare import Resampling
from framing.compare.permutation import Score, permutation_p
from framing.compare.stratified import Stratified
from framing.compare.swept import Swept, sweep
from framing.compare.tallies import Tallies
from framing.compare.words import term_p
from tests.compare.scenes import LAYOUTS, a_layout


@pytest.mark.parametrize("layout", LAYOUTS)
def test_p_is_that_of_the_dense_statistic(layout):
    counts, design = a_layout(layout)
    tallies = Tallies.of(
        counts,
        design,
        pair=("ledger", "tribune"),
        resampling=Resampling(permutations=299, draws=99),
        key=(0, "test"),
    )
    dense = replace(tallies.cells, hits=tallies.counts.toarray())
    part = Stratified.of(dense, np.arange(len(counts.terms)), 0)
    dealt = tallies.relabellings
    if layout == "outlets":
        pytest.skip("outlets are dealt by the dense statistic itself")
    score = Score(part.deviation, part.exposure, dealt.block, dealt.first, tallies.plan.whole)
    assert np.array_equal(term_p(tallies), permutation_p(dealt, [score])[0])


def test_the_plain_function_and_the_compiled_one_agree(monkeypatch):
    counts, design = a_layout("mixed")
    tallies = Tallies.of(
        counts,
        design,
        pair=("ledger", "tribune"),
        resampling=Resampling(permutations=99, draws=99),
        key=(0, "test"),
    )
    fast = term_p(tallies)
    monkeypatch.setattr("framing.compare.swept.compiled", lambda: sweep)
    assert np.array_equal(term_p(tallies), fast)


def test_a_term_used_alike_everywhere_shows_no_difference():
    counts, design = a_layout("whole")
    tallies = Tallies.of(
        counts,
        design,
        pair=("ledger", "tribune"),
        resampling=Resampling(permutations=99, draws=99),
        key=(0, "test"),
    )
    exposure = tallies.exposure
    alike = type(tallies.counts)((exposure * 0.1)[:, None])
    swept = Swept.of(alike, exposure, tallies.relabellings.block, tallies.plan.whole)
    observed, none = np.ones(1), np.zeros(0, dtype=np.int64)
    swept.run(tallies.relabellings.first[None].astype(float), (observed, none, none))
    assert observed.tolist() == [0.0]
