"""Direct quotations in news, against what the annotators of PolNeAR marked as said.

Gold for recall is a part of an attribution's content that begins and ends with a double mark and
holds none inside: it must be found to the character. A quotation of five words or more is right
if an attribution's content holds it: shorter ones are mostly titles and scare quotes, which the
annotators did not mark.

Source: E. Newell, D. Margolin & D. Ruths (2018), An attribution relations corpus for political
news, LREC.
"""

import json

import pandas as pd

from framing.text import tokenize
from tests.accuracy.floors import gold, refuse_lower

OPENING, CLOSING, AFTER = '"“', '"”', ",.;: "
FEWEST_WORDS = 5
# A comma or full stop may stand on either side of the last mark.
SLACK = 2


def contents(row):
    """Bounds of all parts of all attributed contents of a document."""
    return [
        (start, end)
        for attribution in json.loads(row.attributions)
        for content in attribution["content"]
        for start, end in content["spans"]
    ]


def direct(row):
    """Bounds of the contents that are one quotation, marks included."""
    found = set()
    for start, end in contents(row):
        part = row.text[start:end].rstrip(AFTER)
        inner = part[1:-1]
        whole = len(inner) > 0 and part[0] in OPENING and part[-1] in CLOSING
        if whole and not set(inner) & {*OPENING, *CLOSING}:
            found.add((start, start + len(part)))
    return found


def test_quotations_on_polnear(shared_data):
    table = pd.read_parquet(gold("quotations", shared_data)).drop_duplicates("doc")
    batch = tokenize(table["text"].tolist())
    expected = right = long = held = 0
    for number, row in enumerate(table.itertuples()):
        quotations = batch.reading(number).quotations
        wanted, given = direct(row), contents(row)
        expected += len(wanted)
        right += len(wanted & {(found.start, found.end) for found in quotations})
        for found in quotations:
            if found.depth == 0 and found.n_words >= FEWEST_WORDS:
                long += 1
                bounds = found.inner_start + SLACK, found.inner_end - SLACK
                held += any(start <= bounds[0] and bounds[1] <= end for start, end in given)
    assert expected > 400
    refuse_lower("quotations", {"recall": right / expected, "precision": held / long})
