"""What coders do not agree on, and the gold set that is left when it is settled."""

from __future__ import annotations

import pandas as pd

from framing.errors import FramingError

UNSETTLED = ""


def adjudicate(codes: pd.DataFrame) -> pd.DataFrame:
    """The judgements on which coders differ, for somebody to decide.

    Parameters
    ----------
    codes : DataFrame
        unit, coder, frame, label, as `read_codes` gives them.

    Returns
    -------
    DataFrame
        unit, frame, a column a coder with what was given, and an empty ``settled``.

    Examples
    --------
    >>> codes = pd.DataFrame({"unit": ["a", "a"], "coder": ["x", "y"], "frame": "war",
    ...                       "label": [1, 0]})
    >>> adjudicate(codes).values.tolist()
    [['a', 'war', '1', '0', '']]
    """
    _once(codes)
    wide = codes.pivot(index=["unit", "frame"], columns="coder", values="label")
    split = wide[wide.nunique(axis=1) > 1].sort_index()
    given = split.astype("Int64").astype("str").replace("<NA>", "")
    given.columns.name = None
    return given.assign(settled=UNSETTLED).reset_index()


def settle(codes: pd.DataFrame, decided: pd.DataFrame | None = None) -> pd.DataFrame:
    """The gold set: what all coders of a unit agree on, and what was decided where they do not.

    Parameters
    ----------
    codes : DataFrame
        As in `adjudicate`.
    decided : DataFrame, optional
        unit, frame, ``settled`` (1 or 0), as `adjudicate` gave it and somebody filled it.

    Returns
    -------
    DataFrame, index "unit"
        A column a frame with 1 and 0, missing where nothing is settled.

    Raises
    ------
    FramingError
        Where a coder judged a frame of a unit twice, or a decision is neither 1 nor 0.
    """
    _once(codes)
    both = codes.groupby(["unit", "frame"], sort=True)["label"].agg(["min", "max"])
    gold = both["min"].where(both["min"] == both["max"]).astype("Float64")
    if decided is not None:
        own = decided.set_index(["unit", "frame"])["settled"].astype("str").str.strip()
        own = own[own != UNSETTLED]
        wrong = own[~own.isin(["0", "1"])]
        if len(wrong):
            raise FramingError(
                f"{wrong.index[0][0]}, {wrong.index[0][1]}: {wrong.iloc[0]!r} is neither 1 nor 0."
            )
        gold.loc[own.index.intersection(gold.index)] = own.astype("Float64")
    table = gold.unstack("frame")
    table.columns.name = None
    return table[list(dict.fromkeys(codes["frame"]))]


def _once(codes: pd.DataFrame) -> None:
    again = codes[codes.duplicated(["unit", "coder", "frame"])]
    if len(again):
        first = again.iloc[0]
        raise FramingError(
            f"{first['coder']} judged {first['frame']!r} of {first['unit']} twice; give each "
            "coder's file once."
        )
