"""Saving a figure with the numbers it was drawn from, in the same bytes every time."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from framing import files
from framing.errors import FramingError
from framing.figures.lettering import missing_glyphs
from framing.figures.style import FOLDER
from framing.provenance import versions
from framing.schema import GLOSSARY

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from framing.compare.result import Estimates

METADATA: dict[str, dict[str, str | None]] = {
    "pdf": {"CreationDate": None, "ModDate": None, "Producer": None, "Creator": "framing"},
    "svg": {"Date": None, "Creator": "framing"},
    "png": {"Software": None},
}


def save_figure(
    axes: Axes | Sequence[Axes], path: str | Path, *, of: Estimates | pd.DataFrame
) -> tuple[Path, ...]:
    """Save a figure, and beside it the table it was drawn from and how that came about.

    Parameters
    ----------
    axes : Axes or sequence of Axes
        What a plot function gave. Several Axes become the pages of one PDF.
    path : str or Path
        Ends in ``.pdf``, ``.svg`` or ``.png``; the ``.csv`` and ``.json`` stand beside it.
    of : Comparison, Estimates or DataFrame
        What was drawn.

    Returns
    -------
    tuple of Path
        The figure, the table, and the record of method, unit, seed and provenance.

    Raises
    ------
    FramingError
        For another ending, or several pages in a form that has none.
    """
    path = Path(path)
    form = path.suffix.lower().lstrip(".")
    if form not in METADATA:
        raise FramingError(
            f"{path.name}: a figure is saved as .pdf, .svg or .png, not as "
            f"{path.suffix or 'no ending'!r}."
        )
    pages = list(axes) if isinstance(axes, Sequence) else [axes]
    figures = [figure_of(page) for page in pages]
    if not figures or (len(figures) > 1 and form != "pdf"):
        raise FramingError(f"{path.name}: {len(figures)} pages cannot be saved as .{form}.")
    drawn = _paged(figures) if len(figures) > 1 else rendered(figures[0], form, salt=path.stem)
    files.write_bytes(path, drawn)
    table = files.write_csv(path.with_suffix(".csv"), files.for_spreadsheet(_table(of)))
    missing: dict[str, int] = {}
    for figure in figures:
        for glyph, times in missing_glyphs(figure).items():
            missing[glyph] = missing.get(glyph, 0) + times
    note = {
        **_record(of),
        "figure": path.stem,
        "table": {"file": table.name, "sha256": files.sha256_of(table)},
        "glyphs_missing": missing,
    }
    return path, table, files.write_json(path.with_suffix(".json"), note)


def rendered(figure: Figure, form: str, *, salt: str = "framing") -> bytes:
    """The bytes of a figure as pdf, svg or png, the same on every run."""
    buffer = io.BytesIO()
    with _fixed(salt):
        figure.savefig(buffer, format=form, metadata=METADATA[form], dpi=_dpi(figure, form))
    return buffer.getvalue()


def _paged(figures: Sequence[Figure]) -> bytes:
    from matplotlib.backends.backend_pdf import PdfPages

    buffer = io.BytesIO()
    with _fixed("framing"), contextlib.ExitStack() as stack:
        pages = stack.enter_context(PdfPages(buffer, metadata=METADATA["pdf"]))
        for figure in figures:
            pages.savefig(figure)
    return buffer.getvalue()


@contextlib.contextmanager
def _fixed(salt: str) -> Iterator[None]:
    """What decides the bytes when a figure is written, whatever the caller's settings are."""
    import matplotlib

    with matplotlib.rc_context(fname=FOLDER / "saved.mplstyle"):
        # Names inside an SVG differ between figures, so that one page can hold several.
        matplotlib.rcParams["svg.hashsalt"] = f"framing:{salt}"
        yield


def _dpi(figure: Figure, form: str) -> float:
    return 72 if form in ("pdf", "svg") else max(figure.dpi, 200)


def figure_of(axes: Axes) -> Figure:
    """The whole figure that axes stand on."""
    figure = axes.get_figure(root=True)
    if figure is None:
        raise FramingError("These axes stand on no figure, so there is nothing to save.")
    return figure


def _table(of: Estimates | pd.DataFrame) -> pd.DataFrame:
    return of if isinstance(of, pd.DataFrame) else of.table


def _record(of: Estimates | pd.DataFrame) -> dict[str, object]:
    table = _table(of)
    made = {"versions": versions()} if isinstance(of, pd.DataFrame) else of.record()
    columns = {
        name: {"meaning": GLOSSARY[name].meaning, "unit": GLOSSARY[name].unit}
        for name in map(str, table.columns)
        if name in GLOSSARY
    }
    return {**made, "columns": columns, "rows": len(table)}
