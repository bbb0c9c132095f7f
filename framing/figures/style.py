"""The paper a figure is drawn for, and a place on it to draw.

Nothing global is changed: a style holds inside its block and ends with it, and figures are made
without pyplot, so none stays open.
"""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Iterator, Sequence
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from framing.errors import one_of
from framing.figures.lettering import FALLBACKS, installed

if TYPE_CHECKING:
    from matplotlib.axes import Axes

STYLES = ("column", "page", "slide")
FOLDER = Path(__file__).parent / "styles"
POINTS_PER_INCH = 72.0

_style: ContextVar[str | None] = ContextVar("framing_paper", default=None)

Arguments = ParamSpec("Arguments")
Drawn = TypeVar("Drawn")


@contextlib.contextmanager
def paper(style: str = "column", *, fonts: Sequence[str] = ()) -> Iterator[None]:
    """Draw and save what stands in the block for a medium.

    Parameters
    ----------
    style : str
        ``column`` (88 mm wide), ``page`` (180 mm) or ``slide`` (254 mm).
    fonts : sequence of str
        Families installed on this machine in which letters are looked for that the package's
        own fonts lack, such as Chinese ones. The figure's bytes then depend on them.

    Raises
    ------
    FramingError
        For a style of another name.

    Examples
    --------
    >>> import matplotlib
    >>> before = matplotlib.rcParams["font.size"]
    >>> with paper("column"):
    ...     matplotlib.rcParams["pdf.fonttype"], matplotlib.rcParams["font.size"]
    (42, 7.5)
    >>> matplotlib.rcParams["font.size"] == before
    True
    """
    import matplotlib

    one_of("style", style, STYLES)
    families = [installed(), *fonts, *FALLBACKS]
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        for name in ("framing", style):
            file = FOLDER / f"{name}.mplstyle"
            matplotlib.rcParams.update(
                matplotlib.rc_params_from_file(file, use_default_template=False)
            )
        matplotlib.rcParams["font.family"] = families
        token = _style.set(style)
        try:
            yield
        finally:
            _style.reset(token)


def on_paper(draw: Callable[Arguments, Drawn]) -> Callable[Arguments, Drawn]:
    """Let a plot function draw on the paper in force, or on ``column`` where there is none."""

    @functools.wraps(draw)
    def drawing(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Drawn:
        with contextlib.nullcontext() if _style.get() else paper("column"):
            return draw(*args, **kwargs)

    return drawing


@functools.cache
def _panel() -> type[Axes]:
    from matplotlib.axes import Axes

    class Panel(Axes):
        """Axes that a notebook shows as their whole figure, without pyplot."""

        def _repr_png_(self) -> bytes:
            from framing.figures.saving import figure_of, rendered

            return rendered(figure_of(self), "png")

    return Panel


def paper_width() -> float:
    """Width of the paper in force, in points."""
    import matplotlib

    return float(matplotlib.rcParams["figure.figsize"][0]) * POINTS_PER_INCH


def type_size() -> float:
    """Size of ordinary text on the paper in force, in points."""
    import matplotlib

    return float(matplotlib.rcParams["font.size"])


def new_axes(
    height: float, *, left: float, right: float, top: float = 0, bottom: float = 0
) -> Axes:
    """Axes of a height on a figure as wide as the paper, with margins; all in points."""
    from matplotlib.figure import Figure

    width, total = paper_width(), height + top + bottom
    figure = Figure(figsize=(width / POINTS_PER_INCH, total / POINTS_PER_INCH))
    axes = _panel()(
        figure,
        (left / width, bottom / total, (width - left - right) / width, height / total),
    )
    figure.add_axes(axes)
    return axes


def settle(axes: Axes) -> Axes:
    """Fix what matplotlib would otherwise decide later, outside of the paper's style."""
    figure = axes.get_figure(root=True)
    if figure is not None:
        figure.draw_without_rendering()
    return axes
