"""Sentiment toward targets: learnt, judged on held-out groups, saved, and unfolded to words."""

import json

import numpy as np
import pandas as pd
import pytest

from framing.actors import Targets, TargetSentiment
from framing.errors import FramingError, TooFewUnits

SAID = {
    -1: ["{} lied to the council", "critics blamed {}", "the corrupt {} failed again"],
    0: ["{} met the council", "on Monday they saw {}", "the talks with {} will go on"],
    1: ["{} won praise", "they thanked {}", "the brilliant {} saved the port"],
}
NAMES = ["Holm", "Cole", "Dahl", "Tarn", "Lee"]


def coded():
    rows = []
    for group, name in enumerate(NAMES):
        for label, sentences in SAID.items():
            for sentence in sentences:
                text = f"In {NAMES[group - 1]} {group}, " + sentence.format(name) + "."
                rows.append((text, text.rindex(name), text.rindex(name) + len(name), label, group))
    table = pd.DataFrame(rows, columns=["text", "start", "end", "label", "group"])
    return Targets.of(table, label="label", group="group")


@pytest.fixture(scope="module")
def fitted():
    return TargetSentiment().fit(coded())


def test_it_learns_what_was_coded(fitted):
    table = fitted.validation_.set_index("parameter")
    assert table.loc["macro_f1", "estimate"] > 0.9
    assert fitted.folds_ == "5 folds, grouped by group"
    new = [("Rask lied to the council.", 0, 4), ("They thanked Rask.", 13, 17)]
    assert fitted.predict(new).tolist() == [-1, 1]
    assert fitted.predict_proba(new).sum(axis=1) == pytest.approx([1, 1])


def test_nobody_is_judged_by_the_name(fitted):
    texts = [f"{name} met the council." for name in ("Rask", "Holm", "Hitler")]
    places = [(text, 0, text.index(" ")) for text in texts]
    assert len({tuple(row) for row in fitted.predict_proba(places).round(9)}) == 1


def test_two_targets_of_one_sentence_are_told_apart(fitted):
    text = "Critics blamed Cole, but they thanked Dahl."
    places = [(text, text.index(name), text.index(name) + 4) for name in ("Cole", "Dahl")]
    lean = fitted.predict_proba(places)
    assert lean[0, 0] > lean[1, 0]
    assert lean[1, 2] > lean[0, 2]


def test_a_saved_model_says_the_same(fitted, tmp_path):
    fitted.save(tmp_path / "one")
    fitted.save(tmp_path / "two")
    for name in ("model.json", "model.npz"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    again = TargetSentiment(model=str(tmp_path / "one")).fit()
    assert np.array_equal(again.predict_proba(coded()), fitted.predict_proba(coded()))
    assert again.validation_["estimate"].equals(fitted.validation_["estimate"])


def test_a_damaged_model_is_refused(fitted, tmp_path):
    folder = fitted.save(tmp_path / "model")
    (folder / "model.npz").write_bytes(b"PK")
    with pytest.raises(FramingError, match="not the file that"):
        TargetSentiment(model=str(folder)).fit()
    (folder / "model.json").write_text(json.dumps({"form": "other"}))
    with pytest.raises(FramingError, match="no model of sentiment"):
        TargetSentiment(model=str(folder)).fit()
    with pytest.raises(FramingError, match="there is no model"):
        TargetSentiment(model=str(tmp_path / "nothing")).fit()


def test_it_unfolds_to_the_words(fitted):
    table = fitted.explain([("Rask lied to the council.", 0, 4)])
    assert table.loc[table["weight"].abs().idxmax(), "cue"] == "lied"
    assert set(table["label"]) <= {"raises", "lowers"}


def test_every_actor_of_a_text_has_a_row(fitted):
    table = fitted.table(["They saw how Anna Lee lied to the council. They thanked Tom Cole."])
    assert table["actor"].tolist() == ["Anna Lee", "Tom Cole"]
    assert table["label"].tolist() == ["unfavourable", "favourable"]


def test_what_cannot_be_learnt_from_is_refused():
    own = coded()
    with pytest.raises(TooFewUnits, match="All of -1, 0 and 1"):
        TargetSentiment().fit(own.where(own.labels != 0))
    bare = Targets(own.texts, own.starts, own.ends)
    with pytest.raises(FramingError, match="Labels are missing"):
        TargetSentiment().fit(bare)
    with pytest.raises(FramingError, match="give groups="):
        TargetSentiment().fit(bare, own.labels)
    loose = TargetSentiment(folds="random").fit(bare, own.labels)
    assert "NOT grouped" in loose.folds_
