"""Validity of word lists: whether texts that were coded for something hold more of the list."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.learning.coded import Coded
from framing.learning.scoring import Measured, auc, auc_within, estimated, precision_at
from framing.lexicons import Lexicon, match
from framing.text import tokenize

Floats = npt.NDArray[np.float64]

OF_CATEGORIES = ("auc", "coverage", "precision")

RARE = 0.05
"""Share of texts with the label for which a precision is told too."""


def validity(lexicon: Lexicon, gold: Coded, *, seed: int = 0) -> pd.DataFrame:
    """How well a word list tells coded texts from the others, as a whole and by category.

    A text's score is its weighted hits per word. Nothing is fitted, so all texts of all outlets
    are told apart at once; intervals resample outlets whole.

    Parameters
    ----------
    lexicon : Lexicon
    gold : Coded
        Sentences, as a rule.
    seed : int
        For the draws of outlets.

    Returns
    -------
    DataFrame
        The table ``estimates``. `term` is the list's name, and ``name: category`` with
        ``auc``, ``coverage`` and ``precision`` alone. Parameters:

        - ``auc``: probability that a text with the label scores higher than one without,
        - ``auc_within_outlets``: the same of two texts of one outlet, so that outlets that are
          both biased and wordy do not help,
        - ``coverage``: share of texts with a hit,
        - ``precision``: share of the texts with a hit that have the label,
        - ``recall``: share of the texts with the label that have a hit,
        - ``precision_at_0.05``: the precision to expect where one text in twenty has it,
        - ``length_correlation``: Spearman's, of the score with the number of words.

    Examples
    --------
    >>> gold = Coded(["A sham.", "It rained."], np.array([True, False]), np.array(["a", "b"]))
    >>> table = validity(Lexicon.of("shams", ["sham"]), gold)
    >>> table.set_index("parameter")["estimate"].to_dict()["auc"]
    1.0
    """
    tokens = tokenize(gold.texts)
    n_words = np.maximum(tokens.n_tokens, 1)
    [spans] = match(tokens, [lexicon])
    tables = [_estimated(lexicon.name, _scored(spans.text, spans.weight, n_words), gold, seed)]
    if len(lexicon.categories) > 1:
        for number, category in enumerate(lexicon.categories):
            own = spans.where(spans.label == number)
            scores = _scored(own.text, own.weight, n_words)
            tables.append(
                _estimated(f"{lexicon.name}: {category}", scores, gold, seed, OF_CATEGORIES)
            )
    return pd.concat(tables, ignore_index=True)


def _scored(
    texts: npt.NDArray[np.integer], weight: Floats, n_words: npt.NDArray[np.int64]
) -> tuple[Floats, npt.NDArray[np.bool_], npt.NDArray[np.int64]]:
    """Each text's weighted hits per word, whether it is hit, and its words."""
    size = len(n_words)
    rate = np.bincount(texts, weights=weight, minlength=size) / n_words
    return rate, np.bincount(texts, minlength=size) > 0, n_words


def _estimated(
    term: str,
    scored: tuple[Floats, npt.NDArray[np.bool_], npt.NDArray[np.int64]],
    gold: Coded,
    seed: int,
    wanted: tuple[str, ...] | None = None,
) -> pd.DataFrame:
    rate, hit, n_words = scored
    labels = gold.labels
    ranks = _ranks(rate), _ranks(n_words.astype(np.float64))
    measures: Mapping[str, Measured] = {
        "auc": lambda rows: auc(rate[rows], labels[rows]),
        "auc_within_outlets": lambda rows: auc_within(rate[rows], labels[rows], gold.groups[rows]),
        "coverage": lambda rows: float(hit[rows].mean()),
        "precision": lambda rows: _share(labels[rows], hit[rows]),
        "recall": lambda rows: _share(hit[rows], labels[rows]),
        f"precision_at_{RARE:g}": lambda rows: precision_at(RARE, hit[rows], labels[rows]),
        "length_correlation": lambda rows: _correlation(ranks[0][rows], ranks[1][rows]),
    }
    chosen = {name: measures[name] for name in wanted or measures}
    return estimated(term, chosen, gold.groups, seed=seed)


def _share(of: npt.NDArray[np.bool_], among: npt.NDArray[np.bool_]) -> float:
    return float(of[among].mean()) if among.any() else float("nan")


def _ranks(values: Floats) -> Floats:
    _, place, times = np.unique(values, return_inverse=True, return_counts=True)
    ranks: Floats = (np.cumsum(times) - (times - 1) / 2)[place]
    return ranks


def _correlation(one: Floats, other: Floats) -> float:
    if one.std() == 0 or other.std() == 0:
        return float("nan")
    return float(np.corrcoef(one, other)[0, 1])
