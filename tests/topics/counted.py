"""Counts drawn from topics that are known, and counts in the form that R's packages write."""

import numpy as np
import pandas as pd
from scipy import sparse


def drawn(n=240, *, effect=0.0, words=60, seed=1, n_clusters=None):
    """Units of about `words` words from 3 topics of 12 terms each; groups a and b.

    The first topic's place is `effect` higher in group b. With clusters a group is a label of
    clusters, whose units share much of their place.
    """
    random = np.random.default_rng(seed)
    cluster = np.arange(n) if n_clusters is None else np.arange(n) % n_clusters
    group = np.where(random.permutation(cluster.max() + 1)[cluster] % 2 == 0, "a", "b")
    place = random.normal(0, 1, (n, 2))
    if n_clusters is not None:
        place += random.normal(0, 1, (n_clusters, 2))[cluster]
    place[:, 0] += effect * (group == "b")
    shares = np.exp(np.column_stack([place, np.zeros(n)]))
    shares /= shares.sum(axis=1, keepdims=True)
    topics = np.full((3, 36), 0.1 / 36)
    for topic in range(3):
        topics[topic, 12 * topic : 12 * topic + 12] += 0.9 / 12
    counts = [random.multinomial(words, row / row.sum()) for row in shares @ topics]
    index = pd.Index([f"u{i:04d}" for i in range(n)], name="unit")
    about = pd.DataFrame({"group": group, "cluster": [f"c{c:04d}" for c in cluster]}, index=index)
    return sparse.csr_array(np.array(counts)), about, pd.DataFrame(shares, index=index)


TERMS = [f"{topic}{term:02d}" for topic in ("tax", "sea", "war") for term in range(12)]
SEEDS = {name: [f"{name}{term:02d}" for term in range(4)] for name in ("tax", "sea", "war")}


def ldac(path, n_terms):
    """The counts in a file of Blei's form: one unit a line, term:count."""
    rows = [line.split()[1:] for line in path.read_text().splitlines()]
    pairs = [[pair.split(":") for pair in row] for row in rows]
    ends = np.cumsum([0, *map(len, pairs)])
    terms = [int(term) for row in pairs for term, _ in row]
    counts = [int(count) for row in pairs for _, count in row]
    return sparse.csr_array((counts, terms, ends), shape=(len(rows), n_terms))
