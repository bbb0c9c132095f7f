"""A sentence for each topic, quoted from a text that is typical of it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.errors import FramingError
from framing.extractor.marking import Texts, as_tokens
from framing.text import Tokens
from framing.topics.form import Topics, foremost

FOREMOST = 30
SHORTEST, LONGEST = 8, 40
"""Words of a sentence that may be quoted."""

CANDIDATES = 5
"""Texts of the largest share among which the quoted one is sought."""


def typical(model: Topics, X: Texts) -> pd.DataFrame:
    """For each topic a sentence of a typical text, as evidence for its name.

    The sentence holds the most different ones of the topic's foremost terms (by FREX) for its
    length, among the sentences of the five texts of which the topic takes the largest share.

    Parameters
    ----------
    model : Topics
    X : texts
        Those learnt from, in the same order.

    Returns
    -------
    DataFrame
        topic, unit, share (from 0 to 1), start, end (characters, half-open), quote. A topic
        without such a sentence has no row.

    Raises
    ------
    FramingError
        Where there are more or fewer texts than were learnt from.
    """
    tokens = as_tokens(X)
    theta = np.nan_to_num(model.theta_)
    if len(tokens) != len(theta):
        raise FramingError(f"{len(tokens)} texts were given; the model learnt from {len(theta)}.")
    rows = []
    for topic, own in enumerate(foremost(model.phi_, FOREMOST, by="frex")):
        own = own[model.phi_[topic, own] > 0]
        words = {word for term in own for word in str(model.vocabulary_[term]).split(" ")}
        ids = {tokens.vocabulary.id_of(word) for word in words} - {-1}
        shares = theta[:, topic]
        units = np.lexsort((np.arange(len(shares)), -shares))[:CANDIDATES].tolist()
        sought = [(_best(tokens, unit, ids), unit) for unit in units if shares[unit] > 0]
        found = [(*best, shares[unit], unit) for best, unit in sought if best is not None]
        if not found:
            continue
        _, first, last, _, unit = max(found, key=lambda one: (one[0], one[3], -one[4]))
        start, end = int(tokens.starts[first]), int(tokens.ends[last])
        quote = " ".join(tokens.texts[unit][start:end].split())
        name = str(tokens.index[unit])
        rows.append((model.names_[topic], name, float(shares[unit]), start, end, quote))
    return pd.DataFrame(rows, columns=["topic", "unit", "share", "start", "end", "quote"])


def _best(tokens: Tokens, unit: int, ids: set[int]) -> tuple[float, int, int] | None:
    """The sentence with most of these words for its length: worth, first and last token."""
    first, last = int(tokens.pointers[unit]), int(tokens.pointers[unit + 1])
    bounds = np.flatnonzero(np.diff(tokens.sentences[first:last])) + 1
    best: tuple[float, int, int] | None = None
    for one, two in zip([0, *bounds.tolist()], [*bounds.tolist(), last - first], strict=True):
        n_words = int(tokens.is_word[first + one : first + two].sum())
        if not SHORTEST <= n_words <= LONGEST:
            continue
        held = ids.intersection(tokens.ids[first + one : first + two].tolist())
        worth = round(len(held) / np.sqrt(n_words), 9)
        if held and (best is None or worth > best[0]):
            best = (worth, first + one, first + two - 1)
    return best
