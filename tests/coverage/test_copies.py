"""Who stands in whose words, counted by hand."""

import pandas as pd

from framing.corpus import Corpus
from framing.coverage import copying

WIRE = "PORT ELLIN (NPA) — The two ministers met behind closed doors until late in the evening."
OWN = "Nobody had thought that the ferry would sail again before the end of the long summer."


def corpus_of(rows):
    return Corpus.from_frame(pd.DataFrame(rows, columns=["outlet", "date", "text"]))


def test_copies_are_counted_by_outlet_and_order():
    corpus = corpus_of(
        [
            ("star", "2026-01-05", WIRE),
            ("sun", "2026-01-06", WIRE),
            ("sun", "2026-01-09", WIRE),
            ("star", "2026-02-01", OWN),
            ("echo", "2026-02-01", OWN),
            ("sun", None, "It rained on the coast."),
        ]
    )
    found = copying(corpus).set_index(["outlet", "other"])
    numbers = ["copies", "later", "agency", "articles"]
    assert found.loc[("sun", "star"), numbers].tolist() == [2, 2, 2, 3]
    assert found.loc[("star", "sun"), numbers].tolist() == [1, 0, 1, 2]
    assert found.loc[("sun", "sun"), numbers].tolist() == [2, 1, 2, 3]
    assert found.loc[("echo", "star"), numbers].tolist() == [1, 0, 0, 1]
    assert found["copies"].sum() == 7
    assert len(found) == 9


def test_without_copies_every_cell_is_0():
    found = copying(corpus_of([("star", None, "It rained."), ("sun", None, "It snowed.")]))
    assert found[["copies", "later", "agency"]].to_numpy().tolist() == [[0, 0, 0]] * 4
