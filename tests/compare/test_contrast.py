"""The whole path: what it must keep, refuse, warn of and say."""

import os
import subprocess
import sys
import warnings

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from framing.compare import Resampling, contrast, exposed
from framing.corpus.design import Design
from framing.errors import FramingError, FramingWarning, TooFewUnits
from tests.compare.scenes import a_design, matched, unmatched

PAIR = ("ledger", "tribune")
QUICK = Resampling(permutations=199, draws=199)


def compare(scores, design, **given):
    return contrast(scores, design, **{"pair": PAIR, "seed": 1, "resampling": QUICK, **given})


def test_a_row_holds_what_was_compared():
    scores, design = matched(14, each=(2, 1))
    found = compare(scores, design)
    row = found.table.iloc[0]
    ours = design.table["group"] == "ledger"
    assert (row["feature"], row["group"], row["reference"]) == ("f0", "ledger", "tribune")
    assert row["hits"] == scores.loc[ours, "f0"].sum()
    assert row["exposure_reference"] == scores.loc[~ours, "n_tokens"].sum()
    assert (row["n_units"], row["n_clusters"]) == (42, 42)
    assert row["lower"] < row["estimate"] < row["upper"]
    assert np.sign(row["effect"]) == np.sign(row["estimate"])
    assert found.axis_label == "ledger − tribune, per 1,000 tokens"
    assert found.provenance.parameters["permutations"] == 199


def test_a_true_difference_is_found():
    scores, design = matched(30, factor=3.0, seed=5)
    found = compare(scores, design, resampling=Resampling(permutations=999, draws=199))
    assert len(found.discoveries) == 3
    assert (found.table["lower"] > 0).all()
    assert found.table["effect"].between(np.log(2), np.log(4.5)).all()


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 10**6))
def test_swapping_the_labels_flips_the_sign_and_nothing_else(seed):
    scores, design = matched(12, each=(2, 1), seed=seed)
    there = compare(scores, design).table
    back = compare(scores, design, pair=PAIR[::-1]).table
    for name in ("estimate", "effect"):
        assert back[name].tolist() == pytest.approx((-there[name]).tolist(), nan_ok=True)
    assert back["lower"].tolist() == (-there["upper"]).tolist()
    assert back["p_value"].tolist() == there["p_value"].tolist()
    assert back["hits"].tolist() == there["hits_reference"].tolist()


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.integers(0, 10**6),
    st.lists(st.sampled_from(["f0", "f1", "f2", "f3"]), min_size=1, unique=True),
)
def test_a_feature_does_not_depend_on_the_others(seed, kept):
    scores, design = matched(12, each=(1, 2), features=4, seed=seed)
    whole = compare(scores, design).table.set_index("feature").drop(columns="q_value")
    alone = compare(scores[[*kept, "n_tokens"]], design).table.set_index("feature")
    pd.testing.assert_frame_equal(alone.drop(columns="q_value"), whole.loc[kept], check_exact=True)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 10**6))
def test_the_order_of_units_does_not_matter(seed):
    scores, design = matched(12, each=(2, 2), seed=seed)
    mixed = scores.sample(frac=1, random_state=seed)
    turned = Design(design.table.sample(frac=1, random_state=seed + 1), design.level, design.names)
    pd.testing.assert_frame_equal(
        compare(mixed, turned).table, compare(scores, design).table, check_exact=True
    )


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 10**6))
def test_how_an_article_is_cut_into_units_does_not_matter(seed):
    scores, design = matched(12, seed=seed)
    random = np.random.default_rng(seed)
    part = scores.apply(lambda column: random.binomial(column, 0.4)).assign(
        n_tokens=lambda frame: np.minimum(frame["n_tokens"] + 60, scores["n_tokens"] - 60)
    )
    part = part.clip(upper=scores)
    halves = pd.concat([part.add_suffix("/p1", axis=0), (scores - part).add_suffix("/p2", axis=0)])
    tables = [design.table.add_suffix(ending, axis=0) for ending in ("/p1", "/p2")]
    cut = Design(pd.concat(tables).rename_axis("unit"), "paragraph", design.names)
    found = compare(halves.rename_axis("unit"), cut).table
    expected = compare(scores, design).table
    pd.testing.assert_frame_equal(
        found.drop(columns="n_units"), expected.drop(columns="n_units"), check_exact=True
    )


