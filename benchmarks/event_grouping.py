"""How well events are found, beside average-link TF-IDF with its threshold tuned on the labels.

    python -m benchmarks.event_grouping [--data news_cluster.parquet]

Ours sees no label: its cut is found from the articles alone. The rival is given the best threshold
of all for each measure, and what it loses one step beside it is told too.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.cluster import AgglomerativeClustering
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score

from benchmarks.tokenizing import ROOT
from framing.corpus import Corpus
from framing.coverage import Events

NEWS = ROOT.parent / "shared" / "data" / "events" / "news_cluster.parquet"
STEPS = tuple(round(0.60 + 0.02 * step, 2) for step in range(19))


def b_cubed(truth: Sequence[object], found: Sequence[object]) -> float:
    """F1 of B³."""
    table = pd.crosstab(np.asarray(truth), np.asarray(found)).to_numpy()
    precision = (table**2 / table.sum(axis=0)).sum() / table.sum()
    recall = (table**2 / table.sum(axis=1)[:, None]).sum() / table.sum()
    return float(2 * precision * recall / (precision + recall))


MEASURES = {
    "B³": b_cubed,
    "ARI": adjusted_rand_score,
    "NMI": normalized_mutual_info_score,
}


def measured(truth: Sequence[object], found: Sequence[object]) -> list[float]:
    """All measures."""
    return [float(measure(truth, found)) for measure in MEASURES.values()]


def tuned(texts: Sequence[str], truth: Sequence[object]) -> tuple[np.ndarray, np.ndarray]:
    """The rival's best value of each measure over all thresholds, and its worse neighbour."""
    rows = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(texts)
    distances = np.clip(1 - (rows @ rows.T).toarray(), 0, None)
    reached = np.array(
        [
            measured(
                truth,
                AgglomerativeClustering(
                    None, metric="precomputed", linkage="average", distance_threshold=step
                ).fit_predict(distances),
            )
            for step in STEPS
        ]
    )
    best = reached.argmax(axis=0)
    beside = [
        min(reached[max(row - 1, 0), column], reached[min(row + 1, len(STEPS) - 1), column])
        for column, row in enumerate(best)
    ]
    return reached.max(axis=0), np.array(beside)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    reader = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    reader.add_argument("--data", type=Path, default=NEWS)
    news = pd.read_parquet(reader.parse_args(arguments).data)
    talks = Corpus.read(ROOT / "corpora" / "harbour-talks")
    heads = talks.articles["headline"].fillna("") + "\n\n" + talks.texts("article")
    sets = {
        "news_cluster": (news["title"].fillna("") + "\n\n" + news["text"], news),
        "harbour-talks": (heads, talks.articles),
    }
    print(f"{'':<46}" + "".join(f"{name:>8}" for name in MEASURES))
    for name, (texts, about) in sets.items():
        truth = about["event"].tolist()
        best, beside = tuned(texts.tolist(), truth)
        with_dates = Events().fit(texts, dates=about["date"])
        without = Events().fit(texts)
        for way, values in (
            (f"ours, cut found at {with_dates.cut_}", measured(truth, with_dates.labels_)),
            (f"ours without dates, at {without.cut_}", measured(truth, without.labels_)),
            ("average-link TF-IDF, best threshold", best),
            ("the same, one step beside", beside),
        ):
            print(f"{name + ': ' + way:<46}" + "".join(f"{value:8.3f}" for value in values))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
