"""The report on paper: PDF through typst, from data and a template, with no date in it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from framing.errors import FramingError
from framing.figures.lettering import font_folders, pieces
from framing.files import write_json
from framing.report.page import TEMPLATES

# Characters of the title that the foot of a page has room for.
FOOT = 90


def paper_of(view: Mapping[str, Any], *, figures: Path) -> bytes:
    """The report as PDF.

    Parameters
    ----------
    view : mapping
        What `view_of` gave.
    figures : Path
        The folder of the figures' PDF files.

    Returns
    -------
    bytes
        The same for the same report.

    Raises
    ------
    FramingError
        Where typst cannot set it.
    """
    import typst

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(TEMPLATES / "report.typ", folder / "report.typ")
        shutil.copytree(
            figures, folder / "figures", ignore=shutil.ignore_patterns("*.svg", "*.csv")
        )
        data = printable(view)
        title = data["title"]
        write_json(
            folder / "report.json",
            {
                **data,
                "foot": title if len(title) <= FOOT else title[:FOOT].rstrip() + "…",
                "n_marks": f"{view['n_evidence']:,}",
            },
        )
        try:
            return bytes(
                typst.compile(
                    folder / "report.typ",
                    root=folder,
                    font_paths=list(font_folders()),
                    ignore_system_fonts=True,
                )
            )
        except typst.TypstError as error:
            raise FramingError(f"The report cannot be set as PDF: {error}") from error


def printable(value: Any) -> Any:
    """Plain values with every text as the fonts can print it; what they lack is a code point.

    Examples
    --------
    >>> printable({"title": "中 a", "n": [1, None]})
    {'title': 'U+4E2D a', 'n': [1, None]}
    """
    if isinstance(value, str):
        return "".join(pieces(value))
    if isinstance(value, Mapping):
        return {key: printable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [printable(item) for item in value]
    return value
