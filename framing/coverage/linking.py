"""Groups by average linkage, over the pairs that are alike; and where to cut the tree."""

from __future__ import annotations

import heapq
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from scipy import sparse

Labels = npt.NDArray[np.int64]
Merges = list[tuple[int, int, float]]


def average_links(alike: sparse.csr_array, *, least: float) -> Merges:
    """Join the two groups that are most alike on average, until none are as alike as `least`.

    Source: Sokal & Michener (1958), A statistical method for evaluating systematic
    relationships, University of Kansas Science Bulletin 38, 1409-1438. Pairs that are not
    stored count as 0.

    Returns
    -------
    list of (int, int, float)
        Two groups and their likeness, which never rises; merge ``i`` makes group ``n + i``.

    Examples
    --------
    >>> pairs = sparse.csr_array([[0, 0.8, 0.2], [0.8, 0, 0.4], [0.2, 0.4, 0]])
    >>> [(one, two, round(value, 3)) for one, two, value in average_links(pairs, least=0.1)]
    [(0, 1, 0.8), (2, 3, 0.3)]
    """
    n = alike.shape[0]
    ends, columns, values = alike.indptr.tolist(), alike.indices.tolist(), alike.data.tolist()
    sums = {
        row: dict(zip(columns[start:end], values[start:end], strict=True))
        for row, (start, end) in enumerate(pairwise(ends))
    }
    del ends, columns, values
    sizes = [1] * n
    heap = [
        (-value, one, two) for one, row in sums.items() for two, value in row.items() if one < two
    ]
    heapq.heapify(heap)
    merges: Merges = []
    while heap:
        value, one, two = heapq.heappop(heap)
        if -value < least:
            break
        if one not in sums or two not in sums:
            continue
        fresh = len(sizes)
        sizes.append(sizes[one] + sizes[two])
        merges.append((one, two, -value))
        joined = sums.pop(one)
        for other, total in sums.pop(two).items():
            joined[other] = joined.get(other, 0.0) + total
        del joined[one], joined[two]
        for other, total in joined.items():
            row = sums[other]
            row.pop(one, None)
            row.pop(two, None)
            row[fresh] = total
            average = total / (sizes[fresh] * sizes[other])
            if average >= least:
                heapq.heappush(heap, (-average, other, fresh))
        sums[fresh] = joined
    return merges


def groups_at(merges: Merges, n: int, cut: float) -> Labels:
    """The groups that are as alike as `cut`: a number for each unit, from 0, in their order."""
    group = list(range(n + len(merges)))
    for number, (one, two, value) in enumerate(merges):
        if value >= cut:
            group[one] = group[two] = n + number
    for number in range(len(group) - 1, -1, -1):
        group[number] = group[group[number]]
    roots = np.array(group[:n], dtype=np.int64)
    _, firsts, labels = np.unique(roots, return_index=True, return_inverse=True)
    order = np.empty(len(firsts), dtype=np.int64)
    order[np.argsort(firsts)] = np.arange(len(firsts))
    return order[labels]


def silhouette(alike: sparse.csr_array, labels: Labels, copies: Labels) -> float:
    """How much nearer units are to their own group than to the nearest other; copies count once.

    Source: Rousseeuw (1987), Silhouettes, Journal of Computational and Applied Mathematics 20,
    53-65, with one minus likeness for distance. Units that are copies of each other share the
    weight of one, and say nothing of each other: else groups of copies would be the best.
    """
    n, weight = len(labels), 1 / np.bincount(copies)[copies]
    n_groups = int(labels.max(initial=-1)) + 1
    if n_groups < 2:
        return 0.0
    member = sparse.csr_array((weight, (np.arange(n), labels)), shape=(n, n_groups))
    size = np.bincount(labels, weights=weight)
    sums = sparse.coo_array(alike @ member)
    row, column = sums.row, sums.col
    own = column == labels[row]
    inner = np.zeros(n)
    inner[row[own]] = sums.data[own]
    twins = sparse.csr_array((weight, (np.arange(n), copies)))
    among = sparse.coo_array(alike @ twins)
    same = among.col == copies[among.row]
    inner[among.row[same]] -= among.data[same]
    others = size[labels] - 1
    alone = others < 1e-6
    near = np.where(alone, 0, inner / np.where(alone, 1, others))
    far = np.zeros(n)
    np.maximum.at(far, row[~own], sums.data[~own] / size[column[~own]])
    worse = np.maximum(np.maximum(1 - near, 1 - far), 1e-12)
    values = np.where(alone, 0, (near - far) / worse)
    return float((values * weight).sum() / weight.sum())
