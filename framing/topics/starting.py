"""Where a structural model starts: the best of several starts, or the words of a codebook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
from scipy import sparse

from framing.errors import FramingError
from framing.extractor import Terms
from framing.topics.anchors import anchored
from framing.topics.lda import LDA
from framing.topics.learning import Floats, Start, learnt

SEEDED = 0.3
"""Weight that a topic's seed words begin with, beside all words' own frequency."""

EVEN = 0.05
"""Weight of all words' own frequency in a topic of LDA that is started from."""

TRIED, ROUNDS = 1000, 5
"""Units on which starts are tried, and for how many rounds."""


def best_start(counts: sparse.csr_array, rows: Floats, n_topics: int, *, starts: int) -> Floats:
    """The topics whose bound is best after a few rounds: by anchor words, or those of LDA.

    In small corpora anchor words are rare and lead astray; in large ones they mostly do best.

    Source: M. E. Roberts, B. M. Stewart & D. Tingley (2016), *Navigating the local modes of big
    data*, in Computational Social Science, ed. R. M. Alvarez (short runs, the best continued).

    Parameters
    ----------
    counts : sparse array of int, shape (n_units, n_terms)
        The units in an order that says nothing: the first thousand are tried on.
    rows : ndarray, shape (n_units, n_columns)
    n_topics : int
    starts : int
        The first from anchor words, each other one from an LDA of its own.

    Returns
    -------
    ndarray, shape (n_topics, n_terms)
        Probabilities of the terms; each row sums to 1.
    """
    found = [anchored(counts, n_topics)]
    few, few_rows = sparse.csr_array(counts[:TRIED]), rows[:TRIED]
    frequency = _frequency(counts)
    words = Terms()
    words.terms_ = np.array([str(term) for term in range(counts.shape[1])], dtype=object)
    for number in range(1, starts):
        phi = LDA(n_topics, seed=number).fit_counts(few, words).phi_
        found.append((1 - EVEN) * phi + EVEN * frequency)
    if starts == 1:
        return found[0]
    bounds = [
        learnt(few, few_rows, n_topics, start=Start(topics=topics, rounds=ROUNDS)).bounds[-1]
        for topics in found
    ]
    return found[int(np.argmax(bounds))]


def seeded_topics(
    counts: sparse.csr_array,
    terms: npt.NDArray[np.object_],
    seeds: Mapping[str, Sequence[str]],
    *,
    n_topics: int,
) -> Floats:
    """Topics that begin with a codebook's words; those beyond the codebook with anchor words.

    Raises
    ------
    FramingError
        For more seeds than topics, or a seed of which no word is counted.
    """
    if len(seeds) > n_topics:
        raise FramingError(f"{len(seeds)} seeds are given for {n_topics} topics.")
    place = {term: number for number, term in enumerate(terms.tolist())}
    topics = np.tile(_frequency(counts), (n_topics, 1))
    if len(seeds) < n_topics:
        topics[len(seeds) :] = anchored(counts, n_topics)[len(seeds) :]
    for topic, (name, listed) in enumerate(seeds.items()):
        held = [place[word] for word in listed if word in place]
        if not held:
            raise FramingError(f"No seed of {name!r} is among the terms that are counted.")
        topics[topic] *= 1 - SEEDED
        topics[topic, held] += SEEDED / len(held)
    return topics


def _frequency(counts: sparse.csr_array) -> Floats:
    frequency = np.asarray(counts.sum(axis=0), dtype=np.float64)
    return frequency / frequency.sum()
