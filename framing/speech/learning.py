"""Cues and what belongs to them, learnt from coded attributions."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from framing.speech import chains, features
from framing.speech.features import CONTENT, CUE, LABELS, N_CUE_FEATURES, SIZE, SOURCE
from framing.speech.kinds import SAID
from framing.speech.seeing import Seen, guesses, seen
from framing.speech.speech import Speech, speech_of
from framing.text import Tokens
from framing.text.compiling import compiled

Spans = Sequence[tuple[int, int]]
STRENGTH = 0.07
"""Inverse of the penalty on the weights of a cue's features."""


class Coded(NamedTuple):
    """An attribution as a coder marked it: characters of source, cue and content, half-open.

    Each is a sequence of (start, end), since any of them may be interrupted; empty where there is
    none.
    """

    source: Spans
    cue: Spans
    content: Spans


@dataclass(frozen=True, eq=False)
class Weights:
    """What has been learnt, as arrays.

    Attributes
    ----------
    cue : ndarray of float32, shape (SIZE,)
        Weights of a cue's features.
    chain : ndarray of float32, shape (SIZE, 4)
        Weights of a token's features for nothing, source, cue and content.
    steps, rule_steps : ndarray of float32
        Weights of one label after another.
    words : ndarray of int64
        Hashes of words that were coded as cues and are on no list.
    """

    cue: npt.NDArray[np.float32]
    chain: npt.NDArray[np.float32]
    steps: npt.NDArray[np.float32]
    rule_steps: npt.NDArray[np.float32]
    words: npt.NDArray[np.int64]


def learnt(
    tokens: Tokens, coded: Sequence[Sequence[Coded]], *, passes: int, fewest: int, seed: int
) -> Weights:
    """Weights learnt from parsed texts and their attributions.

    Parameters
    ----------
    tokens : Tokens
    coded : sequence of sequence of Coded
        Those of each text.
    passes : int
        How often each attribution is looked at.
    fewest : int
        Times a word must have been coded as a cue to be looked at as one.
    seed : int
        Of the order in which attributions are looked at.
    """
    view = seen(tokens)
    marked = [_in_tokens(tokens, text, one) for text, of in enumerate(coded) for one in of]
    heads = np.array([_head(view, cue) for _, cue, content in marked if len(cue) and len(content)])
    used = [one for one in marked if len(one[1]) and len(one[2])]
    hashed = view.columns[0]
    others, times = np.unique(hashed[heads[~view.may_be_cue[heads]]], return_counts=True)
    words = others[times >= fewest]
    places = candidates(view, words)
    cue = _learnt_cues(view, places, np.isin(places, heads))
    chain, steps, rule_steps = _learnt_chain(view, heads, used, passes=passes, seed=seed)
    return Weights(cue, chain, steps, rule_steps, words)


