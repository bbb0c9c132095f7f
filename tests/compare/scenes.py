"""Small designs and scores for the tests of this room."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import sparse

from framing.compare import TermCounts
from framing.compare.cells import Cells
from framing.corpus.design import Design

NAMES = {"group": "outlet", "stratum": "event", "cluster": "copy_group"}


def a_design(rows, *, level="article", outlet_label=False, **names):
    """A design from rows of (unit, article, outlet, group, stratum, cluster)."""
    columns = ["unit", "article", "outlet", "group", "stratum", "cluster"]
    table = pd.DataFrame(rows, columns=columns, dtype="str").set_index("unit")
    return Design(table, level, {**NAMES, **names}, outlet_label=outlet_label)


def matched(n=12, *, each=(1, 1), features=3, seed=0, factor=1.0):
    """Scores and design of n events with `each` articles of two outlets."""
    random = np.random.default_rng(seed)
    rows = []
    for event in range(n):
        for outlet, articles in zip(("ledger", "tribune"), each, strict=True):
            for article in range(articles):
                name = f"{outlet}-{event:02}-{article}"
                rows.append((name, name, outlet, outlet, f"e{event:02}", name))
    design = a_design(rows)
    tokens = random.integers(200, 900, size=len(rows))
    is_ours = (design.table["group"] == "ledger").to_numpy()
    rate = (
        np.where(is_ours, 0.01 * factor, 0.01)[:, None]
        * random.gamma(4, 0.25, (n, features))[design.table["stratum"].str[1:].astype(int)]
    )
    scores = pd.DataFrame(
        random.poisson(rate * tokens[:, None]),
        index=design.table.index,
        columns=[f"f{i}" for i in range(features)],
    )
    return scores.assign(n_tokens=tokens), design


def unmatched(sizes=(12, 12), *, features=3, seed=0):
    """Scores and design of two outlets without strata."""
    random = np.random.default_rng(seed)
    groups = np.repeat(["ledger", "tribune"], sizes)
    rows = [(f"u{i:03}", f"u{i:03}", g, g, "all", f"u{i:03}") for i, g in enumerate(groups)]
    design = a_design(rows, stratum=None)
    tokens = random.integers(200, 900, size=len(rows))
    counts = random.poisson(0.008 * tokens[:, None], size=(len(rows), features))
    scores = pd.DataFrame(counts, design.table.index, [f"f{i}" for i in range(features)])
    return scores.assign(n_tokens=tokens), design


def cells_from(hits, exposure, first, stratum):
    """Cells straight from arrays: every row a cluster of one unit."""
    hits = np.asarray(hits, dtype=float)
    hits = hits[:, None] if hits.ndim == 1 else hits
    n, stratum = len(hits), np.asarray(stratum, dtype=np.int64)
    one = np.ones((n, 1), dtype=np.int64)
    return Cells(
        groups=("ledger", "tribune"),
        strata=tuple(f"e{i}" for i in range(int(stratum.max()) + 1)),
        first=np.asarray(first, dtype=bool),
        stratum=stratum,
        unit=np.arange(n),
        hits=hits,
        exposures=np.asarray(exposure, dtype=float)[:, None],
        members=one[:, 0],
        n_units=one,
        n_clusters=one,
        left_out={},
        n_copies=0,
        n_copied=0,
        n_shared=0,
        by_outlet=False,
    )


LAYOUTS = ("whole", "mixed", "inside", "outlets", "plain")


def a_layout(layout, *, events=16, terms=40, seed=0, ratio=1.0):
    """Term counts and design of two outlets; the first half of the terms `ratio` times as often."""
    random = np.random.default_rng(seed)
    rows = []
    for event in range(events):
        sides = {"whole": random.integers(1, 4, size=2), "inside": (5, 4)}.get(
            layout, (1, 2) if event % 2 else (4, 5)
        )
        for group, articles in zip(("ledger", "tribune"), sides, strict=True):
            for article in range(articles):
                unit = f"{group}-{event:02}-{article}"
                outlet = f"{group} {random.integers(8)}" if layout == "outlets" else group
                stratum = "all" if layout == "plain" else f"e{event:02}"
                rows.append((unit, unit, outlet, group, stratum, unit))
    names = {"stratum": None} if layout == "plain" else {}
    design = a_design(rows, outlet_label=layout == "outlets", **names)
    ours = (design.table["group"] == "ledger").to_numpy()[:, None]
    rate = random.gamma(0.4, 2, size=terms) * random.gamma(1, 1, size=(len(rows), terms))
    change = np.where(ours & (np.arange(terms) < terms // 2), ratio, 1.0)
    matrix = sparse.csr_array(random.poisson(rate * change))
    return TermCounts(matrix, tuple(f"t{i:02}" for i in range(terms)), design.table.index), design
