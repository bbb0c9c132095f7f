import numpy as np
import pandas as pd
import pytest

from framing.corpus.outlets import Aliases
from framing.errors import FramingError, TooFewUnits
from framing.learning import Coded, read_table

TABLE = pd.DataFrame(
    {
        "text": ["A.", "B.", "  ", "D.", "E.", "F."],
        "label": ["Biased", "Non-biased", "Biased", "No agreement", None, "Biased"],
        "outlet": ["Fox News", "The Hill", "Vox", "Vox", "Vox", None],
    }
)


def test_rows_without_text_outlet_or_label_are_left_out_and_counted():
    coded = Coded.of(TABLE, positive="Biased", negative="Non-biased")
    assert coded.texts == ["A.", "B."]
    assert coded.labels.tolist() == [True, False]
    reasons = {"no text": 1, "no outlet": 1, "no label": 1, "another label": 1}
    assert coded.excluded == reasons
    assert len(coded) + sum(reasons.values()) == len(TABLE)


def test_outlets_are_spelled_one_way():
    given = TABLE.assign(label="1", text="x", outlet=["Fox News", "foxnews", "fox-news", *"NBC"])
    aliases = Aliases.from_toml('["Fox News"]\naliases = ["N", "B"]')
    assert Coded.of(given, aliases=aliases).groups.tolist() == ["fox"] * 5 + ["c"]


@pytest.mark.parametrize(
    "labels", [[1, 0], ["1", "0"], [True, False], [1.0, 0.0], ["true", "False"]], ids=repr
)
def test_ways_to_write_a_label(labels):
    table = pd.DataFrame({"text": ["a", "b"], "label": labels, "outlet": ["x", "y"]})
    assert Coded.of(table).labels.tolist() == [True, False]


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({}, "say which one is the positive one"),
        ({"positive": "biased"}, "did you mean 'Biased'"),
        ({"positive": "Biased"}, "say which one is the negative one"),
        ({"positive": "Biased", "columns": ("txt", "label", "outlet")}, "did you mean 'text'"),
    ],
)
def test_what_is_not_said_or_not_there_is_refused(said, message):
    with pytest.raises(FramingError, match=message):
        Coded.of(TABLE, **said)


def test_one_label_alone_teaches_nothing():
    coded = Coded(["a", "b"], np.array([True, True]), np.array(["x", "y"], dtype=object))
    with pytest.raises(TooFewUnits):
        coded.check()


def test_files_give_the_same(tmp_path):
    TABLE.to_csv(tmp_path / "coded.csv", index=False)
    TABLE.to_parquet(tmp_path / "coded.parquet")
    found = [
        Coded.read(tmp_path / name, positive="Biased", negative="Non-biased")
        for name in ("coded.csv", "coded.parquet")
    ]
    assert found[0].fingerprint == found[1].fingerprint


def test_other_files_are_refused(tmp_path):
    for name in ("coded.pkl", "coded.json"):
        (tmp_path / name).write_bytes(b"x")
        with pytest.raises(FramingError):
            read_table(tmp_path / name)
    (tmp_path / "broken.parquet").write_bytes(b"PAR1")
    with pytest.raises(FramingError, match="cannot be read"):
        read_table(tmp_path / "broken.parquet")
