"""Stance: learnt, judged on held-out articles and targets, saved and opened."""

import json

import numpy as np
import pytest

from framing.audience import Pairs, Stance
from framing.errors import FramingError, TooFewUnits

SAID = {
    "for": ["{} is a good idea", "well said, {} deserves it", "we need {}"],
    "against": ["{} is wrong", "{} makes no sense", "enough of {}"],
    "neutral": ["it rained on Monday", "my dog is seven", "the bus was late again"],
}
THINGS = ["tax", "ban", "treaty", "strike", "vote"]


def coded(**changed):
    rows = [
        (f"In {thing} {n}, " + text.format(f"the {thing}") + ".", thing, stance)
        for thing in THINGS
        for stance, texts in SAID.items()
        for n, text in enumerate(texts)
    ]
    labels = changed.get("labels", [row[2] for row in rows])
    return Pairs.of([row[:2] for row in rows], labels=labels, groups=[row[1] for row in rows])


@pytest.fixture(scope="module")
def fitted():
    return Stance().fit(coded())


def test_it_learns_what_was_coded(fitted):
    table = fitted.validation_.set_index("parameter")
    assert table.loc["macro_f1", "estimate"] > 0.9
    assert "cues_macro_f1" in table.index
    assert fitted.folds_ == "5 folds, grouped by group, targets disjoint"
    probability = fitted.predict_proba([("The new law is wrong.", "law")])
    assert probability.shape == (1, 3)
    assert probability.sum() == pytest.approx(1)
    assert fitted.predict([]).tolist() == []
    assert fitted.predict([("", "")]).shape == (1,)


def test_labels_without_meaning_are_not_learnt():
    pairs = coded()
    shuffled = np.random.default_rng(3).permutation(pairs.labels)
    table = Stance().fit(coded(labels=shuffled)).validation_.set_index("parameter")
    assert table.loc["macro_f1", "estimate"] < 0.6


def test_a_held_out_target_teaches_nothing():
    pairs = coded()
    one = Pairs.of(list(zip(pairs.comments, ["it"] * len(pairs), strict=True)),
                   labels=pairs.labels, groups=pairs.groups)  # fmt: skip
    with pytest.raises(TooFewUnits):
        Stance().fit(one)
    assert Stance(targets="shared").fit(one).folds_.endswith("targets shared")


def test_saved_it_says_the_same(fitted, tmp_path):
    folder = fitted.save(tmp_path / "one")
    again = fitted.save(tmp_path / "two")
    assert (folder / "model.npz").read_bytes() == (again / "model.npz").read_bytes()
    opened = Stance(model=str(folder)).fit()
    pairs = coded()
    assert np.array_equal(opened.predict_proba(pairs), fitted.predict_proba(pairs))
    assert opened.validation_.equals(fitted.validation_)
    record = json.loads((folder / "model.json").read_text())
    record["sha256"] = "0"
    (folder / "model.json").write_text(json.dumps(record))
    with pytest.raises(FramingError, match="not the file"):
        Stance(model=str(folder)).fit()
    with pytest.raises(FramingError, match="no model"):
        Stance(model=str(tmp_path / "nowhere")).fit()


def test_what_is_missing_is_said():
    pairs = coded()
    with pytest.raises(FramingError, match="give groups="):
        Stance().fit(Pairs.of(list(zip(pairs.comments, pairs.targets)), labels=pairs.labels))
    with pytest.raises(FramingError, match="Labels are missing"):
        Stance().fit([("x", "y")], groups=["a"])


def test_a_table_of_comments_tells_each_ones_stance(fitted):
    from framing.audience import comments_of

    text = "A pact\n\nThey met.\n\n2 Comments\nAnn Lee\nThe pact is wrong.\nBo\nWe need the pact."
    found = fitted.table(comments_of(text), target="the pact")
    assert found["stance"].tolist() == ["against", "for"]
    assert "Ann Lee" not in found.to_csv()
