"""Tables as files: CSV for machines, LaTeX with booktabs for papers."""

from __future__ import annotations

import re

import pandas as pd

from framing.report.escaping import latex

_NUMBER = re.compile(r"[+−<]?\s*[\d.,]+( \[.*\]| : [\d.,]+)?")
_A_PAGE, _LONG = 40, 50
_FITTED = r"\ifdim\width>\linewidth\linewidth\else\width\fi"
_WORDS = ("", "none", "not estimable", "not tested")


def alignment(table: pd.DataFrame) -> list[str]:
    """``right`` for columns of figures, ``left`` for others."""
    return ["right" if _figures(table[name]) else "left" for name in table.columns]


def _figures(column: pd.Series) -> bool:
    cells = [str(cell) for cell in column if str(cell) not in _WORDS]
    return bool(cells) and all(_NUMBER.fullmatch(cell) or cell.startswith("[") for cell in cells)


def cells_of(table: pd.DataFrame) -> list[list[str]]:
    """The cells as they are printed; whole numbers have their thousands set apart.

    Examples
    --------
    >>> cells_of(pd.DataFrame({"outlet": ["ledger"], "words": [4204]}))
    [['ledger', '4,204']]
    """
    columns = [[_printed(cell) for cell in table[name].tolist()] for name in table.columns]
    return [list(row) for row in zip(*columns, strict=True)]


def _printed(cell: object) -> str:
    if isinstance(cell, int) and not isinstance(cell, bool):
        return f"{cell:,}"
    return "" if cell is None or cell is pd.NA or cell != cell else str(cell)


def latex_table(table: pd.DataFrame, *, caption: str, notes: str, label: str) -> str:
    """A table in LaTeX with booktabs; no rule is vertical.

    What is wider than the line is set smaller (graphicx), what is longer than a page runs on
    (longtable); texts are broken into lines.

    Examples
    --------
    >>> print(latex_table(pd.DataFrame({"a_b": ["50%"]}), caption="C", notes="", label="x"))
    \\begin{table}
    \\caption{C}
    \\label{tab:x}
    \\resizebox{\\ifdim\\width>\\linewidth\\linewidth\\else\\width\\fi}{!}{%
    \\begin{tabular}{l}
    \\toprule
    a\\_b \\\\
    \\midrule
    50\\% \\\\
    \\bottomrule
    \\end{tabular}}
    \\end{table}
    <BLANKLINE>
    """
    columns = _columns(table)
    head = " & ".join(latex(name) for name in table.columns) + r" \\"
    body = [" & ".join(latex(cell) for cell in row) + r" \\" for row in cells_of(table)]
    below = [r"\par\footnotesize " + latex(notes)] if notes else []
    title = [rf"\caption{{{latex(caption)}}}", rf"\label{{tab:{label}}}"]
    if len(table) > _A_PAGE:
        lines = [
            r"{\footnotesize",
            rf"\begin{{longtable}}{{{columns}}}",
            *(title[0], title[1] + r" \\", r"\toprule", head, r"\midrule", r"\endfirsthead"),
            *(r"\toprule", head, r"\midrule", r"\endhead", r"\bottomrule", r"\endlastfoot"),
            *body,
            r"\end{longtable}}",
            *below,
        ]
    else:
        lines = [
            *(r"\begin{table}", *title, r"\resizebox{" + _FITTED + "}{!}{%"),
            *(rf"\begin{{tabular}}{{{columns}}}", r"\toprule", head, r"\midrule"),
            *(*body, r"\bottomrule", r"\end{tabular}}", *below, r"\end{table}"),
        ]
    return "\n".join(lines) + "\n"


def _columns(table: pd.DataFrame) -> str:
    """The columns as LaTeX aligns them: long texts in paragraphs."""
    printed = list(zip(*cells_of(table), strict=True)) or [()] * len(table.columns)
    return "".join(
        r"p{.5\linewidth}" if max(map(len, cells), default=0) > _LONG else side[0]
        for side, cells in zip(alignment(table), printed, strict=True)
    )