def test_the_inputs_stay_as_they_are():
    scores, design = matched()
    before = scores.copy(), design.table.copy()
    compare(scores, design)
    pd.testing.assert_frame_equal(scores, before[0])
    pd.testing.assert_frame_equal(design.table, before[1])


def test_same_seed_same_bytes_other_seed_other_draws():
    scores, design = matched(14)
    first, again = (compare(scores, design, seed=4).table for _ in range(2))
    pd.testing.assert_frame_equal(first, again, check_exact=True)
    assert compare(scores, design, seed=5).table["lower"].tolist() != first["lower"].tolist()


def test_threads_and_hash_seed_do_not_change_a_byte():
    code = (
        "import sys; sys.path.insert(0, '.')\n"
        "from tests.compare.scenes import matched, unmatched\n"
        "from framing.compare import contrast, Resampling\n"
        "few = Resampling(permutations=199, draws=199)\n"
        "for scores, design in (matched(60, each=(4, 5), features=30), unmatched((90, 80))):\n"
        "    found = contrast(scores, design, pair=('ledger', 'tribune'), resampling=few)\n"
        "    sys.stdout.write(found.table.to_csv() + found.caption)\n"
    )
    said = set()
    for threads, seed in (("1", "0"), ("2", "7")):
        changed = {"OPENBLAS_NUM_THREADS": threads, "PYTHONHASHSEED": seed}
        ran = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, **changed},
            capture_output=True,
            check=True,
        )
        said.add(ran.stdout)
    assert len(said) == 1


def test_without_strata_it_says_so():
    found = compare(*unmatched())
    assert "without matching on events" in found.caption
    assert "within" not in found.method
    assert "matching" not in compare(*matched()).caption


def test_too_few_events_are_refused():
    with pytest.raises(TooFewUnits, match=r"3 events drawn whole.*has 3.*needs 4"):
        compare(*matched(3))


def test_too_few_articles_are_refused():
    with pytest.raises(TooFewUnits, match="'tribune' has 3"):
        compare(*unmatched((20, 3)))


def test_few_events_are_warned_of_and_noted():
    with pytest.warns(FramingWarning, match="Few units: 6 events drawn whole"):
        found = compare(*matched(6))
    assert any(note.startswith("Few units") for note in found.notes)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        compare(*matched(12))


def outlets(n=12, *, seed=0):
    """Two leanings of n outlets each, with 1 to 9 articles on five events."""
    random = np.random.default_rng(seed)
    rows = []
    for outlet in range(2 * n):
        for article in range(random.integers(1, 10)):
            unit, leaning = f"o{outlet:02}-{article}", "left" if outlet < n else "right"
            rows.append((unit, unit, f"o{outlet:02}", leaning, f"e{random.integers(5)}", unit))
    design = a_design(rows, outlet_label=True, group="leaning")
    tokens = random.integers(100, 700, size=len(rows))
    counts = random.poisson(0.01 * tokens[:, None], size=(len(rows), 3))
    scores = pd.DataFrame(counts, design.table.index, ["f0", "f1", "f2"])
    return scores.assign(n_tokens=tokens), design


def test_outlets_are_what_counts_where_groups_are_their_label():
    found = compare(*outlets(), pair=("left", "right"))
    assert "12 and 12 outlets" in found.caption
    assert "label of outlets" in found.caption
    with pytest.raises(TooFewUnits, match="3 and 3 outlets"):
        compare(*outlets(3), pair=("left", "right"))


def test_one_large_outlet_is_one_observation():
    scores, design = outlets(14, seed=3)
    ours = design.table["outlet"] == "o00"
    loud = scores.assign(f0=scores["f0"] + 40 * ours.to_numpy())
    assert compare(loud, design, pair=("left", "right")).table["p_value"][0] > 0.05


