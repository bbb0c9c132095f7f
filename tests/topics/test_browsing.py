"""Tables and a page to look through topics."""

import builtins
import json

import numpy as np
import pandas as pd
import pytest

from framing.errors import FramingError
from framing.topics.browsing import browse, for_pyldavis, prepared
from tests.topics.known import known, learnt
from tests.topics.news import texts


@pytest.fixture(scope="module")
def fitted():
    given = texts(30)
    model = learnt(given)
    return model, model.counted(given)


def test_tables_by_hand():
    from scipy import sparse

    model = known([[0.75, 0.25], [0.0, 1.0]], "ash bay", [[1.0, 0.0], [0.0, 1.0]])
    data = prepared(model, sparse.csr_array([[3, 1], [0, 4]]))
    assert data["mdsDat"]["Freq"] == [50.0, 50.0]
    info = pd.DataFrame(data["tinfo"]).set_index(["Category", "Term"])
    # 3 of 8 words are ash, all of the first topic; 5 are bay, 1 of them of the first.
    assert info.loc[("Topic1", "ash"), ["Freq", "Total"]].tolist() == [3.0, 3.0]
    assert info.loc[("Topic1", "bay"), ["Freq", "Total"]].tolist() == [1.0, 5.0]
    assert info.loc[("Topic1", "ash"), "loglift"] == pytest.approx(np.log(2), abs=1e-4)
    assert info.loc[("Topic1", "bay"), "logprob"] == pytest.approx(np.log(0.25), abs=1e-4)
    assert ("Topic2", "ash") not in info.index
    table = pd.DataFrame(data["token.table"]).to_dict("records")
    assert table == [
        {"Term": "ash", "Topic": 1, "Freq": 1.0},
        {"Term": "bay", "Topic": 1, "Freq": 0.2},
        {"Term": "bay", "Topic": 2, "Freq": 0.8},
    ]
    assert data["R"] == 2


def test_like_topics_lie_near_each_other():
    phi = [[0.5, 0.5, 0.0, 0.0], [0.45, 0.55, 0.0, 0.0], [0.0, 0.0, 0.5, 0.5]]
    model = known(phi, "ash bay cat dog", [[0.4, 0.3, 0.3]])
    places = prepared(model, np.ones((1, 4)))["mdsDat"]
    at = np.column_stack([places["x"], places["y"]])
    assert np.linalg.norm(at[0] - at[1]) < 0.2 * np.linalg.norm(at[0] - at[2])


def test_the_page_needs_nothing_else_and_runs_no_text(fitted, tmp_path):
    model, counts = fitted
    hostile = learnt(texts(30))
    hostile.names_ = ("01 </script><b>", *model.names_[1:])
    page = browse(tmp_path, hostile, counts)
    text = page.read_text(encoding="utf-8")
    assert page.name == "ldavis.html"
    assert "</script><b>" not in text
    assert "src=" not in text
    held = text.partition('type="application/json">')[2].partition("</script>")[0]
    assert json.loads(held)["names"] == list(hostile.names_)
    data = json.loads((tmp_path / "ldavis.json").read_text(encoding="utf-8"))
    assert data == prepared(hostile, counts)


def test_without_pyldavis_a_sentence_says_so(fitted, monkeypatch):
    real = builtins.__import__

    def absent(name, *rest):
        if name == "pyLDAvis":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", absent)
    with pytest.raises(FramingError, match="pyLDAvis is not installed, and nothing is fetched"):
        for_pyldavis(*fitted)


def test_pyldavis_takes_the_tables_and_makes_the_same(fitted):
    theirs = pytest.importorskip("pyLDAvis", reason="pyLDAvis is not installed")
    model, counts = fitted
    ours = for_pyldavis(model, counts)
    assert "ldavis" in theirs.prepared_data_to_html(ours)
    assert ours.to_dict() == prepared(model, counts)
    made = theirs.prepare(
        model.phi_,
        model.theta_,
        counts.sum(axis=1),
        model.vocabulary_,
        counts.sum(axis=0),
        sort_topics=False,
        n_jobs=1,
    )
    both = made.topic_info.merge(ours.topic_info, on=["Term", "Category"])
    assert len(both) == len(made.topic_info) == len(ours.topic_info)
    assert np.allclose(both["Freq_x"], both["Freq_y"], atol=1)
    own = both[both["Category"] != "Default"]
    assert np.allclose(own[["loglift_x", "logprob_x"]], own[["loglift_y", "logprob_y"]], atol=2e-4)
    assert np.allclose(
        np.abs(made.topic_coordinates[["x", "y"]]),
        np.abs(ours.topic_coordinates[["x", "y"]]),
        atol=1e-4,
    )
