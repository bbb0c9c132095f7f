"""One pass over units: what share of each term's occurrences each topic explains."""

import numpy as np

LANES = 8
"""Topics summed side by side; their number is filled up to a multiple of it."""

STILL = np.float32(1e-3)


def sweep(documents, weights, priors, explained, totals, rounds):
    """Bring each unit's topics up to date, and sum what each topic explains of each term.

    Compiled by numba. Sums are taken in eight lanes in a fixed order, so that the same machine
    gives the same bytes.

    Parameters
    ----------
    documents : (ndarray of int64, ndarray of int32, ndarray of float32, ndarray of int64)
        Pointers, terms and counts of the units' rows, and the rows taken, in this order.
    weights : ndarray of float32, shape (n_terms, n_lanes)
        Of the terms in the topics; topics that only fill the lanes are 0.
    priors : (ndarray of float32, ndarray of float32), each of shape (n_lanes,)
        Prior counts of the topics in a unit, and one over the sum of each topic's weights.
    explained : ndarray of float32, shape (n_units, n_lanes)
        Expected counts of the topics in each unit; changed.
    totals : ndarray of float32, shape (n_terms, n_lanes) or (0, n_lanes)
        Expected counts of the topics in each term; the last round's are added.
    rounds : int
        Times that each unit's topics are brought up to date; where nothing is summed, fewer for
        a unit of which less than a thousandth still moves.
    """
    pointers, terms, counts, chosen = documents
    alpha, inverse = priors
    n_lanes = alpha.shape[0]
    summing = totals.shape[0] > 0
    one = np.empty(n_lanes, np.float32)
    found = np.empty(n_lanes, np.float32)
    prior = np.empty(n_lanes, np.float32)
    lanes = np.empty(LANES, np.float32)
    for unit in chosen:
        for number in range(rounds):
            adding = summing and number == rounds - 1
            for topic in range(n_lanes):
                prior[topic] = (explained[unit, topic] + alpha[topic]) * inverse[topic]
                found[topic] = 0.0
            for place in range(pointers[unit], pointers[unit + 1]):
                own = weights[terms[place]]
                for lane in range(LANES):
                    lanes[lane] = 0.0
                for first in range(0, n_lanes, LANES):
                    for lane in range(LANES):
                        value = prior[first + lane] * own[first + lane]
                        one[first + lane] = value
                        lanes[lane] += value
                whole = ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + (
                    (lanes[4] + lanes[5]) + (lanes[6] + lanes[7])
                )
                if whole <= 0.0:
                    continue
                share = counts[place] / whole
                for topic in range(n_lanes):
                    found[topic] += share * one[topic]
                if adding:
                    into = totals[terms[place]]
                    for topic in range(n_lanes):
                        into[topic] += share * one[topic]
            moved = np.float32(0.0)
            size = np.float32(0.0)
            for topic in range(n_lanes):
                moved += abs(found[topic] - explained[unit, topic])
                size += found[topic]
                explained[unit, topic] = found[topic]
            if not summing and moved <= STILL * size:
                break


def blend(weights, totals, prior, keep, gain):
    """Move the weights towards a batch's totals, which are set to 0; the topics' sums are given.

    Compiled by numba. ``weights = keep * weights + gain * totals + (1 - keep) * prior``.

    Parameters
    ----------
    weights, totals, prior : ndarray of float32, shape (n_terms, n_lanes)
    keep, gain : float
    """
    n_terms, n_lanes = weights.shape
    sums = np.zeros(n_lanes, np.float64)
    kept, gained, priors = np.float32(keep), np.float32(gain), np.float32(1.0 - keep)
    for term in range(n_terms):
        for topic in range(n_lanes):
            value = kept * weights[term, topic] + gained * totals[term, topic]
            value += priors * prior[term, topic]
            weights[term, topic] = value
            totals[term, topic] = 0.0
            sums[topic] += value
    return sums