def test_what_nobody_wrote_is_not_estimable():
    scores, design = matched(14)
    scores = scores.assign(never=0, once=(scores.index == scores.index[0]).astype(int))
    found = compare(scores, design)
    rows = found.table.set_index("feature").loc[["never", "once"]]
    assert rows[["lower", "upper", "p_value", "q_value"]].isna().all(axis=None)
    assert rows["estimate"].iloc[0] == 0
    assert "hits in fewer than 3 clusters: never, once [S16]." in found.caption
    assert "over 3 tested features" in found.caption
    assert found.table["q_value"].notna().sum() == 3


def test_a_feature_of_one_group_has_no_ratio_but_a_difference():
    scores, design = matched(14)
    scores.loc[design.table["group"] == "tribune", "f1"] = 0
    found = compare(scores, design)
    row = found.table.iloc[1]
    assert np.isnan(row["effect"])
    assert row["p_value"] < 0.05
    assert row["lower"] > 0
    assert "No ratio, as one group has no hit: f1." in found.caption


def test_a_voice_that_few_articles_have():
    scores, design = matched(14)
    tokens = np.where(np.arange(len(scores)) < 6, 40, 0)
    quoted = {"f0@quoted": (tokens > 0).astype(int), "n_tokens@quoted": tokens}
    found = compare(scores.assign(**quoted), design)
    row = found.table.set_index("feature").loc["f0@quoted"]
    assert np.isnan(row["p_value"])
    assert row["n_units"] == 6
    assert "Units without exposure are missing, not 0: up to 22 (f0@quoted) [S9]." in found.caption


def test_a_measure_is_compared_by_its_mean():
    _, design = matched(14)
    random = np.random.default_rng(2)
    ours = (design.table["group"] == "ledger").to_numpy()
    grade = random.normal(9, 1, size=len(ours)) + 2 * ours
    grade[[0, 1]] = np.nan
    found = compare(pd.DataFrame({"grade": grade}, design.table.index), design)
    row = found.table.iloc[0]
    kept = slice(2, None)
    means = [grade[kept][mask[kept]].mean() for mask in (ours, ~ours)]
    assert row["estimate"] == pytest.approx(means[0] - means[1])
    assert row["exposure"] == 13
    assert np.isnan(row["effect"])
    assert row["p_value"] < 0.05
    assert found.axis_label == "ledger − tribune, mean per article"
    assert "Units without value are missing, not 0: up to 2 (grade) [S9]." in found.caption


def test_per_unit_and_per_sentence():
    scores, design = matched(14)
    scores = scores.assign(n_sentences=scores["n_tokens"] // 20)
    per_sentence = compare(exposed(scores, by="sentences"), design)
    assert per_sentence.unit == "per sentence"
    per_unit = compare(exposed(scores, by="units"), design)
    assert per_unit.unit == "per article"
    assert per_unit.table["exposure"].eq(14).all()


def test_shared_copies_are_left_out_unless_kept():
    scores, design = matched(16)
    table = design.table.copy()
    table.loc[table["stratum"] == "e03", "cluster"] = "wire"
    shared = Design(table, design.level, design.names)
    left_out = compare(scores, shared)
    assert left_out.excluded == {"shared-copies": 2}
    assert "2 articles of copy groups that both groups published" in left_out.caption
    kept = compare(scores, shared, resampling=Resampling(199, 199, shared="keep"))
    assert kept.table["n_units"].iloc[0] == left_out.table["n_units"].iloc[0] + 2
    assert "kept" in kept.caption


def test_too_few_permutations_for_a_discovery_are_told():
    found = compare(*matched(14, features=30))
    assert "raise the number of permutations" in found.caption


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"correction": "bonferroni"}, "correction 'bonferroni' is not known"),
        ({"pair": ("ledger", "herald")}, "group 'herald' is not known"),
    ],
)
def test_a_wrong_choice_is_refused(changed, message):
    with pytest.raises(FramingError, match=message):
        compare(*matched(), **changed)


@pytest.mark.parametrize("given", [{"permutations": 10}, {"draws": 0}, {"shared": "drop"}])
def test_resampling_that_is_none_is_refused(given):
    with pytest.raises(FramingError):
        Resampling(**given)
