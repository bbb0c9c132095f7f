import json

import numpy as np
import pytest

from framing.errors import FramingError
from framing.learning import folds, learn
from framing.learning.blocks import Characters, Marks, Words
from framing.learning.storing import load_model, save_model
from framing.text import tokenize
from tests.learning.sentences import coded

TOKENS = tokenize([*coded().texts[:6], "", "“Sham!” – 😀"])


@pytest.fixture(scope="module")
def model():
    own = coded()
    return learn(
        lambda tokens: [
            Words.learnt(tokens, min_units=2),
            Characters.learnt(tokens, min_units=2),
            Marks(["hedges"]),
        ],
        own,
        folds(own.groups, n_folds=2),
        distant=None,
        distant_weight=0.3,
    ).model


def test_it_comes_back_exactly(model, tmp_path):
    save_model(tmp_path / "model", model, record={"use": "tests"})
    back, record = load_model(tmp_path / "model")
    assert np.array_equal(back.scores(TOKENS), model.scores(TOKENS))
    assert np.array_equal(back.by_token(TOKENS), model.by_token(TOKENS))
    assert record["use"] == "tests"


def test_the_same_model_leaves_the_same_bytes(model, tmp_path):
    for name in ("one", "two"):
        save_model(tmp_path / name, model, record={})
    for file in ("model.json", "model.npz"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_what_is_no_model_or_damaged_is_refused(model, tmp_path):
    with pytest.raises(FramingError, match="no model here"):
        load_model(tmp_path)
    folder = save_model(tmp_path / "model", model, record={})
    arrays = (folder / "model.npz").read_bytes()
    (folder / "model.npz").write_bytes(arrays[:-1])
    with pytest.raises(FramingError, match="not the file"):
        load_model(folder)
    (folder / "model.npz").write_bytes(arrays)
    load_model(folder)
    (folder / "model.json").write_text("{}", encoding="utf-8")
    with pytest.raises(FramingError, match="no model of ours"):
        load_model(folder)
    with pytest.raises(FramingError, match="any code"):
        load_model(tmp_path / "model.pkl")


def test_another_version_of_a_word_list_is_refused(model, tmp_path):
    folder = save_model(tmp_path / "model", model, record={})
    record = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    record["blocks"][2]["settings"]["lexicons"][0][1] = "0" * 16
    (folder / "model.json").write_text(json.dumps(record), encoding="utf-8")
    with pytest.raises(FramingError, match="another version of the word list hedges"):
        load_model(folder)
