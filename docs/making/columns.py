"""The glossary of columns, and which table holds which."""

from __future__ import annotations

from pathlib import Path

from framing.schema import FAMILIES, GLOSSARY, TABLES
from making.markup import cell, code, table


def made(home: Path) -> dict[str, str]:
    """One page: every column, then every table."""
    rows = [
        (code(one.name), FAMILIES[one.family], cell(one.unit), cell(one.meaning))
        for one in GLOSSARY.values()
    ]
    tables = [
        (
            code(name),
            code(one.index or ""),
            ", ".join(map(code, one.required)),
            ", ".join(map(code, one.optional)) + (" and others" if one.open else ""),
        )
        for name, one in TABLES.items()
    ]
    return {
        "columns.md": "# Columns and tables\n\nA column has one name and one meaning, wherever it "
        "stands. A table that breaks its promise is refused.\n\n## Columns\n\n"
        + table(("column", "type", "unit", "what it holds"), rows)
        + "\n## Tables\n\n"
        + table(("table", "index", "columns", "may have"), tables)
    }
