"""Groups, strata and clusters of units."""

import pandas as pd
import pytest

from framing.corpus import Corpus
from framing.errors import CorpusError
from tests.corpus.scenes import corpus


def test_a_design_of_paragraphs():
    design = corpus().design("paragraph", groups="outlet", strata="event")
    table = design.table
    assert table.columns.tolist() == ["article", "outlet", "group", "stratum", "cluster"]
    assert table.loc["ledger-1/p02"].tolist() == [
        "ledger-1",
        "ledger",
        "ledger",
        "talks",
        "ledger-1",
    ]
    assert table.at["the-tribune-0001/p01", "cluster"] == "ledger-0001"
    assert design.n_excluded == {"no-stratum": 1}
    assert design.names == {"group": "outlet", "stratum": "event", "cluster": "copy_group"}
    assert not table.isna().any().any()
    assert not design.outlet_label


def test_without_strata_and_clusters():
    table = corpus().design("article", groups="outlet", clusters=None).table
    assert table["stratum"].tolist() == ["all"] * 4
    assert table["cluster"].tolist() == table["article"].tolist()


def test_units_without_a_group_are_left_out_and_counted():
    some = corpus().assign(side={"ledger-1": "a", "the-tribune-0001": "b"})
    design = some.design("article", groups="side", strata="event")
    assert len(design) == 2
    assert design.n_excluded == {"no-group": 2}


def test_an_article_without_a_copy_group_is_its_own():
    some = corpus().assign(copy_group={"ledger-1": "x"})
    assert some.design("article", groups="outlet").table["cluster"].tolist() == [
        "x",
        "ledger-0001",
        "the-tribune-0001",
        "the-tribune-0002",
    ]


def test_a_label_of_outlets_is_known():
    assert corpus().design("article", groups="leaning").outlet_label
    mixed = corpus().assign(side={"ledger-1": "a", "ledger-0001": "b", "the-tribune-0001": "a"})
    assert not mixed.design("article", groups="side").outlet_label
    said = corpus(outlet_labels=("side",))
    mixed = said.assign(side={"ledger-1": "a", "ledger-0001": "b", "the-tribune-0001": "a"})
    assert mixed.design("article", groups="side").outlet_label
    assert not said.design("article", groups="outlet").outlet_label


def test_a_label_of_outlets_with_a_few_slips_is_still_one():
    rows = [(f"{outlet}{n}", outlet, "left") for outlet in "ab" for n in range(10)]
    slips = pd.DataFrame(rows, columns=["id", "outlet", "leaning"])
    slips["text"] = [f"The council voted {n}." for n in range(20)]
    slips.loc[3, "leaning"] = "center"
    made = Corpus.from_frame(slips)
    assert made.design("article", groups="leaning").outlet_label
    slips.loc[[1, 2, 12, 13], "leaning"] = "center"
    assert not Corpus.from_frame(slips).design("article", groups="leaning").outlet_label


def test_columns_that_are_not_there_are_named_with_the_nearest():
    with pytest.raises(CorpusError, match=r"column of strata 'evnt' .*did you mean 'event'"):
        corpus().design("paragraph", groups="outlet", strata="evnt")
    with pytest.raises(CorpusError, match="column of groups"):
        corpus().design("paragraph", groups="outlt")


def test_the_fingerprint_tells_designs_apart():
    one = corpus().design("article", groups="outlet")
    assert one.fingerprint == corpus().design("article", groups="outlet").fingerprint
    assert one.fingerprint != corpus().design("article", groups="leaning").fingerprint
    assert one.fingerprint != corpus().design("paragraph", groups="outlet").fingerprint


def test_groups_that_are_numbers_become_names():
    some = Corpus.from_texts(["It rained.", "It snowed."]).assign(
        year={"unknown-0001": 2031, "unknown-0002": 2032}
    )
    assert some.design("article", groups="year").table["group"].tolist() == ["2031", "2032"]
