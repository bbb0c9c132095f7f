"""A linear chain over the tokens around a cue, learnt by an averaged perceptron.

Source: M. Collins (2002), Discriminative training methods for hidden Markov models, EMNLP.
Kernels in the sense of `framing.text.compiling`; they are only ever compiled.
"""
# mypy: allow-untyped-defs, allow-untyped-calls

from __future__ import annotations

import numpy as np

from framing.speech.features import LABELS, N_FEATURES, cue_features, token_features

TAGS, RULES = 48, 24
START = LABELS


def emissions(columns, cue, lo, hi, guess, weights, seen):
    """Features of the tokens of a stretch (into `seen`) and their scores, shape (hi - lo, 4)."""
    scores = np.zeros((hi - lo, LABELS))
    for place in range(lo, hi):
        here = place - lo
        token_features(columns, guess, place, cue, lo, hi, seen[here])
        for n in range(N_FEATURES):
            for label in range(LABELS):
                scores[here, label] += weights[seen[here, n], label]
    return scores


def context_of(columns, place, lo, guess):
    """The tag of a token, and what rules and quotation marks say of it, for a step's weight."""
    own = columns[3][place] >= 0
    turns = place > lo and (columns[3][place - 1] >= 0) != own
    return columns[2][place], guess[place - lo] * 2 + (1 if turns else 0)


def best_path(columns, lo, hi, guess, scores, steps, rule_steps):
    """The labels of the stretch with the highest score."""
    n = hi - lo
    total = np.full((n, LABELS), -1e18)
    back = np.zeros((n, LABELS), dtype=np.int8)
    for here in range(n):
        tag, rule = context_of(columns, lo + here, lo, guess)
        for label in range(LABELS):
            if here == 0:
                step = steps[START, label, tag] + rule_steps[START, label, rule]
                total[0, label] = scores[0, label] + step
                continue
            for before in range(LABELS):
                step = steps[before, label, tag] + rule_steps[before, label, rule]
                value = total[here - 1, before] + step + scores[here, label]
                if value > total[here, label]:
                    total[here, label] = value
                    back[here, label] = before
    path = np.zeros(n, dtype=np.int8)
    path[n - 1] = np.argmax(total[n - 1])
    for here in range(n - 1, 0, -1):
        path[here - 1] = back[here, path[here]]
    return path


def learn(columns, stretches, guesses, gold, order, state):
    """Learn from the stretches in an order, each (cue, lo, hi, offset); returns the mean weights.

    `guesses` and `gold` hold the stretches one after another, from their offsets on.
    """
    weights, summed, steps, steps_summed, rule_steps, rule_summed = state
    seen = np.zeros((stretches[:, 2] - stretches[:, 1]).max() * N_FEATURES, dtype=np.int64)
    seen = seen.reshape(-1, N_FEATURES)
    for time in range(len(order)):
        cue, lo, hi, offset = stretches[order[time]]
        n = hi - lo
        guess, wanted = guesses[offset : offset + n], gold[offset : offset + n]
        scores = emissions(columns, cue, lo, hi, guess, weights, seen)
        path = best_path(columns, lo, hi, guess, scores, steps, rule_steps)
        found_before = wanted_before = START
        for here in range(n):
            tag, rule = context_of(columns, lo + here, lo, guess)
            one, other = wanted[here], path[here]
            if one != other:
                for number in range(N_FEATURES):
                    weights[seen[here, number], one] += 1
                    weights[seen[here, number], other] -= 1
                    summed[seen[here, number], one] += time
                    summed[seen[here, number], other] -= time
            if one != other or wanted_before != found_before:
                steps[wanted_before, one, tag] += 1
                steps[found_before, other, tag] -= 1
                steps_summed[wanted_before, one, tag] += time
                steps_summed[found_before, other, tag] -= time
                rule_steps[wanted_before, one, rule] += 1
                rule_steps[found_before, other, rule] -= 1
                rule_summed[wanted_before, one, rule] += time
                rule_summed[found_before, other, rule] -= time
            wanted_before, found_before = one, other
    return len(order)


def label_all(columns, stretches, guesses, weights, steps, rule_steps, out):
    """Write the labels of every stretch to `out`, from its offset on."""
    longest = (stretches[:, 2] - stretches[:, 1]).max()
    seen = np.zeros((longest, N_FEATURES), dtype=np.int64)
    for number in range(len(stretches)):
        cue, lo, hi, offset = stretches[number]
        guess = guesses[offset : offset + hi - lo]
        scores = emissions(columns, cue, lo, hi, guess, weights, seen)
        out[offset : offset + hi - lo] = best_path(
            columns, lo, hi, guess, scores, steps, rule_steps
        )


def cue_table(columns, guess, places, bounds, out):
    """Write the features of all words that may be cues, shape (n, n_features)."""
    words, stems, tags, quoted = columns[0], columns[1], columns[2], columns[3]
    for number in range(len(places)):
        lo, hi = bounds[number, 0], bounds[number, 1]
        cue_features(words, stems, tags, guess, quoted, places[number], lo, hi, out[number])


PARTS = (context_of, emissions, best_path)
