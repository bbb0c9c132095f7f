"""One pass over units: what share of each term's occurrences each topic explains."""

import numpy as np

LANES = 8
"""Topics summed side by side; their number is filled up to a multiple of it."""


def sweep(documents, phi, alpha, explained, totals, rounds):
    """Bring each unit's topics up to date, and sum what each topic explains of each term.

    Compiled by numba. Sums are taken in eight lanes in a fixed order, so that the same machine
    gives the same bytes.

    Parameters
    ----------
    documents : (ndarray of int64, ndarray of int32, ndarray of float32, ndarray of int64)
        Pointers, terms and counts of the units' rows, and the rows taken, in this order.
    phi : ndarray of float32, shape (n_terms, n_lanes)
        The topics' probabilities; topics that only fill the lanes are 0.
    alpha : ndarray of float32, shape (n_lanes,)
    explained : ndarray of float32, shape (n_units, n_lanes)
        Expected counts of the topics in each unit; changed.
    totals : ndarray of float32, shape (n_terms, n_lanes) or (0, n_lanes)
        Expected counts of the topics in each term; the last round's are added.
    rounds : int
        Times that each unit's topics are brought up to date.
    """
    pointers, terms, counts, chosen = documents
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
                prior[topic] = explained[unit, topic] + alpha[topic]
                found[topic] = 0.0
            for place in range(pointers[unit], pointers[unit + 1]):
                own = phi[terms[place]]
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
            for topic in range(n_lanes):
                explained[unit, topic] = found[topic]
