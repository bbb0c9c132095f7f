"""Terms of more texts than are held in memory, counted part by part."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from scipy import sparse

from framing.errors import TextsError
from framing.extractor import Terms, as_tokens
from framing.extractor.marking import Texts
from framing.topics.model import topic_terms


def counted_in_parts(
    parts: Iterable[Texts], words: Terms | None = None
) -> tuple[sparse.csr_array, Terms]:
    """Count terms with one part of the texts in memory at a time, the same as all at once.

    What is kept takes twelve bytes for each different word of a unit, and no text.

    Parameters
    ----------
    parts : iterable of texts
        Such as ``(blocks.corpus(n).tokens("article") for n in range(len(blocks.sizes)))`` of
        `framing.corpus.Blocks`.
    words : Terms, optional
        What is counted, not fitted; otherwise `framing.topics.topic_terms`.

    Returns
    -------
    counts : sparse array of int64, shape (n_units, n_terms)
    terms : Terms
        Fitted. Both are what ``fit_counts`` of a topic model takes.

    Raises
    ------
    TextsError
        Where no term is left.

    Examples
    --------
    >>> parts = [["the vote failed", "the vote"], ["a vote, a goal"]]
    >>> counts, terms = counted_in_parts(parts, topic_terms(min_units=1))
    >>> list(terms.terms_), counts.toarray().tolist()
    (['failed', 'goal'], [[1, 0], [0, 0], [0, 1]])
    """
    asked = (topic_terms() if words is None else words).get_params()
    every = Terms(**{**asked, "min_units": 1, "max_share": 1.0})
    column: dict[str, int] = {}
    found = []
    for part in parts:
        tokens = as_tokens(part)
        try:
            counts = every.fit_transform(tokens)
        except TextsError:  # no word in all of this part
            found.append(sparse.csr_array((len(tokens), 0), dtype=np.int64))
            continue
        place = [column.setdefault(term, len(column)) for term in every.terms_.tolist()]
        columns = np.array(place, dtype=np.int32)[counts.indices]
        shape = (len(tokens), len(column))
        found.append(sparse.csr_array((counts.data, columns, counts.indptr), shape=shape))
    for one in found:
        one.resize((one.shape[0], len(column)))
    whole = sparse.csr_array(sparse.vstack(found, format="csr", dtype=np.int64))
    held = np.bincount(whole.indices, minlength=len(column))
    fits = (held >= asked["min_units"]) & (held <= asked["max_share"] * whole.shape[0])
    kept = sorted(term for term, number in column.items() if fits[number])
    if not kept:
        raise TextsError("No term stands in as many units as were asked for, and in no more.")
    terms = Terms(**asked)
    terms.terms_ = np.array(kept, dtype=object)
    chosen = sparse.csr_array(whole[:, [column[term] for term in kept]])
    chosen.sort_indices()
    return chosen, terms
