"""How good topics are by figures: coherence, exclusivity, diversity, likelihood of unseen words.

None of them tells whether people see a subject in a topic; see `framing.topics.intrusion`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from framing.errors import one_of
from framing.extractor.marking import Texts, as_tokens
from framing.provenance import seeded
from framing.text import Tokens
from framing.topics.form import Floats, Topics, foremost
from framing.topics.model import TopicModel

TOP = 10
WINDOW = 110
TINY = 1e-12


def coherence(model: Topics, X: Texts, *, measure: str = "npmi", top: int = TOP) -> pd.Series:
    """How often a topic's most probable terms stand together in these texts.

    Parameters
    ----------
    model : Topics
    X : texts
        Those learnt from, or better, others.
    measure : {'npmi', 'c_v', 'u_mass'}
        ``npmi``: mean normalised pointwise mutual information of the pairs of terms over units,
        from -1 to 1. ``c_v``: mean cosine of each term's vector of normalised pointwise mutual
        information with that of all, over windows of 110 words. ``u_mass``: mean log conditional
        probability of the rarer-ranked term of a pair, over units.
    top : int
        Terms a topic.

    Returns
    -------
    Series of float64, index topic

    Notes
    -----
    Source: G. Bouma (2009), *Normalized (pointwise) mutual information in collocation
    extraction*, GSCL; M. Röder, A. Both & A. Hinneburg (2015), *Exploring the space of topic
    coherence measures*, WSDM (``c_v``); D. Mimno et al. (2011), *Optimizing semantic coherence
    in topic models*, EMNLP (``u_mass``).

    A phrase counts where its words follow each other.

    Blind to: what the terms mean. Coherence prefers rare words that stand together, so that
    models on tf-idf weights do well in it and not as well with people.
    """
    one_of("measure", measure, MEASURES)
    tokens = as_tokens(X)
    chosen = foremost(model.phi_, top)
    listed = sorted({str(model.vocabulary_[term]) for terms in chosen for term in terms})
    place = {term: number for number, term in enumerate(listed)}
    topics = [[place[str(model.vocabulary_[term])] for term in terms] for terms in chosen]
    if measure == "c_v":
        together, n = _in_windows(tokens, listed)
    else:
        held = _in_units(tokens, listed)
        together, n = (held.T @ held).toarray(), held.shape[0]
    values = [MEASURES[measure](together[np.ix_(terms, terms)], n) for terms in topics]
    return pd.Series(values, index=pd.Index(model.names_, name="topic"), name=measure)


def exclusivity(model: Topics, *, top: int = TOP) -> pd.Series:
    """How far a topic's most probable terms are its own: mean of phi over its sum in all topics.

    Returns
    -------
    Series of float64, index topic
        From 1 / n_topics to 1.
    """
    own = model.phi_ / np.maximum(model.phi_.sum(axis=0), 1e-300)
    chosen = foremost(model.phi_, top)
    values = [float(own[topic, terms].mean()) for topic, terms in enumerate(chosen)]
    return pd.Series(values, index=pd.Index(model.names_, name="topic"), name="exclusivity")


def diversity(model: Topics, *, top: int = 25) -> float:
    """Share of different terms among all topics' most probable ones, from 1 / n_topics to 1.

    Notes
    -----
    Source: A. B. Dieng, F. J. R. Ruiz & D. M. Blei (2020), *Topic modeling in embedding spaces*,
    TACL 8.
    """
    chosen = np.concatenate(foremost(model.phi_, top))
    return len(set(chosen.tolist())) / len(chosen)


def held_out(model: TopicModel, X: Texts, *, seed: int = 0) -> float:
    """Mean log probability (nats) of a word of unseen units, their other half being known.

    Each occurrence of a term falls by chance into one of two halves. A unit's shares are found
    from the one, and the words of the other are scored by them.

    Returns
    -------
    float
        Below 0; nearer is better. NaN for a model in which a topic cannot have every term, as
        in non-negative matrix factorisation. Compare models of the same terms only.

    Notes
    -----
    Source: H. M. Wallach et al. (2009), *Evaluation methods for topic models*, ICML (document
    completion).
    """
    counts = model.counted(X)
    return completion(model, counts, seed=seed)


def completion(model: TopicModel, counts: sparse.csr_array, *, seed: int = 0) -> float:
    """`held_out` for units whose terms are counted already."""
    if not (model.phi_ > 0).all():
        return float("nan")
    random = seeded(seed, "held out")
    seen, rest = counts.copy(), counts.copy()
    seen.data = random.binomial(counts.data, 0.5)
    rest.data = counts.data - seen.data
    seen.eliminate_zeros()
    rest.eliminate_zeros()
    shares = model.shares_of(seen)
    rows = np.repeat(np.arange(rest.shape[0]), np.diff(rest.indptr))
    known = ~np.isnan(shares[rows, 0])
    total, n = 0.0, 0
    for unit in np.unique(rows[known]).tolist():
        own = slice(rest.indptr[unit], rest.indptr[unit + 1])
        probable = shares[unit] @ model.phi_[:, rest.indices[own]]
        total += float(rest.data[own] @ np.log(probable))
        n += int(rest.data[own].sum())
    return total / n if n else float("nan")


def _npmi(together: Floats, n: int) -> Floats:
    """Normalised pointwise mutual information of all pairs; -1 where two never meet."""
    joint, own = together / n, np.diag(together) / n
    with np.errstate(divide="ignore", invalid="ignore"):
        found = np.log(joint / np.outer(own, own)) / -np.log(joint)
    found[joint <= 0] = -1.0
    found[joint >= 1] = 1.0
    return np.asarray(found)


def mean_npmi(counts: sparse.csr_array, tops: Sequence[Sequence[int]]) -> npt.NDArray[np.float64]:
    """`coherence` by ``npmi`` where terms are counted already; `tops` are their columns."""
    listed = sorted({term for terms in tops for term in terms})
    place = {term: number for number, term in enumerate(listed)}
    held = sparse.csc_array(counts)[:, listed].astype(np.float64)
    held.data[:] = 1.0
    together = (held.T @ held).toarray()
    topics = [[place[term] for term in terms] for terms in tops]
    return np.array([_mean_npmi(together[np.ix_(t, t)], counts.shape[0]) for t in topics])


def _mean_npmi(together: Floats, n: int) -> float:
    return float(np.mean(_npmi(together, n)[np.tril_indices(len(together), -1)]))


def _c_v(together: Floats, n: int) -> float:
    """As gensim computes it: a small number keeps the logarithms finite."""
    joint, own = together / n, np.diag(together) / n
    vectors = np.log((joint + TINY) / np.outer(own, own)) / -np.log(joint + TINY)
    whole = vectors.sum(axis=0)
    lengths = np.linalg.norm(vectors, axis=1) * np.linalg.norm(whole)
    return float(np.mean(vectors @ whole / lengths))


def _u_mass(together: Floats, n: int) -> float:
    own = np.diag(together)
    pairs = [
        math.log((together[later, first] / n + TINY) / (own[first] / n))
        for later in range(1, len(together))
        for first in range(later)
    ]
    return float(np.mean(pairs))


MEASURES = {"npmi": _mean_npmi, "c_v": _c_v, "u_mass": _u_mass}


def _in_units(tokens: Tokens, terms: Sequence[str]) -> sparse.csr_array:
    """Whether each unit holds each term, 0 or 1."""
    units, columns, _ = _places(tokens, terms)
    held = sparse.csr_array(
        (np.ones(len(units)), (units, columns)), shape=(len(tokens), len(terms))
    )
    held.sum_duplicates()
    held.data[:] = 1.0
    return held


def _in_windows(tokens: Tokens, terms: Sequence[str]) -> tuple[Floats, int]:
    """In how many windows of words each pair of terms stands, and how many windows there are.

    Every run of 110 words of a unit is a window, and a unit shorter than that is one.
    """
    units, columns, places = _places(tokens, terms)
    lengths = np.bincount(tokens.text_of[tokens.is_word], minlength=len(tokens))
    n_windows = np.where(lengths > 0, np.maximum(lengths - WINDOW, 0) + 1, 0)
    together = np.zeros((len(terms), len(terms)))
    bounds = np.searchsorted(units, np.arange(len(tokens) + 1))
    for unit in range(len(tokens)):
        own = slice(bounds[unit], bounds[unit + 1])
        if own.start == own.stop:
            continue
        kinds, rows = np.unique(columns[own], return_inverse=True)
        # A term at a place stands in the windows that begin at most 109 words before it.
        steps = np.zeros((len(kinds), int(n_windows[unit]) + 1))
        first = np.maximum(places[own] - WINDOW + 1, 0)
        last = np.minimum(places[own], n_windows[unit] - 1)
        np.add.at(steps, (rows, np.minimum(first, n_windows[unit])), 1.0)
        np.add.at(steps, (rows, last + 1), -1.0)
        held = (np.cumsum(steps[:, :-1], axis=1) > 0).astype(np.float64)
        together[np.ix_(kinds, kinds)] += held @ held.T
    return together, int(n_windows.sum())


def _places(
    tokens: Tokens, terms: Sequence[str]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Unit, term and number among the unit's words, wherever a term begins."""
    number = {term: n for n, term in enumerate(terms)}
    words = np.flatnonzero(tokens.is_word)
    of_unit = tokens.text_of[words]
    first = np.concatenate([[0], np.cumsum(np.bincount(of_unit, minlength=len(tokens)))])
    within = np.arange(len(words)) - first[of_unit]
    ids = tokens.ids[words]
    spelled = tokens.vocabulary.words
    singles = np.array([number.get(word, -1) for word in spelled], dtype=np.int64)
    found = [(singles[ids], np.arange(len(words)))]
    phrases = [term.split(" ") for term in terms if " " in term]
    for phrase in phrases:
        wanted = [tokens.vocabulary.id_of(word) for word in phrase]
        ends = len(ids) - len(phrase) + 1
        at = np.ones(max(ends, 0), dtype=np.bool_)
        for shift, one in enumerate(wanted):
            at &= ids[shift : shift + len(at)] == one
        where = np.flatnonzero(at)
        found.append((np.full(len(where), number[" ".join(phrase)]), where))
    columns = np.concatenate([one for one, _ in found])
    where = np.concatenate([two for _, two in found])
    kept = columns >= 0
    columns, where = columns[kept], where[kept]
    order = np.argsort(where, kind="stable")
    columns, where = columns[order], where[order]
    return of_unit[where], columns, within[where]
