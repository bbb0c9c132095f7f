"""FrameAxis against a hand-worked example, a planted axis, and documents without one."""

import numpy as np
import pandas as pd
import pytest

from framing.compare import background
from framing.corpus.design import Design
from framing.errors import FramingWarning, LexiconError, TextsError
from framing.frames import Axes, FrameAxis, load_axes
from framing.learning.vectors import Vectors
from framing.provenance import seeded
from tests.frames.vectors import made

HAND = Vectors.of(
    {
        "kind": [2.0, 1.0],
        "gentle": [1.0, 0.0],
        "cruel": [-2.0, 0.0],
        "sea": [0.0, 3.0],
        "port": [-1.0, -4.0],
    }
)
CARE = Axes.of("care", {"care": (["cruel"], ["kind", "gentle"])})


def by_hand():
    """The numbers of the example, worked out in plain arithmetic.

    The mean of the vectors is (0, 0), so centring changes nothing. The axis is the mean of
    (2, 1) and (1, 0) less (-2, 0): (3.5, .5), of length √12.5.
    """
    length = 12.5**0.5
    cosine = {
        "kind": (3.5 * 2 + 0.5) / (5**0.5 * length),
        "gentle": 3.5 / length,
        "cruel": -7 / (2 * length),
        "sea": 1.5 / (3 * length),
        "port": (-3.5 - 2) / (17**0.5 * length),
    }
    baseline = (cosine["kind"] + 2 * cosine["sea"] + cosine["cruel"] + cosine["port"]) / 5
    texts = {"A kind sea.": ["kind", "sea"], "Cruel sea, port.": ["cruel", "sea", "port"]}
    rows = []
    for words in texts.values():
        bias = sum(cosine[word] for word in words) / len(words)
        spread = sum((cosine[word] - baseline) ** 2 for word in words) / len(words)
        rows.append((bias, spread))
    return list(texts), np.array(rows), baseline


def test_equals_the_hand_worked_example():
    texts, wanted, baseline = by_hand()
    axis = FrameAxis(CARE, vectors=HAND)
    found = axis.fit_transform(texts)
    np.testing.assert_allclose(found, wanted, atol=1e-10, rtol=0)
    assert axis.baseline_["care"] == pytest.approx(baseline, abs=1e-12)
    words = axis.components(texts)
    assert words["n_known"].tolist() == [2, 3]
    assert words["n_words"].tolist() == [3, 3]


def test_words_add_up_to_the_difference():
    texts = by_hand()[0]
    axis = FrameAxis(CARE, vectors=HAND).fit(texts)
    for of, column in (("bias", 0), ("intensity", 1)):
        one = axis.words(texts[:1], "care", of=of)["estimate"].sum()
        both = axis.transform(texts)
        weights = np.array([2, 3]) / 5
        assert one == pytest.approx(both[0, column] - weights @ both[:, column], abs=1e-10)


def test_texts_and_axes_without_known_words_are_missing_and_said():
    axes = Axes.of("both", {"care": (["cruel"], ["kind"]), "far": (["near"], ["distant"])})
    with pytest.warns(FramingWarning, match="are missing: far"):
        axis = FrameAxis(axes, vectors=HAND).fit(["A kind sea."])
    found = axis.components(["A kind sea.", "Nothing known."])
    assert found["far-bias"].isna().all()
    assert found["care-bias"].isna().tolist() == [False, True]
    assert axis.poles_.set_index("pole")["unknown"].to_dict()["distant"] == "distant"
    with pytest.raises(TextsError):
        FrameAxis(CARE, vectors=HAND).fit(["Nothing."])


N_AXES, N_TEXTS, N_WORDS = 12, 120, 60


def corpus(seed, planted=0.0):
    """Texts of random words; those of the first group use the words of one pole more often."""
    random = seeded(seed, "axis")
    names = [f"w{n:03}" for n in range(240)]
    vectors = made(names, dimensions=24, seed=5)
    axes = {
        f"axis{n}": (names[2 * n : 2 * n + 1], names[2 * n + 1 : 2 * n + 2]) for n in range(N_AXES)
    }
    towards = vectors.matrix @ (vectors.matrix[1] - vectors.matrix[0])
    lean = np.exp(planted * (towards - towards.mean()) / towards.std())
    texts = []
    for number in range(N_TEXTS):
        chance = lean if number % 2 else np.ones(len(names))
        drawn = random.choice(names, size=N_WORDS, p=chance / chance.sum())
        texts.append(" ".join(drawn.tolist()))
    axis = FrameAxis(Axes.of("made", axes), vectors=vectors)
    return axis, texts


def compared(axis, texts, group, seed):
    units = pd.Index([f"t{n}" for n in range(len(texts))], name="unit")
    values = pd.DataFrame(axis.fit_transform(texts), units, axis.get_feature_names_out())
    about = pd.DataFrame(
        {"article": units, "outlet": group, "group": group, "stratum": "all", "cluster": units},
        index=units,
    )
    design = Design(about, "article", {"group": "outlet"})
    return background(values, design, groups=["one"], draws=199, seed=seed).table


def test_a_planted_axis_is_recovered():
    axis, texts = corpus(1, planted=0.5)
    table = compared(axis, texts, np.where(np.arange(N_TEXTS) % 2, "one", "other"), 1)
    bias = table[table["feature"].str.endswith("-bias")].set_index("feature")
    assert bias["estimate"].idxmax() == "axis0-bias"
    assert bias.loc["axis0-bias", "q_value"] < 0.05


def permuted(rounds):
    axis, texts = corpus(2)
    random = seeded(3, "groups")
    q = []
    for seed in range(rounds):
        group = np.where(random.permutation(N_TEXTS) % 2, "one", "other")
        q.append(compared(axis, texts, group, seed)["q_value"].lt(0.05).mean())
    return np.mean(q)


def test_permuted_documents_have_no_axes():
    assert permuted(10) <= 0.05


@pytest.mark.full
def test_permuted_documents_have_no_axes_in_many_rounds():
    assert permuted(60) <= 0.05


def test_sets_of_axes(tmp_path):
    assert len(load_axes("moral-axes").axes) == 5
    assert len(load_axes("semantic-axes").axes) >= 40
    path = tmp_path / "axes.toml"
    path.write_text('[[axis]]\nname = "Care"\nnegative = ["a b"]\n', encoding="utf-8")
    with pytest.raises(LexiconError) as raised:
        load_axes(path)
    for said in ("field licence", "small letters", "single words"):
        assert said in str(raised.value)
