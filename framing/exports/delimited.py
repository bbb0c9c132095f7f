"""A sheet as CSV: UTF-8 as in RFC 4180, with numbers that read back exactly."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from framing.exports.fitting import Fitted
from framing.files import write_bytes

# Without it, spreadsheets take UTF-8 for an older encoding.
MARK = "\ufeff"


def write_delimited(path: str | Path, fitted: Fitted, *, spreadsheet: bool = False) -> Path:
    """Write a sheet as CSV.

    Lines end in CR LF, so that a cell that holds either stands in quotation marks. Missing
    values are empty, flags True and False, days 2031-03-10.

    Source: RFC 4180, Common Format and MIME Type for CSV Files.
    """
    frame = fitted.frame
    families = fitted.families
    columns = [_printed(frame[name], families[name]) for name in frame.columns]
    plain = pd.concat(columns, axis="columns") if columns else frame
    text = plain.to_csv(index=False, lineterminator="\r\n")
    return write_bytes(path, ((MARK if spreadsheet else "") + text).encode())


def _printed(column: pd.Series, family: str) -> pd.Series:
    if family not in ("date", "moment"):
        return column
    values = column.to_numpy(dtype="datetime64[us]")
    texts = np.datetime_as_string(values, unit="D" if family == "date" else "us")
    return pd.Series(texts, index=column.index, name=column.name).where(column.notna())