def candidates(view: Seen, words: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Tokens that may be the head of a cue."""
    hashed, quoted = view.columns[0], view.columns[3]
    return np.flatnonzero(view.may_be_cue | (np.isin(hashed, words) & (quoted < 0)))


def cue_table(view: Seen, places: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The features of candidates, shape (n, N_CUE_FEATURES)."""
    table = np.zeros((len(places), N_CUE_FEATURES), dtype=np.int64)
    bounds = np.column_stack([view.lo[places], view.hi[places]])
    _kernel("cue_table")(view.columns, view.guess, places, bounds, table)
    return table


def _learnt_cues(
    view: Seen, places: npt.NDArray[np.int64], is_cue: npt.NDArray[np.bool_]
) -> npt.NDArray[np.float32]:
    from scipy import sparse
    from sklearn.linear_model import LogisticRegression
    from threadpoolctl import threadpool_limits

    table = cue_table(view, places)
    known, columns = np.unique(table, return_inverse=True)
    rows = np.arange(0, table.size + 1, N_CUE_FEATURES)
    data = np.ones(table.size, dtype=np.float64)
    matrix = sparse.csr_array((data, columns.ravel(), rows), shape=(len(places), len(known)))
    matrix.sum_duplicates()
    weights = np.zeros(SIZE, dtype=np.float32)
    if is_cue.all() or not is_cue.any():
        weights[known] = 1 if is_cue.any() else -1
        return weights
    with threadpool_limits(1):
        model = LogisticRegression(C=STRENGTH, max_iter=300, fit_intercept=False)
        weights[known] = model.fit(matrix, is_cue).coef_[0]
    return weights


def _learnt_chain(
    view: Seen,
    heads: npt.NDArray[np.int64],
    marked: Sequence[tuple[npt.NDArray[np.int64], ...]],
    *,
    passes: int,
    seed: int,
) -> tuple[npt.NDArray[np.float32], ...]:
    stretches = stretches_of(view, heads)
    gold = np.zeros(int(stretches[-1, 3] + stretches[-1, 2] - stretches[-1, 1]), dtype=np.int8)
    for (_, lo, hi, offset), parts in zip(stretches.tolist(), marked, strict=True):
        for label, part in zip((SOURCE, CUE, CONTENT), parts, strict=True):
            inside = part[(part >= lo) & (part < hi)]
            gold[inside - lo + offset] = label
    random = np.random.default_rng(seed)
    order = np.concatenate([random.permutation(len(stretches)) for _ in range(passes)])
    shapes = (
        (SIZE, LABELS),
        (LABELS + 1, LABELS, chains.TAGS),
        (LABELS + 1, LABELS, chains.RULES),
    )
    state = tuple(np.zeros(shape, dtype=np.float32) for shape in shapes for _ in range(2))
    n = _kernel("learn")(view.columns, stretches, guesses(view, stretches), gold, order, state)
    weights = [
        current - summed / n for current, summed in zip(state[::2], state[1::2], strict=True)
    ]
    return tuple(part.astype(np.float32) for part in weights)


def stretches_of(view: Seen, heads: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Cue, bounds and offset of the stretch around each cue, shape (n, 4)."""
    lo, hi = view.lo[heads], view.hi[heads]
    offsets = np.concatenate([[0], np.cumsum(hi - lo)])[:-1]
    return np.column_stack([heads, lo, hi, offsets])


def tagged(tokens: Tokens, weights: Weights, *, threshold: float) -> Speech:
    """The attributions of parsed texts by what has been learnt.

    Parameters
    ----------
    tokens : Tokens
    weights : Weights
    threshold : float
        Probability from which a word is taken for a cue.
    """
    view = seen(tokens)
    places = candidates(view, weights.words)
    if not len(places):
        return speech_of(tokens)
    scores = weights.cue[cue_table(view, places)].sum(axis=1)
    chance = 1 / (1 + np.exp(-scores))
    kept = chance >= threshold
    heads, chance = places[kept], chance[kept]
    stretches = stretches_of(view, heads)
    if not len(heads):
        return speech_of(tokens)
    total = int(stretches[-1, 3] + stretches[-1, 2] - stretches[-1, 1])
    labels = np.zeros(total, dtype=np.int8)
    _kernel("label_all")(
        view.columns,
        stretches,
        guesses(view, stretches),
        weights.chain,
        weights.steps,
        weights.rule_steps,
        labels,
    )
    return _agreed(tokens, stretches, labels, chance)


def _agreed(
    tokens: Tokens,
    stretches: npt.NDArray[np.int64],
    labels: npt.NDArray[np.int8],
    chance: npt.NDArray[np.float64],
) -> Speech:
    """Attributions that do not overlap: the surer one first; what rules alone found is added."""
    owner = np.full(len(tokens.ids), -1, dtype=np.int64)
    rows: list[tuple[Any, ...]] = []
    for number in np.argsort(-chance, kind="stable").tolist():
        cue, lo, hi, offset = stretches[number].tolist()
        if owner[cue] != -1:
            continue
        own = labels[offset : offset + hi - lo]
        content = np.flatnonzero(own == CONTENT) + lo
        free = content[owner[content] == -1]
        if not len(free) or 2 * len(free) < len(content):
            continue
        spans = [_longest(np.flatnonzero(own == label) + lo, cue) for label in (SOURCE, CUE)]
        if spans[1][1] <= spans[1][0]:
            spans[1] = (cue, cue + 1)
        parts = runs(_bridged(free, owner))
        for first, last in parts:
            owner[first:last] = len(rows)
        owner[slice(*spans[1])] = np.where(
            owner[slice(*spans[1])] == -1, -2, owner[slice(*spans[1])]
        )
        rows.append((spans[1], spans[0], parts, SAID))
    rows += _uncued(tokens, owner)
    return speech_from(tokens, rows)


def _bridged(free: npt.NDArray[np.int64], owner: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Tokens with those put in that leave a gap of one between them and belong to nobody."""
    gaps = free[:-1][(np.diff(free) == 2)] + 1
    return np.sort(np.concatenate([free, gaps[owner[gaps] == -1]]))


def runs(places: npt.NDArray[np.int64]) -> list[tuple[int, int]]:
    """Tokens as stretches, half-open."""
    cuts = np.flatnonzero(np.diff(places) > 1) + 1
    return [(int(run[0]), int(run[-1]) + 1) for run in np.split(places, cuts) if len(run)]


def _longest(places: npt.NDArray[np.int64], cue: int) -> tuple[int, int]:
    """The longest stretch of some tokens, the one next to the cue where they are as long."""
    found = runs(places) if len(places) else []
    if not found:
        return cue, cue
    return max(found, key=lambda run: (run[1] - run[0], -abs(run[0] - cue)))


def _uncued(tokens: Tokens, owner: npt.NDArray[np.int64]) -> list[tuple[Any, ...]]:
    """Attributions of the rules that have quotations nobody has claimed."""
    speech = speech_of(tokens)
    found = []
    for row in np.flatnonzero(speech.outer < 0).tolist():
        mine = range(*np.searchsorted(speech.row, [row, row + 1]).tolist())
        parts = [(int(speech.first[n]), int(speech.last[n])) for n in mine]
        quoted = all(tokens.quotation[first] >= 0 for first, _ in parts)
        if quoted and all((owner[first:last] == -1).all() for first, last in parts):
            cue, source = tuple(speech.cue[row].tolist()), tuple(speech.source[row].tolist())
            found.append((cue, source, parts, int(speech.kind[row])))
    return found


def speech_from(tokens: Tokens, rows: list[tuple[Any, ...]]) -> Speech:
    """Attributions in columns, from cue, source, parts (all in tokens) and kind of each."""
    rows.sort(key=lambda row: row[2][0])
    owner = np.full(len(tokens.ids), -1, dtype=np.int64)
    for number, row in enumerate(rows):
        for first, last in row[2]:
            owner[first:last] = number
    parts = [(number, *part) for number, row in enumerate(rows) for part in row[2]]
    table = np.array(parts, dtype=np.int64).reshape(-1, 3)
    firsts = table[np.searchsorted(table[:, 0], np.arange(len(rows))), 1]
    return Speech(
        text=tokens.text_of[firsts],
        kind=np.array([row[3] for row in rows], dtype=np.int64),
        cue=np.array([row[0] for row in rows], dtype=np.int64).reshape(-1, 2),
        source=np.array([row[1] for row in rows], dtype=np.int64).reshape(-1, 2),
        outer=np.full(len(rows), -1, dtype=np.int64),
        row=table[:, 0],
        first=table[:, 1],
        last=table[:, 2],
        owner=owner,
    )


def _in_tokens(tokens: Tokens, text: int, coded: Coded) -> tuple[npt.NDArray[np.int64], ...]:
    """The tokens of source, cue and content that share a character with what was coded."""
    first, last = int(tokens.pointers[text]), int(tokens.pointers[text + 1])
    starts, ends = tokens.starts[first:last], tokens.ends[first:last]
    found = []
    for spans in coded:
        inside = [
            np.arange(
                np.searchsorted(ends, start, side="right"),
                np.searchsorted(starts, end, side="left"),
            )
            for start, end in spans
        ]
        places = np.concatenate([np.zeros(0, dtype=np.int64), *inside])
        found.append(np.unique(places).astype(np.int64) + first)
    return tuple(found)


def _head(view: Seen, cue: npt.NDArray[np.int64]) -> int:
    """The word of a cue that stands for it: the last one that may be a cue, or the last."""
    likely = cue[view.may_be_cue[cue]]
    return int(likely[-1] if len(likely) else cue[-1])


@functools.cache
def _kernel(name: str) -> Any:
    return compiled(getattr(chains, name), *features.PARTS, *chains.PARTS)
