"""Own pairs against pairs dealt anew: by hand, with copies, and its size and coverage."""

import warnings

import numpy as np
import pandas as pd
import pytest

from framing.compare import Resampling, pairing
from framing.corpus.design import Design
from framing.errors import FramingWarning, SchemaError, TooFewUnits


def design_of(strata, clusters=None):
    names = [f"a{n:03}" for n in range(len(strata))]
    table = pd.DataFrame(
        {
            "article": names,
            "outlet": names,
            "group": names,
            "stratum": [str(one) for one in strata],
            "cluster": clusters or names,
        },
        index=pd.Index(names, name="unit"),
    ).astype("str")
    named = {"group": "outlet", "stratum": "event", "cluster": "copy_group"}
    return Design(table, "article", named)


def crossed_of(design, hits, words):
    """Every pair of a stratum, with ``hits(article, other)`` and ``words[other]``."""
    of = design.table["stratum"]
    rows = [(a, b, words[b], hits(a, b)) for a in of.index for b in of.index if of[a] == of[b]]
    return pd.DataFrame(rows, columns=["article", "other", "n_tokens", "phrase"])


def test_it_equals_what_is_worked_by_hand():
    design = design_of([1, 1, 1, 2, 2])
    names = list(design.table.index)
    words = dict(zip(names, [100, 200, 300, 50, 150], strict=True))
    value = {(a, b): i * 2 + j for i, a in enumerate(names) for j, b in enumerate(names)}
    crossed = crossed_of(design, lambda a, b: value[a, b], words)
    with pytest.warns(FramingWarning, match="Few clusters: 5"):
        found = pairing(crossed, design, resampling=Resampling(permutations=499))
    row = found.table.iloc[0]
    own = 0 + 3 + 6 + 9 + 12
    others = ((2 + 4) + (1 + 5) + (2 + 4)) / 2 + (11 + 10)
    assert row["hits"] == own
    assert row["hits_reference"] == others
    assert row["estimate"] == pytest.approx(1000 * (own - others) / 800)
    assert (row["n_units"], row["n_clusters"]) == (5, 5)


def test_copies_are_one():
    design = design_of([1] * 5, clusters=["x", "x", "b", "c", "d"])
    names = list(design.table.index)
    crossed = crossed_of(design, lambda a, b: int(a == b), dict.fromkeys(names, 10))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        row = pairing(crossed, design, resampling=Resampling(permutations=99)).table.iloc[0]
    # Either copy is taken up by its own comments alone: half of what both own, twice.
    assert row["hits"] == 4
    assert row["n_clusters"] == 4
    assert row["exposure"] == 50


def test_what_belongs_is_found_and_the_same_twice():
    random = np.random.default_rng(1)
    design = design_of(np.repeat(range(8), 5))
    words = dict.fromkeys(design.table.index, 100)
    crossed = crossed_of(design, lambda a, b: random.poisson(3 if a == b else 1), words)
    one, two = (pairing(crossed, design, resampling=Resampling(999), seed=4) for _ in "ab")
    assert one.table.equals(two.table)
    assert one.table["p_value"].iloc[0] < 0.01
    shuffled = pairing(crossed.sample(frac=1, random_state=0), design,
                       resampling=Resampling(999), seed=4)  # fmt: skip
    assert shuffled.table.equals(one.table)


def test_an_article_alone_is_left_out_and_told():
    design = design_of([1] * 13 + [2])
    words = dict.fromkeys(design.table.index, 10)
    found = pairing(crossed_of(design, lambda a, b: 1, words), design, resampling=Resampling(99))
    assert found.excluded["alone-in-stratum"] == 1
    assert found.table["p_value"].iloc[0] == 1


def test_what_is_wrong_is_said():
    design = design_of([1] * 6)
    words = dict.fromkeys(design.table.index, 10)
    crossed = crossed_of(design, lambda a, b: 1, words)
    with pytest.raises(SchemaError, match="'other' is missing"):
        pairing(crossed.drop(columns="other"), design)
    with pytest.raises(SchemaError, match="every article is crossed"):
        pairing(crossed.iloc[1:], design)
    with pytest.raises(TooFewUnits, match="0 clusters"):
        pairing(crossed[crossed["article"] == crossed["other"]], design_of(range(6)))


def simulated(random, *, event, articles):
    """Comments that differ in length and in how much they take up, articles in what they offer."""
    design = design_of(np.repeat(range(event), articles))
    n = event * articles
    offer, habit = random.gamma(1.0, 1.0, n), random.gamma(0.7, 1.5, n)
    words, topic = random.integers(10, 200, n), np.repeat(random.gamma(2.0, 0.5, event), articles)
    first = np.repeat(np.arange(n), articles)
    other = (first // articles) * articles + np.tile(np.arange(articles), n)
    hits = random.poisson(words[other] / 100 * offer[first] * habit[other] * topic[first])
    names = design.table.index.to_numpy()
    columns = {"article": names[first], "other": names[other], "n_tokens": words[other]}
    return design, pd.DataFrame({**columns, "phrase": hits})


def sizes(n, *, event, articles):
    """Share of p < .05, and of intervals that hold 0, where comments are no article's own."""
    small, held = [], []
    for number in range(n):
        random = np.random.default_rng([7, number])
        design, crossed = simulated(random, event=event, articles=articles)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            row = pairing(crossed, design, resampling=Resampling(199), seed=number).table.iloc[0]
        small.append(row["p_value"] <= 0.05)
        held.append(row["lower"] <= 0 <= row["upper"])
    return float(np.mean(small)), float(np.mean(held))


def test_it_has_its_size_where_comments_are_no_ones():
    small, held = sizes(25, event=6, articles=5)
    assert small <= 0.16
    assert held >= 0.8


@pytest.mark.full
@pytest.mark.parametrize(("event", "articles"), [(12, 7), (1, 20), (20, 3)])
def test_its_size_and_coverage_over_many(event, articles):
    small, held = sizes(400, event=event, articles=articles)
    assert 0.01 <= small <= 0.07
    assert held >= 0.9
