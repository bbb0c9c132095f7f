"""Incivility: learnt from shares of coders, judged on held-out articles, saved and opened."""

import numpy as np
import pandas as pd
import pytest

from framing.audience import Incivility
from framing.errors import FramingError, TooFewUnits

THINGS = [f"{a} {b}" for a in ("old", "new", "red", "big") for b in ("park", "bus", "law")]
SAID = ["You idiot, who cares about the {}.", "The {} opens on Monday.", "All {} people lie."]


def coded():
    texts = [text.format(thing) for thing in THINGS for text in SAID]
    hostile = np.tile([0.9, 0.1, 0.3], len(THINGS))
    sweeping = np.tile([0.0, 0.0, 1.0], len(THINGS))
    return texts, pd.DataFrame({"hostile": hostile, "sweeping": sweeping}), np.repeat(THINGS, 3)


@pytest.fixture(scope="module")
def fitted():
    texts, shares, groups = coded()
    return Incivility().fit(texts, shares, groups=groups)


def test_it_learns_each_attribute(fitted):
    table = fitted.validation_.set_index("parameter")["estimate"]
    assert table["mean_auc"] > 0.95
    assert {"auc_hostile", "auc_sweeping", "cues_mean_auc"} <= set(table.index)
    found = fitted.predict_proba(["You idiot.", "All bus people lie.", ""])
    assert found.shape == (3, 2)
    assert found[0, 0] > found[1, 0]
    assert found[1, 1] > found[0, 1]
    named = fitted.transform(pd.Series(["You idiot."], index=pd.Index(["u"], name="unit")))
    assert named.columns.tolist() == ["hostile", "sweeping"]


def test_saved_it_says_the_same(fitted, tmp_path):
    folder = fitted.save(tmp_path / "model")
    opened = Incivility(model=str(folder)).fit()
    texts, *_ = coded()
    assert np.array_equal(opened.predict_proba(texts), fitted.predict_proba(texts))
    from framing.audience import Stance

    with pytest.raises(FramingError, match=r"no model of audience\.Stance"):
        Stance(model=str(folder)).fit()


def test_what_is_wrong_is_said():
    texts, shares, groups = coded()
    with pytest.raises(FramingError, match="give groups="):
        Incivility().fit(texts, shares)
    with pytest.raises(FramingError, match="shares from 0 to 1"):
        Incivility().fit(texts, shares + 1, groups=groups)
    with pytest.raises(TooFewUnits, match="hostile"):
        Incivility().fit(texts, shares * 0, groups=groups)
    with pytest.raises(FramingError, match="as many rows"):
        Incivility().fit(texts[1:], shares, groups=groups)
