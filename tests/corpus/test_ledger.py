"""Nothing is lost in silence."""

import pytest

from framing.corpus import Ledger, Step
from framing.errors import CorpusError


def test_a_step_must_add_up():
    with pytest.raises(CorpusError, match=r"Step 'read' a\.csv saw 5 records.*1 were lost"):
        Step("read", "a.csv", seen=5, accepted=2, quarantined={"x": 1}, excluded={"y": 1})


def test_totals_and_the_table():
    ledger = Ledger().add(
        Step("read", "a.csv", seen=5, accepted=3, quarantined={"x": 1}, excluded={"y": 1}),
        Step("read", "b.csv", seen=2, accepted=2, noted={"date.missing": 2}),
        Step("language", "a.csv", seen=3, accepted=2, excluded={"z": 1}),
    )
    assert ledger.handed_on == 4
    assert ledger.n_quarantined == 1
    assert ledger.n_excluded == 2
    table = ledger.table
    assert table.columns.tolist() == ["step", "source", "fate", "reason", "records"]
    first = table[(table["step"] == "read") & (table["source"] == "a.csv")].set_index("fate")
    gone = first["records"].drop(["seen", "accepted"]).sum()
    assert first.at["seen", "records"] == first.at["accepted", "records"] + gone
    assert table["records"].tolist()[-1] == 1


def test_it_is_read_as_it_was_written():
    ledger = Ledger((Step("read", "a.csv", seen=2, accepted=1, excluded={"y": 1}),))
    assert Ledger.from_record(ledger.record()) == ledger
    assert ledger.joined(Ledger()) == ledger
    with pytest.raises(CorpusError, match="not a ledger"):
        Ledger.from_record([{"nam": "read"}])


def test_an_empty_ledger_has_an_empty_table():
    assert Ledger().table.empty
