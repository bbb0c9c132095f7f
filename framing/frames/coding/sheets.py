"""What coders are given: a sheet, and a form that a browser opens without a network."""

from __future__ import annotations

import json
from importlib import resources

import pandas as pd

from framing.frames.codebook import Codebook

UNIT, TEXT, CODER = "unit", "text", "coder"


def sheet(texts: pd.Series, codebook: Codebook) -> pd.DataFrame:
    """A row a unit, a column a frame for coders to write 1 or 0 into, and one for remarks.

    Parameters
    ----------
    texts : Series, index "unit"
    codebook : Codebook

    Returns
    -------
    DataFrame
        unit, text, coder, the frames, remark.

    Examples
    --------
    >>> from framing.frames import load
    >>> texts = pd.Series(["It rose."], index=pd.Index(["a1"], name="unit"))
    >>> list(sheet(texts, load("gain-loss")))
    ['unit', 'text', 'coder', 'gain', 'loss', 'remark']
    """
    table = pd.DataFrame({UNIT: texts.index.astype("str"), TEXT: texts.to_numpy(), CODER: ""})
    return table.assign(**dict.fromkeys(codebook.names, ""), remark="")


def form(texts: pd.Series, codebook: Codebook) -> str:
    """One page of HTML with the units, the codebook beside them, and a button that saves a CSV.

    Nothing is fetched and nothing is sent; what was coded so far stays in the browser. A text is
    shown as text, whatever it holds.
    """
    book = {
        "name": codebook.name,
        "fingerprint": codebook.fingerprint,
        "frames": [
            {
                "name": frame.name,
                "title": frame.title,
                "definition": frame.definition,
                "include": frame.include,
                "exclude": frame.exclude,
                "questions": [item.question for item in frame.items],
            }
            for frame in codebook.frames
        ],
    }
    units = [{"unit": str(unit), "text": str(text)} for unit, text in texts.items()]
    given = json.dumps({"codebook": book, "units": units}, ensure_ascii=False, sort_keys=True)
    # Inside a script element only this could end it.
    given = given.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    page = (resources.files("framing.frames.coding") / "form.html").read_text(encoding="utf-8")
    return page.replace("/* GIVEN */ null", given)
