"""Frames on coded texts, beside TF-IDF with logistic regression on the same folds, and cues alone.

GVFC: the first frame of 1,041 headlines on gun violence, the mean of three times 10 stratified
folds. CCF: eight frames of
sentences of Canadian newspapers in two languages, five folds grouped by document.

Source: S. Liu et al. (2019), Detecting frames in news headlines, CoNLL; A. Lemor (2024), CCF.
"""

import json

import numpy as np
import pandas as pd
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score
from sklearn.model_selection import GroupKFold, StratifiedKFold
from sklearn.pipeline import make_pipeline

from framing.frames import FrameCues, load
from framing.frames.labels import memberships
from framing.frames.learning import Recipe, judged_by
from framing.learning.folds import Folds
from framing.learning.vectors import Vectors
from framing.text import tokenize
from tests.accuracy.floors import gold, refuse_lower

CODED_AS = {
    "Eco": "economic",
    "Pbh": "health",
    "Secu": "security",
    "Just": "justice",
    "Pol": "political",
    "Sci": "scientific",
    "Envt": "environmental",
    "Cult": "cultural",
}
PARTS = ("words", "characters", "cues")
ABOUT_GUNS = r"\b(?:gun|shooting|shooter|gunman|firearm|rifle|NRA)s?\b"


def keep(name, measured):
    rounded = {key: round(float(value), 3) for key, value in measured.items()}
    print(f"\n{name}: " + ", ".join(f"{key} {value}" for key, value in rounded.items()))
    refuse_lower(name, rounded)


def plain(texts, labels, folded, *, strength=1.0):
    """What TF-IDF with logistic regression says of each text while it is held out."""
    said = np.zeros_like(labels)
    for held in folded:
        model = make_pipeline(
            TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2),
            LogisticRegression(C=strength, max_iter=1000, class_weight="balanced"),
        )
        model.fit(texts[~held], labels[~held])
        said[held] = model.predict(texts[held])
    return said


def folded(split, n, kind):
    fold = np.zeros(n, dtype=np.int64)
    for number, (_, out) in enumerate(split):
        fold[out] = number
    return Folds(fold, kind)


@pytest.mark.full
@pytest.mark.parametrize(
    ("language", "codebook"), [("EN", "climate-frames"), ("FR", "climate-frames-fr")]
)
def test_climate_frames(language, codebook, shared_data):
    table = pd.read_parquet(gold(f"frames.climate.{language.lower()}", shared_data))
    table = table[table["language"] == language]
    coded = table["labels"].map(json.loads).map(lambda own: {one.replace("_", " ") for one in own})
    y = pd.DataFrame(
        {
            name: [float(f"{code} Detection" in own) for own in coded]
            for code, name in CODED_AS.items()
        }
    )
    texts, documents = table["text"].to_numpy(dtype=object), table["doc"].astype(str).to_numpy()
    tokens = tokenize(texts.tolist())
    folds = folded(GroupKFold(5).split(texts, groups=documents), len(texts), "grouped")
    recipe = Recipe(PARTS, load(codebook), None, None, "each", ("grouped", 5))
    found = judged_by(tokens, memberships(y, n_texts=len(y)).to_numpy(), documents, recipe, folds)
    cues = np.asarray(FrameCues(codebook).fit_transform(tokens)) > 0
    rows = {}
    for number, name in enumerate(y):
        labels = y[name].to_numpy() > 0
        both = (plain(texts, labels, folds), cues[:, number], found.said[:, number])
        rows[name] = [f1_score(labels, said, average="macro") for said in both]
    beside = pd.DataFrame(rows, index=["plain", "cues alone", "ours"]).T.round(3)
    print(f"\n{beside}\n{beside.mean().round(3).to_dict()}")
    assert (beside["ours"] >= beside["plain"]).all()
    assert beside["ours"].mean() >= {"EN": 0.74, "FR": 0.73}[language]
    measured = {"mean macro_f1": beside["ours"].mean(), **beside["ours"].to_dict()}
    keep(f"frames.climate.{language.lower()}", measured)


@pytest.mark.full
def test_headlines_on_gun_violence(shared_data):
    table = pd.read_parquet(gold("frames.headlines", shared_data))
    frames = load("gun-violence").names
    first, second = (table[f"Q3 Theme{n}"].to_numpy() for n in (1, 2))
    y = np.eye(len(frames))[first - 1]
    beside = np.flatnonzero((second != 99) & (second != first))
    y[beside, second[beside] - 1] = 0.5
    texts = table["news_title"].to_numpy(dtype=object)
    tokens = tokenize(texts.tolist())
    recipe = Recipe(PARTS, load("gun-violence"), vectors(shared_data), None, "one", ("random", 10))
    alone = np.array([f"h{n}" for n in range(len(texts))], dtype=object)
    cues = np.asarray(FrameCues("gun-violence").fit_transform(tokens))
    rows = {}
    for seed in range(3):
        split = StratifiedKFold(10, shuffle=True, random_state=seed).split(texts, first)
        folds = folded(split, len(texts), "random")
        found = judged_by(tokens, y, alone, recipe, folds)
        answers = {
            "cues alone": (cues / np.sqrt(cues.sum(axis=0) + 1)).argmax(axis=1) + 1,
            "ours": found.said.argmax(axis=1) + 1,
        }
        if seed == 0:
            answers["plain"] = plain(texts, first, folds, strength=10.0)
        for name, said in answers.items():
            both = accuracy_score(first, said), f1_score(first, said, average="macro")
            rows.setdefault(name, []).append(both)
    rows = {name: np.mean(values, axis=0) for name, values in rows.items()}
    print(f"\n{pd.DataFrame(rows, index=['accuracy', 'macro_f1']).round(3)}")
    assert rows["ours"][1] >= 0.71
    keep("frames.headlines", dict(zip(("accuracy", "macro_f1"), rows["ours"], strict=True)))


def vectors(shared_data):
    """Word vectors of news on guns of other years and outlets, which nobody coded."""
    table = pd.read_parquet(
        shared_data / "allsides" / "articles.parquet", columns=["topic", "title", "text"]
    )
    about = table["title"].str.contains(ABOUT_GUNS, case=False, regex=True)
    own = table[(table["topic"] == "gun_control_and_gun_rights") | about]
    return Vectors.trained(tokenize((own["title"] + ". " + own["text"]).tolist()), epochs=4)
