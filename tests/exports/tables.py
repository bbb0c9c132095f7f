"""Tables with everything in them that a form might stumble over."""

import numpy as np
import pandas as pd

TEXTS = (
    "=cmd|' /C calc'!A0",
    'she said "no", then\nleft',
    "a\r\nb\rc",
    "😀 é",
    "",
    None,
    "-5",
    "'@x",
    "007",
    "NA",
    " spaced ",
    "é" * 200,
    "w" * 3000,
)
LONG_NAMES = tuple(f"share_of_the_unnamed_sources_in_the_{end}" for end in ("body", "headlines"))


def hostile(*, nul=False):
    """Thirteen rows of texts, numbers, dates and flags, none of them harmless."""
    n = len(TEXTS)
    texts = [*TEXTS[:-1], "a\0b"] if nul else list(TEXTS)
    return pd.DataFrame(
        {
            "text": pd.array(texts, dtype="str"),
            LONG_NAMES[0]: range(n),
            LONG_NAMES[1]: [0.1, -1e-300, 2 / 3, np.nan, *[1.5] * (n - 4)],
            "=1+1": pd.array([True, None, *[False] * (n - 2)], dtype="boolean"),
            "Day": pd.to_datetime(["2031-03-10", None, "0900-01-01", *["2031-09-30"] * (n - 3)]),
            "日期": pd.array(["是"] * n, dtype="str"),
            "some": pd.array([1, None, *[3_000_000_000] * (n - 2)], dtype="Int64"),
            "id": pd.array([f"{i:03}" for i in range(n)], dtype="str"),
        }
    )
