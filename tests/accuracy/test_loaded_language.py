"""Loaded language on coded sentences of outlets that were not learnt from.

BABE: experts called half of the sentences biased. Outlets are held out whole, from the coded
sentences and from those labelled by language models, and calibrated by the others.

BASIL: all sentences of 234 articles; few hold a lexical bias. The model never saw its outlets.

Source: T. Spinde et al. (2021), Neural media bias detection using distant supervision with BABE,
Findings of EMNLP; L. Fan et al. (2019), In plain sight: media bias through the lens of factual
reporting, EMNLP.
"""

import functools
import json

import numpy as np
import pandas as pd
import pytest

from framing.corpus.outlets import Aliases
from framing.learning import Coded
from framing.learning.scoring import agreement, auc
from framing.learning.validity import validity
from framing.lexicons import load
from framing.wording import LoadedLanguage
from tests.accuracy.floors import gold, refuse_lower

# Sister outlets, whose names do not show it.
ALIASES = Aliases.from_toml(
    '["MSNBC"]\naliases = ["nbc-news", "the-rachel-maddow-show"]\n'
    '["Fox News"]\naliases = ["fox", "fox-business"]\n'
    '["HuffPost"]\naliases = ["hpo"]\n'
    '["New York Times"]\naliases = ["nyt"]\n'
)
LISTS = ("loaded-terms",)


def babe(path):
    columns = ("text", "label_bias", "outlet")
    return Coded.read(path, columns=columns, positive="Biased", aliases=ALIASES)


def by_machine(shared_data):
    path = shared_data / "bias" / "anno_lexical.parquet"
    return Coded.read(path, columns=("text", "label", "source_name"), aliases=ALIASES)


def keep(name, measured):
    rounded = {key: round(float(value), 3) for key, value in measured.items()}
    print(f"\n{name}: " + ", ".join(f"{key} {value}" for key, value in rounded.items()))
    refuse_lower(name, rounded)


@pytest.mark.parametrize("name", LISTS)
def test_lists_on_babe(name, shared_data):
    table = validity(load(name), babe(gold(f"babe.{name}", shared_data)))
    own = table[table["term"] == name].set_index("parameter")["estimate"]
    keep(f"babe.{name}", own[["auc", "precision", "recall"]])


def told_apart(model):
    found = model.validation_.set_index("parameter")["estimate"]
    assert model.folds_ == "5 folds, grouped by outlet"
    return {
        **found[["auc", "macro_f1", "precision_at_0.05"]],
        "calibration": 1 - found["calibration_error"],
    }


@pytest.mark.full
def test_babe_alone(shared_data):
    coded = babe(gold("babe.loaded_language.alone", shared_data))
    keep("babe.loaded_language.alone", told_apart(LoadedLanguage().fit(coded)))


@pytest.mark.full
def test_babe_with_distant_labels(shared_data):
    coded = babe(gold("babe.loaded_language", shared_data))
    model = LoadedLanguage().fit(coded, distant=by_machine(shared_data))
    measured = told_apart(model)
    assert measured["auc"] >= 0.80
    assert measured["macro_f1"] >= 0.73
    assert measured["calibration"] > 0.95
    keep("babe.loaded_language", measured)


@functools.cache
def basil(spans_path):
    """Every sentence: text, group, whether a lexical bias lies in it, and whether in quotes."""
    spans = pd.read_parquet(spans_path)
    spans = spans[spans["bias"] == "lex"]
    quoted = spans.assign(quoted=spans["quote"] == "yes").groupby(["uuid", "id"])["quoted"].all()
    articles = pd.read_parquet(spans_path.with_name("basil_articles.parquet"))
    rows = [
        (text, article.source.lower(), quoted.get((article.uuid, f"p{number}")))
        for article in articles.itertuples()
        for number, text in enumerate(json.loads(article.sentences))
    ]
    table = pd.DataFrame(rows, columns=["text", "source", "quoted"])
    return table.assign(label=table["quoted"].notna())


@pytest.mark.full
def test_basil_where_bias_is_rare(shared_data):
    sentences = basil(gold("basil.loaded_language", shared_data))
    label = sentences["label"].to_numpy()
    own = Coded.of(sentences, columns=("text", "label", "source"), aliases=ALIASES)
    sources = []
    for source in (
        babe(shared_data / "bias" / "babe.parquet"),
        by_machine(shared_data),
    ):
        sources.append(source.where(~np.isin(source.groups, list(set(own.groups)))))
    coded, distant = sources
    model = LoadedLanguage(prevalence=0.05).fit(coded, distant=distant)
    probability = model.transform(sentences["text"])["loaded_language"].fillna(0).to_numpy()
    said = probability >= model.threshold_
    inside = sentences["quoted"].eq(True).to_numpy(dtype=bool)
    parts = {
        "": np.full(len(label), True),
        " outside quotations": ~inside,
        " in quotations": inside | ~label,
    }
    measured = {}
    for part, rows in parts.items():
        found = agreement(said[rows], label[rows])
        measured[f"auc{part}"] = auc(probability[rows], label[rows])
        measured[f"f1{part}"] = found["f1"]
        measured[f"precision{part}"] = found["precision"]
    keep("basil.loaded_language", measured)
