"""Attributions in political news, against PolNeAR's development part (see `attribution`)."""

import json

import pandas as pd
import pytest

from framing.sourcing import Attributions, AttributionTagger, codes
from framing.text import tokenize
from tests.accuracy.attribution import (
    Relation,
    Score,
    annotated,
    coded,
    crude,
    learnt_cues,
    relation,
)
from tests.accuracy.floors import gold, refuse_lower


def readings_of(path):
    """Documents with their texts parsed, read one by one, and the relations coded in each."""
    table = annotated(pd.read_parquet(path))
    batch = tokenize(table["text"].tolist())
    readings = [batch.reading(number) for number in range(len(batch))]
    return table, batch, readings, list(map(coded, table["attributions"], readings))


def found_by(extractor, batch, readings) -> list[list[Relation]]:
    """The outermost attributions that an extractor finds in every text."""
    table = extractor.relations(batch)
    result = [[] for _ in readings]
    for (unit, _), parts in table[table["within"] == 0].groupby(["unit", "attribution"]):
        first = parts.iloc[0]
        source, cue = (
            [(first[f"{name}_start"], first[f"{name}_end"])] if first[f"{name}_start"] >= 0 else []
            for name in ("said_by", "verb")
        )
        content = list(zip(parts["start"], parts["end"], strict=True))
        reading = readings[int(unit)]
        result[int(unit)].append(relation(reading, source, cue, content))
    return result


def figures(wanted, found):
    """The scores of what was found."""
    score = Score()
    for one, other in zip(wanted, found, strict=True):
        score.add(one, [each for each in other if each.content])
    return score.figures()


KEPT = (
    "token F1",
    "cue token F1",
    "span F1",
    "end to end",
    "recall direct",
    "recall mixed",
    "recall indirect",
)


def test_attributions_by_rules(shared_data):
    _, batch, readings, wanted = readings_of(gold("attributions.rules", shared_data))
    measured = figures(wanted, found_by(Attributions(), batch, readings))
    refuse_lower("attributions.rules", {name: measured[name] for name in KEPT})


@pytest.mark.full
def test_attributions_by_the_tagger_and_by_a_crude_baseline(shared_data):
    folder = shared_data / "attribution"
    table, batch, readings, coded_there = readings_of(folder / "polnear_train.parquet")
    tagger = AttributionTagger()
    tagger.fit(batch, [codes(json.loads(rows)) for rows in table["attributions"]])
    cues = learnt_cues(readings, coded_there)
    _, batch, readings, wanted = readings_of(gold("attributions.tagger", shared_data))
    measured = figures(wanted, found_by(Attributions(tagger=tagger), batch, readings))
    refuse_lower("attributions.tagger", {name: measured[name] for name in KEPT})
    plain = figures(wanted, [crude(reading, cues) for reading in readings])
    assert all(plain[name] < measured[name] for name in KEPT[:4])


SPEAKERS = {
    "consistent and unwavering support": "Sergei Shoigu",
    "one-China principle": "Sergei Shoigu",
    "is the only legitimate government": "Sergei Shoigu",
    "ill-wishers": "Sergei Shoigu",
    "destabilize": "Sergei Shoigu",
    "changes and turbulence": "Wang Yi",
    "law of the jungle": "Wang Yi",
    "true multilateralism": "Both officials",
    "just multipolar world order": "Both officials",
    "no limits": "declaration",
}


def test_the_fragments_of_the_seed_article_have_their_speakers(shared_data):
    text = (shared_data / "seed" / "article.txt").read_text(encoding="utf-8")
    table = Attributions().relations([text.partition("6 Comments")[0]])
    for fragment, speaker in SPEAKERS.items():
        own = table[table["cue"].str.contains(fragment, regex=False)].iloc[-1]
        assert own["speaker"].endswith(speaker), fragment
    assert set(table.loc[table["speaker"].str.endswith(("Shoigu", "Yi")), "speaker_type"]) == {
        "official"
    }
