"""Kernels of the logistic-normal model: where each unit lies among the topics, and how surely.

Functions without annotations are compiled (see `framing.text.compiling`). A unit's place is a
vector of one number a topic but the last; its shares are their softmax with a 0 for the last.
Linear algebra is written out, so that the number of threads cannot change a digit.
"""

from __future__ import annotations

import numpy as np

ROUNDS = 100
CLOSE = 1e-6


def shares_at(place, shares):
    """Fill `shares` with the softmax of a place and a 0."""
    last = len(shares) - 1
    top = 0.0
    for topic in range(last):
        top = max(top, place[topic])
    total = np.exp(-top)
    shares[last] = total
    for topic in range(last):
        shares[topic] = np.exp(place[topic] - top)
        total += shares[topic]
    for topic in range(last + 1):
        shares[topic] /= total


def log_density(place, unit, topics, prior, shares):
    """Log likelihood of a unit's words at a place, plus the log of the prior but a constant."""
    terms, counts = unit
    mean, precision = prior
    shares_at(place, shares)
    value = 0.0
    for number in range(len(terms)):
        held = 0.0
        for topic in range(len(shares)):
            held += shares[topic] * topics[terms[number], topic]
        value += counts[number] * np.log(max(held, 1e-300))
    for row in range(len(place)):
        for column in range(len(place)):
            value -= (
                0.5
                * (place[row] - mean[row])
                * precision[row, column]
                * (place[column] - mean[column])
            )
    return value


def slopes(place, unit, topics, prior, into):
    """Gradient and curvature of minus the log density; each topic's expected words there.

    `into` is shares, words (of each topic), gradient, curvature and workspace. The curvature is
    the exact one; what is always positive definite is put into the workspace.
    """
    terms, counts = unit
    mean, precision = prior
    shares, words, gradient, curvature, safe = into
    n_places = len(place)
    shares_at(place, shares)
    words[:] = 0.0
    curvature[:] = precision
    total = 0.0
    own = np.empty(len(shares))
    for number in range(len(terms)):
        held = 0.0
        for topic in range(len(shares)):
            own[topic] = shares[topic] * topics[terms[number], topic]
            held += own[topic]
        held = max(held, 1e-300)
        total += counts[number]
        for topic in range(len(shares)):
            own[topic] /= held
            words[topic] += counts[number] * own[topic]
        for row in range(n_places):
            weight = counts[number] * own[row]
            for column in range(row + 1):
                curvature[row, column] += weight * own[column]
    for row in range(n_places):
        curvature[row, row] -= words[row]
        gradient[row] = total * shares[row] - words[row]
        for column in range(n_places):
            gradient[row] += precision[row, column] * (place[column] - mean[column])
        for column in range(row + 1):
            spread = -total * shares[row] * shares[column]
            if column == row:
                spread += total * shares[row]
            curvature[row, column] += spread
            safe[row, column] = precision[row, column] + spread


def triangle_of(matrix, triangle):
    """Fill `triangle` with the Cholesky factor of a matrix; false where there is none."""
    for row in range(len(matrix)):
        for column in range(row + 1):
            value = matrix[row, column]
            for inner in range(column):
                value -= triangle[row, inner] * triangle[column, inner]
            if row == column:
                if not value > 1e-10:
                    return False
                triangle[row, row] = np.sqrt(value)
            else:
                triangle[row, column] = value / triangle[column, column]
    return True


def solved(triangle, vector, into):
    """Fill `into` with the solution of triangle triangle' x = vector."""
    n = len(vector)
    for row in range(n):
        value = vector[row]
        for inner in range(row):
            value -= triangle[row, inner] * into[inner]
        into[row] = value / triangle[row, row]
    for row in range(n - 1, -1, -1):
        value = into[row]
        for inner in range(row + 1, n):
            value -= triangle[inner, row] * into[inner]
        into[row] = value / triangle[row, row]


def best_place(place, unit, topics, prior, into):
    """Move `place` to the mode by Newton's method; leave the triangle of its curvature.

    `into` is what `slopes` takes, and a triangle. Returns the log density at the mode.
    """
    shares, words, gradient, curvature, safe, triangle = into
    step, tried = np.empty(len(place)), np.empty(len(place))
    value = log_density(place, unit, topics, prior, shares)
    for _ in range(ROUNDS):
        slopes(place, unit, topics, prior, (shares, words, gradient, curvature, safe))
        if not triangle_of(curvature, triangle):
            triangle_of(safe, triangle)
        solved(triangle, gradient, step)
        gain = 0.0
        for topic in range(len(place)):
            gain += step[topic] * gradient[topic]
        if gain < CLOSE:
            break
        length = 1.0
        while length > 1e-4:
            for topic in range(len(place)):
                tried[topic] = place[topic] - length * step[topic]
            reached = log_density(tried, unit, topics, prior, shares)
            if reached >= value + 1e-4 * length * gain:
                break
            length *= 0.5
        if length <= 1e-4:
            break
        place[:] = tried
        value = reached
    shares_at(place, shares)
    return value


PARTS = (shares_at, log_density, slopes, triangle_of, solved, best_place)


def placed(documents, topics, prior, places, held, spread):
    """Move each unit's place to its mode; gather what the topics are learnt from.

    `documents` is pointers, terms and counts; `prior` the mean of each unit and the precision;
    `held` (terms × topics) takes the expected words, `spread` the sum of the covariances, whose
    triangles are not kept. Returns the bound but for the prior's determinant.
    """
    pointers, terms, counts = documents
    means, precision = prior
    n_places = places.shape[1]
    square = (n_places, n_places)
    shares, words = np.empty(n_places + 1), np.empty(n_places + 1)
    gradient, unit_vector, column = np.empty(n_places), np.zeros(n_places), np.empty(n_places)
    curvature, safe, triangle = np.empty(square), np.empty(square), np.zeros(square)
    into = (shares, words, gradient, curvature, safe, triangle)
    bound = 0.0
    for number in range(len(places)):
        own = slice(pointers[number], pointers[number + 1])
        unit = (terms[own], counts[own])
        bound += best_place(places[number], unit, topics, (means[number], precision), into)
        for place in range(n_places):
            bound -= np.log(triangle[place, place])
            unit_vector[:] = 0.0
            unit_vector[place] = 1.0
            solved(triangle, unit_vector, column)
            spread[:, place] += column
        for number_of_term in range(len(unit[0])):
            term, total = unit[0][number_of_term], 0.0
            for topic in range(n_places + 1):
                total += shares[topic] * topics[term, topic]
            weight = unit[1][number_of_term] / max(total, 1e-300)
            for topic in range(n_places + 1):
                held[term, topic] += weight * shares[topic] * topics[term, topic]
    return bound


def certainties(documents, topics, prior, places, triangles):
    """Fill `triangles` with each unit's Cholesky factor of the curvature at its place."""
    pointers, terms, counts = documents
    means, precision = prior
    n_places = places.shape[1]
    square = (n_places, n_places)
    shares, words, gradient = np.empty(n_places + 1), np.empty(n_places + 1), np.empty(n_places)
    curvature, safe, triangle = np.empty(square), np.empty(square), np.zeros(square)
    into = (shares, words, gradient, curvature, safe)
    for number in range(len(places)):
        own = slice(pointers[number], pointers[number + 1])
        slopes(places[number], (terms[own], counts[own]), topics, (means[number], precision), into)
        if not triangle_of(curvature, triangle):
            triangle_of(safe, triangle)
        triangles[number] = triangle
