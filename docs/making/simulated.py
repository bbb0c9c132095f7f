"""Studies in which the truth is known, for the demonstrations."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.compare import Resampling, contrast
from framing.corpus import Design
from framing.provenance import seeded

QUICK = Resampling(permutations=199, draws=199)
NAMES = {"group": "outlet", "stratum": "event", "cluster": "copy_group"}


def articles(outlets: list[str], events: list[str], clusters: list[str] | None = None) -> Design:
    """One row an article: who published it, on what, and which copies count as one."""
    names = [f"{outlet}-{n:04}" for n, outlet in enumerate(outlets)]
    table = pd.DataFrame(
        {
            "article": names,
            "outlet": outlets,
            "group": outlets,
            "stratum": events,
            "cluster": clusters or names,
        },
        index=pd.Index(names, name="unit"),
    )
    return Design(table, "article", NAMES)


def counted(hits: np.ndarray, design: Design, words: float | np.ndarray = 500) -> pd.DataFrame:
    """Counts of one feature beside the words that they could have occurred in."""
    table = pd.DataFrame({"loaded": hits}, index=design.table.index)
    return table.assign(n_tokens=np.broadcast_to(words, len(table)).astype(int))


def found(scores: pd.DataFrame, design: Design) -> bool:
    """Whether the first two outlets differ at p < .05."""
    with_p = contrast(scores, design, pair=("tribune", "ledger"), resampling=QUICK)
    return bool((with_p.table["p_value"] < 0.05).any())


def share(study: object, times: int = 200, *, seed: str) -> float:
    """The share of simulated studies that come out as a difference."""
    return float(np.mean([study(seeded(n, seed)) for n in range(times)]))  # type: ignore[operator]
