import numpy as np
import pandas as pd
import pytest

from framing.compare import Comparison, Registry, adjusted
from framing.compare.registry import counted_tests
from framing.errors import FramingError
from framing.schema import TABLES


def of(*p_values, notes=("Correction: BH over 2 tested features.",)):
    rows = [
        dict.fromkeys(TABLES["comparison"].required, 1.0)
        | {"feature": f"f{n}", "group": "a", "reference": "b", "p_value": p}
        | {"n_units": 9, "n_clusters": 9}
        for n, p in enumerate(p_values)
    ]
    return Comparison(pd.DataFrame(rows), method="m", unit="u", notes=notes)


def test_q_is_corrected_over_all_that_was_entered():
    registry = Registry(correction="Holm")
    registry.enter("one", of(0.01, 0.04))
    registry.enter("two", of(0.02, np.nan))
    found = registry.corrected()
    expected = adjusted([0.01, 0.04, 0.02, np.nan], correction="Holm")
    together = np.concatenate([one.table["q_value"] for one in found.values()])
    np.testing.assert_array_equal(together, expected)
    assert registry.n_tests == 3
    assert found["one"].notes == (
        "Correction: Holm over 3 tested features, those of all 2 comparisons of this run [S6].",
    )


def test_one_by_itself_stays_as_it_is():
    registry, one = Registry(), of(0.01)
    registry.enter("one", one)
    assert registry.corrected()["one"] is one


def test_the_table_tells_what_was_declared():
    registry = Registry(primary=["f1"])
    registry.enter("one", of(0.01, 0.04))
    registry.enter("two", of(np.nan))
    assert registry.table["outcome"].tolist() == ["exploratory", "primary"]
    assert registry.record()["comparisons"]["two"]["tests"] == 0
    assert list(Registry().table.columns) == list(registry.table.columns)


def test_a_name_is_given_once():
    registry = Registry()
    registry.enter("one", of(0.01))
    with pytest.raises(FramingError, match="its own name"):
        registry.enter("one", of(0.02))


def test_the_record_names_every_comparison_with_its_pairs():
    registry = Registry(primary=["f0"])
    registry.enter("one", of(0.01, np.nan))
    record = registry.record()
    assert {name: record[name] for name in ("correction", "tests", "primary")} == {
        "correction": "BH",
        "tests": 1,
        "primary": ["f0"],
    }
    assert record["comparisons"] == {"one": {"tests": 1, "pairs": [["a", "b"]], "provenance": {}}}


def test_what_a_result_tested_is_counted_for_the_manifest():
    assert counted_tests(of(0.01, np.nan)) == {"tests": 1, "correction": "BH", "primary": []}
    assert counted_tests(of(np.nan)) == {"tests": 0, "correction": None, "primary": []}
