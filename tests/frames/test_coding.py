"""Sampling, the form, the exports of three tools, and settling."""

import json

import numpy as np
import pandas as pd
import pytest

from framing.errors import FramingError
from framing.frames import load
from framing.frames.coding import adjudicate, form, read_codes, sample, settle

FRAMES = ["war", "peace"]
UNITS = pd.Index([f"u{n:03}" for n in range(200)], name="unit")


def test_every_unit_is_drawn_as_often_as_its_chance_says():
    unsure = pd.Series(np.linspace(0, 1, len(UNITS)), UNITS)
    rounds = [sample(UNITS, n=40, uncertainty=unsure, seed=seed) for seed in range(300)]
    assert {len(one) for one in rounds} == {40}
    drawn = pd.concat(rounds).groupby("unit")["chance"].agg(["size", "first"])
    share = drawn["size"] / len(rounds)
    assert share.reindex(UNITS, fill_value=0).sub(drawn["first"].reindex(UNITS)).abs().max() < 0.12
    # Five standard errors of one unit; together they are much closer.
    assert abs((share - drawn["first"]).mean()) < 0.005
    assert drawn["first"].iloc[-1] > 3 * drawn["first"].iloc[0]


def test_small_strata_give_all_they_have():
    strata = pd.Series(["big"] * 197 + ["small"] * 3, UNITS)
    drawn = sample(UNITS, n=20, strata=strata, seed=1)
    assert drawn["stratum"].value_counts().to_dict() == {"big": 17, "small": 3}
    assert drawn.loc[drawn["stratum"] == "small", "chance"].eq(1).all()


def test_a_text_cannot_leave_its_place_in_the_form():
    texts = pd.Series(["</script><script>alert(1)</script>"], index=["a"])
    page = form(texts, load("gain-loss"))
    assert page.count("</script>") == 1
    assert "\\u003c/script>" in page
    assert "/* GIVEN */" not in page


def written(path, content):
    path.write_text(content, encoding="utf-8")
    return path


def labels(table):
    return {(row.unit, row.coder, row.frame): row.label for row in table.itertuples()}


WANTED = {
    ("a1", "anna", "war"): 1,
    ("a1", "anna", "peace"): 0,
    ("a2", "anna", "war"): 1,
    ("a2", "anna", "peace"): 1,
}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("anna.csv", "unit,war,peace,remark\na1,1,0,\na2,x,yes,odd\n"),
        ("any.csv", "unit,coder,label\na1,anna,war\na2,anna,war;peace\n"),
        (
            "any.csv",
            "unit,coder,frame,label\na1,anna,war,1\na1,anna,peace,0\n"
            "a2,anna,war,1\na2,anna,peace,1\n",
        ),
        (
            "studio.json",
            json.dumps(
                [
                    {
                        "data": {"unit": unit, "text": "t"},
                        "annotations": [
                            {
                                "completed_by": {"email": "anna"},
                                "result": [{"value": {"choices": names}}],
                            }
                        ],
                    }
                    for unit, names in (("a1", ["war"]), ("a2", ["war", "peace"]))
                ]
            ),
        ),
        (
            "anna.jsonl",
            '{"id": 1, "text": "One  text.", "label": ["war"]}\n'
            '{"id": 2, "text": "Two.", "label": [[0, 3, "war"], [0, 3, "peace"]]}\n',
        ),
        (
            "anna.tsv",
            "#FORMAT=WebAnno TSV 3.3\n#T_SP=custom.Frame|frame\n\n\n#Text=One text.\n"
            "1-1\t0-3\tOne\twar[1]\t\n1-2\t4-9\ttext.\twar[1]\t\n\n"
            "#Text=Two.\n2-1\t10-14\tTwo.\twar[2]|peace[3]\t\n",
        ),
    ],
)
def test_forms_of_codes(tmp_path, name, content):
    units = {"One text.": "a1", "Two.": "a2"}
    found = read_codes(written(tmp_path / name, content), FRAMES, units=units)
    assert labels(found) == WANTED


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", "unit,war\na1,2\n", "line 2.*neither 1 nor 0"),
        ("a.csv", "unit,label\na1,wor\n", "did you mean 'war'"),
        ("a.csv", "text,war\na1,1\n", "column 'unit'"),
        ("a.csv", "unit,text\na1,b\n", "no column of it is a frame"),
        ("a.xlsx", "", "save the sheet as CSV"),
        ("a.json", "{", "no JSON"),
        ("a.jsonl", '{"text": "unheard", "label": ["war"]}', "give the sheet"),
    ],
)
def test_what_is_wrong_with_codes_is_said(tmp_path, name, content, said):
    with pytest.raises(FramingError, match=said):
        read_codes(written(tmp_path / name, content), FRAMES)


def test_what_is_split_is_settled_by_hand_or_missing():
    rows = [("a", "x", 1), ("a", "y", 0), ("b", "x", 1), ("b", "y", 1), ("c", "x", 0)]
    codes = pd.DataFrame(rows, columns=["unit", "coder", "label"]).assign(frame="war")
    split = adjudicate(codes)
    assert split["unit"].tolist() == ["a"]
    gold = settle(codes)["war"]
    assert gold.isna().tolist() == [True, False, False]
    assert settle(codes, split.assign(settled="0"))["war"].tolist() == [0, 1, 0]
    with pytest.raises(FramingError, match="neither 1 nor 0"):
        settle(codes, split.assign(settled="perhaps"))
    with pytest.raises(FramingError, match="judged 'war' of a twice"):
        settle(pd.concat([codes, codes]))
