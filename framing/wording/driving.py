"""Driving words: which words an outlet's score is made of, each with a sentence that holds it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.errors import FramingError
from framing.text import Tokens

WINDOW = 60
"""Characters shown on either side of an example."""


def driving_words(
    evidence: pd.DataFrame, tokens: Tokens, groups: pd.Series, *, top: int = 10
) -> pd.DataFrame:
    """The words that add most to each group's score, or take most from it.

    Parameters
    ----------
    evidence : DataFrame
        Marks of an extractor, or of `LoadedLanguage.explain`, perhaps of one voice only.
    tokens : Tokens
        The texts they are in.
    groups : Series of str, index "unit"
        The group, such as the outlet, of each text.
    top : int
        Words a group, the largest sums of weights first.

    Returns
    -------
    DataFrame
        group, cue (folded), estimate (sum of weights per 1,000 words of the group), hits,
        n_units (texts that hold it), and an example: unit, start, end, left, right.

    Raises
    ------
    FramingError
        Where `top` is below 1, or a text has no group.

    Examples
    --------
    >>> from framing.text import tokenize
    >>> from framing.wording import LoadedTerms
    >>> texts = pd.Series(["A sham vote.", "A sham, a farce."], index=["a/s1", "b/s1"])
    >>> tokens = tokenize(texts)
    >>> evidence = LoadedTerms(by="list").evidence(tokens)
    >>> outlets = pd.Series({"a/s1": "Ledger", "b/s1": "Tribune"})
    >>> found = driving_words(evidence, tokens, outlets)
    >>> found[["group", "cue", "hits"]].values.tolist()
    [['Ledger', 'sham', 1], ['Tribune', 'farce', 1], ['Tribune', 'sham', 1]]
    """
    if top < 1:
        raise FramingError(f"top={top}: at least one word must be asked for.")
    units = tokens.index.astype(str)
    group_of = groups.set_axis(groups.index.astype(str)).reindex(units)
    if group_of.isna().any():
        raise FramingError(f"The text {units[group_of.isna().to_numpy()][0]!r} has no group.")
    words = pd.Series(tokens.n_tokens, index=units).groupby(group_of.to_numpy()).sum()
    marks = evidence.assign(
        group=evidence["unit"].map(group_of).to_numpy(), cue=evidence["cue"].str.casefold()
    ).sort_values(["unit", "start", "end"], kind="stable")
    if marks.empty:
        raise FramingError("There are no marks, so no word drives anything.")
    found = (
        marks.groupby(["group", "cue"], sort=True)
        .agg(
            estimate=("weight", "sum"),
            hits=("weight", "size"),
            n_units=("unit", "nunique"),
            unit=("unit", "first"),
            start=("start", "first"),
            end=("end", "first"),
        )
        .reset_index()
    )
    found["estimate"] *= 1000 / found["group"].map(words).clip(lower=1)
    size = -found["estimate"].abs().round(12)
    order = np.lexsort((found["cue"], size, found["group"]))
    chosen = found.iloc[order].groupby("group", sort=False).head(top).reset_index(drop=True)
    return chosen.assign(**_around(chosen, dict(zip(units, tokens.texts, strict=True))))


def _around(rows: pd.DataFrame, texts: dict[str, str]) -> dict[str, list[str]]:
    """What stands before and after each example, on one line."""
    places = list(zip(rows["unit"], rows["start"], rows["end"], strict=True))
    return {
        "left": [
            texts[unit][max(start - WINDOW, 0) : start].replace("\n", " ")
            for unit, start, _ in places
        ],
        "right": [texts[unit][end : end + WINDOW].replace("\n", " ") for unit, _, end in places],
    }
