"""Passives on clauses coded twice, and sentiment toward targets beside a plain classifier.

Clauses: 200 sentences of as many articles, drawn by a seeded rule from those of 6 to 24 words that
hold a word in the shape of a participle and a form of be or get, a "by", or a preposition after
a word in -ed or -en. The sheet `passives.csv` tells where they stand and what was coded, never
their words: each participle that heads a passive, with a plus where "by" names who acts.
States (*was concerned*, *based on*) and participles before nouns are no passives. One coder coded
all of them twice, half an hour apart and in another order; the third column is what was settled.

Targets: NewsMTSC, its train part learnt from, its two development parts told apart.

Source: F. Hamborg & K. Donnay (2021), NewsMTSC, EACL.
"""

import csv
import json
from collections import Counter
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest

from framing.actors import Passives, Targets, TargetSentiment, TargetTone
from framing.actors.classes import PARTICIPLE
from framing.actors.clauses import known_of
from framing.actors.sentiment import macro_f1
from framing.compare import agreement
from framing.text import tokenize
from tests.accuracy.floors import gold, refuse_lower

SHEET = Path(__file__).parent / "passives.csv"
PARTS = ("rw_dev", "mt_dev")


@pytest.fixture(scope="module")
def clauses(shared_data):
    """The rows of the sheet with their texts."""
    path = gold("actors.passives", shared_data)
    with SHEET.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    wanted = [row["id"] for row in rows]
    table = pq.read_table(path, columns=["ID", "text"], filters=[("ID", "in", wanted)])
    texts = dict(zip(*(table.column(name).to_pylist() for name in ("ID", "text"))))
    return [{**row, "text": texts[row["id"]][int(row["start"]) : int(row["end"])]} for row in rows]


def f1(coded, said):
    """F1 of the participles of each clause."""
    pairs = list(zip(coded, said, strict=True))
    both = sum((one & other).total() for one, other in pairs)
    return 2 * both / sum(one.total() + other.total() for one, other in pairs)


def test_passives_on_clauses_coded_twice(clauses):
    coded = [row["agreed"].split() for row in clauses]
    said = [[] for _ in clauses]
    for row in Passives().relations([row["text"] for row in clauses]).to_dict("records"):
        if row["label"] != "nominalised":
            said[int(row["unit"])].append(row["verb"] + "+" * bool(row["agent"]))
    stems = [
        [Counter(word.strip("+") for word in words) for words in part] for part in (coded, said)
    ]
    bare = [[Counter(w for w in words if w[-1] != "+") for words in part] for part in (coded, said)]
    measured = {"passives": round(f1(*stems), 3), "agentless": round(f1(*bare), 3)}
    assert measured["passives"] >= 0.85
    assert measured["agentless"] >= 0.75
    refuse_lower("actors.passives", measured)


def test_both_codings_agree(clauses):
    """Krippendorff's alpha over all words that may be participles: none, passive, agentless."""
    tokens = tokenize([row["text"] for row in clauses])
    may_be = known_of(tokens).own & PARTICIPLE != 0
    rows = []
    for unit, row in enumerate(clauses):
        own = np.flatnonzero(may_be & (tokens.text_of == unit))
        words = {tokens.vocabulary.words[n] for n in tokens.ids[own].tolist()}
        kinds = [{w.strip("+"): w[-1] == "+" for w in row[c].split()} for c in ("first", "second")]
        for word in sorted(words.union(*kinds)):
            for coder, kind in zip(("first", "second"), kinds):
                label = {True: "agent", False: "agentless", None: "none"}[kind.get(word)]
                rows.append((f"{unit}/{word}", coder, label))
    codes = pd.DataFrame(rows, columns=["unit", "coder", "label"])
    table = agreement(codes, draws=99).table
    alpha = table[table["parameter"].str.contains("alpha")]["estimate"]
    refuse_lower("actors.passives.alpha", {"alpha": round(float(alpha.iloc[0]), 3)})


def parts(shared_data):
    """Each part of NewsMTSC; the group is the article, as the ids begin."""
    read = {}
    for part in ("train", *PARTS):
        table = pd.read_parquet(shared_data / "targets" / f"newsmtsc_{part}.parquet")
        table["article"] = table["gid"].str.split("_").str[:2].str.join("_")
        columns = ("sentence", "start", "end")
        read[part] = Targets.of(table, columns=columns, label="polarity", group="article")
    return read


@pytest.mark.full
def test_sentiment_toward_targets(shared_data):
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    gold("actors.target_sentiment", shared_data)
    read = parts(shared_data)
    model = TargetSentiment().fit(read["train"])
    words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    plain = LogisticRegression(max_iter=1000)
    plain.fit(words.fit_transform(read["train"].texts), read["train"].labels)
    measured, beside = {}, {}
    for part in PARTS:
        own = read[part]
        measured[part] = round(macro_f1(model.predict(own), own.labels), 3)
        beside[f"plain {part}"] = macro_f1(plain.predict(words.transform(own.texts)), own.labels)
        beside[f"lists {part}"] = macro_f1(TargetTone().predict(own), own.labels)
        assert measured[part] > beside[f"plain {part}"]
        assert measured[part] > beside[f"lists {part}"]
    print(json.dumps({**measured, **{name: round(value, 3) for name, value in beside.items()}}))
    assert measured["rw_dev"] >= 0.67
    assert measured["mt_dev"] >= 0.64
    refuse_lower("actors.target_sentiment", measured)
