"""Every label of every extractor fires where it must and is silent where it must be."""

import pytest

from framing.extractor import Extractor
from tests.contract.extractors import found, made
from tests.examples.sentences import examples, unmarked

FEWEST = 3

KINDS = {kind.__name__: (room, kind) for room, kind in found() if issubclass(kind, Extractor)}
CASES = [
    (room, name, label)
    for room, names in examples().items()
    for name, labels in names.items()
    for label in labels
]


@pytest.mark.parametrize(("name", "room", "kind"), [(n, *rest) for n, rest in KINDS.items()])
def test_every_label_has_examples(name, room, kind):
    given = examples().get(room, {}).get(name, {})
    assert set(given) == set(made(kind).labels), f"examples of {name} in tests/examples/{room}.toml"
    for label, table in given.items():
        assert len(table["fires"]) >= FEWEST, label
        assert len(table["silent"]) >= FEWEST, label


def hits(name, label, sentences):
    """Bounds of the label's evidence in each sentence."""
    table = made(KINDS[name][1]).evidence(sentences)
    table = table[table["label"] == label]
    found_hits = [[] for _ in sentences]
    for row in table.itertuples():
        found_hits[int(row.unit)].append((row.start, row.end))
    return found_hits


def overlaps(one, other):
    return one[0] < other[1] and other[0] < one[1]


@pytest.mark.parametrize(("room", "name", "label"), CASES)
def test_it_fires_on_the_marked_words_and_on_no_others(room, name, label):
    assert KINDS[name][0] == room
    sentences = examples()[room][name][label]["fires"]
    texts, marks = zip(*map(unmarked, sentences), strict=True)
    for sentence, marked, found_hits in zip(
        sentences, marks, hits(name, label, list(texts)), strict=True
    ):
        assert marked, sentence
        assert all(any(overlaps(hit, mark) for hit in found_hits) for mark in marked), sentence
        assert all(any(overlaps(hit, mark) for mark in marked) for hit in found_hits), sentence


@pytest.mark.parametrize(("room", "name", "label"), CASES)
def test_it_is_silent(room, name, label):
    sentences = examples()[room][name][label]["silent"]
    for sentence, found_hits in zip(sentences, hits(name, label, sentences), strict=True):
        assert not found_hits, sentence
