"""Tables of judgements and labels that a verb reads beside a corpus."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from framing.errors import SchemaError, unknown

FORMS = (".csv", ".parquet")


def table_of(file: Path, columns: Mapping[str, str]) -> pd.DataFrame:
    """Some columns of a table in a file, under names of our own.

    Parameters
    ----------
    file : Path
        A ``.csv`` in UTF-8, or a ``.parquet``.
    columns : mapping of str to str
        What a column is called here, and in the file.

    Raises
    ------
    SchemaError
        Where the file has another form, cannot be read, or lacks a column.
    """
    if file.suffix.lower() not in FORMS:
        raise SchemaError(f"{file}: a table is read from .csv or .parquet.")
    try:
        is_csv = file.suffix.lower() == ".csv"
        table = pd.read_csv(file) if is_csv else pd.read_parquet(file)
    except (ValueError, OSError) as error:
        # pandas' and pyarrow's own errors are ValueErrors, a missing file is an OSError.
        raise SchemaError(f"{file}: this cannot be read as a table: {error}") from error
    for name in columns.values():
        if name not in table.columns:
            raise SchemaError(f"{file}: " + unknown("column", name, table.columns))
    return pd.DataFrame({name: table[column] for name, column in columns.items()})
