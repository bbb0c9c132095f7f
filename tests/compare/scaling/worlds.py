"""Counts of which the positions are known."""

import numpy as np
import pandas as pd
from scipy import sparse

from framing.compare.counts import TermCounts
from tests.compare.scenes import a_design


def documents(n=40, words=1500, *, length=1500, spread=0.4, seed=0):
    """Poisson counts of n documents, most words rare, and the documents' true positions."""
    random = np.random.default_rng(seed)
    theta = random.normal(size=n)
    theta = (theta - theta.mean()) / theta.std(ddof=1)
    rate = np.exp(np.outer(theta, random.normal(0, spread, words)) - np.log(np.arange(words) + 5.0))
    rate *= (random.lognormal(np.log(length), 0.5, n) / rate.sum(axis=1))[:, None]
    units = pd.Index([f"d{i:03}" for i in range(n)], name="unit")
    matrix = sparse.csr_array(random.poisson(rate))
    return TermCounts(matrix, [f"w{j:04}" for j in range(words)], units), theta


def outlets_on_events(outlets=8, events=12, words=800, *, length=400, seed=0):
    """One article of each outlet on each event, what events are about differing widely."""
    random = np.random.default_rng(seed)
    theta = random.normal(size=outlets)
    theta = (theta - theta.mean()) / theta.std(ddof=1)
    subject, event = np.repeat(np.arange(outlets), events), np.tile(np.arange(events), outlets)
    about = random.normal(0, 1.5, (events, words)) - np.log(np.arange(words) + 5.0)
    rate = np.exp(theta[subject][:, None] * random.normal(0, 0.3, words) + about[event])
    rate *= length / rate.sum(axis=1)[:, None]
    rows = [
        (f"u{i:04}", f"u{i:04}", f"o{s:02}", f"o{s:02}", f"e{e:03}", f"u{i:04}")
        for i, (s, e) in enumerate(zip(subject, event, strict=True))
    ]
    design = a_design(rows)
    matrix = sparse.csr_array(random.poisson(rate))
    return TermCounts(matrix, [f"w{j:04}" for j in range(words)], design.table.index), design, theta
