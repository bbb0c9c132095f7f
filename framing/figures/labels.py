"""Names beside points, placed so that no two of them overlap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framing.figures.lettering import advance, literal
from framing.figures.style import POINTS_PER_INCH

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Box = tuple[float, float, float, float]
# Left and lower edge of a name about its point: parts of its width and height, and of the gap.
PLACES = (
    (0.0, -0.5, 1.0, 0.0),
    (-1.0, -0.5, -1.0, 0.0),
    (0.0, 0.0, 0.7, 0.5),
    (-1.0, 0.0, -0.7, 0.5),
    (0.0, -1.0, 0.7, -0.5),
    (-1.0, -1.0, -0.7, -0.5),
    (-0.5, 0.0, 0.0, 1.0),
    (-0.5, -1.0, 0.0, -1.0),
)


@dataclass
class Labels:
    """Names already placed on axes, in points from the drawing's lower left corner.

    Attributes
    ----------
    width, height : float
        Of the drawing.
    taken : list of boxes
        Left, lower, right and upper edges of what stands there.
    """

    width: float
    height: float
    taken: list[Box] = field(default_factory=list)

    def place(self, at: tuple[float, float], room: tuple[float, float], gap: float) -> Box | None:
        """The first place about a point where a name of this width and height has room.

        Examples
        --------
        >>> labels = Labels(100, 50)
        >>> labels.place((50, 25), (30, 8), 2), labels.place((50, 25), (30, 8), 2)
        ((52.0, 21.0, 82.0, 29.0), (18.0, 21.0, 48.0, 29.0))
        """
        for across, up, right, above in PLACES:
            left = at[0] + across * room[0] + right * gap
            lower = at[1] + up * room[1] + above * gap
            box = (left, lower, left + room[0], lower + room[1])
            inside = left >= 0 and lower >= 0 and box[2] <= self.width and box[3] <= self.height
            if inside and not any(_overlap(box, other) for other in self.taken):
                self.taken.append(box)
                return box
        return None


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def place_labels(
    axes: Axes,
    names: Sequence[str],
    points: Sequence[tuple[float, float]],
    *,
    others: Sequence[tuple[float, float]] = (),
    size: float,
    color: str,
) -> list[str]:
    """Write names beside their points, the first ones first; those without room are left out.

    What was written by an earlier call is kept free too.

    Parameters
    ----------
    axes : Axes
        With its limits set.
    names : sequence of str
    points : sequence of (float, float)
        In the units of the axes.
    others : sequence of (float, float)
        Other points that no name may cover.
    size : float
        Of the type, in points.
    color : str

    Returns
    -------
    list of str
        The names that were written.
    """
    figure = axes.get_figure(root=True)
    if figure is None:
        return []
    scale = POINTS_PER_INCH / figure.dpi
    corner = axes.transAxes.transform((0.0, 0.0))
    far = axes.transAxes.transform((1.0, 1.0))
    labels = Labels(float(far[0] - corner[0]) * scale, float(far[1] - corner[1]) * scale)
    labels.taken += _written(axes, labels, size)
    places = [(axes.transData.transform(point) - corner) * scale for point in points]
    beside = [(axes.transData.transform(point) - corner) * scale for point in others]
    dot = 0.22 * size
    labels.taken += [(x - dot, y - dot, x + dot, y + dot) for x, y in (*places, *beside)]
    written = []
    for name, (x, y) in zip(names, places, strict=True):
        shown = literal(axes, name, width=0.5 * labels.width, size=size)
        room = (advance(shown, size=size), 1.0 * size)
        box = labels.place((float(x), float(y)), room, 0.5 * size)
        if box is None:
            continue
        axes.annotate(
            shown,
            (box[0] / labels.width, box[1] / labels.height),
            xycoords="axes fraction",
            xytext=(0, 0.2 * size),
            textcoords="offset points",
            size=size,
            color=color,
            va="baseline",
            parse_math=False,
            gid="name",
        )
        written.append(name)
    return written


def _written(axes: Axes, labels: Labels, size: float) -> list[Box]:
    """Where names stand already."""
    from matplotlib.text import Annotation

    found = []
    for text in axes.texts:
        if isinstance(text, Annotation) and text.get_gid() == "name":
            left, lower = text.xy[0] * labels.width, text.xy[1] * labels.height
            found.append((left, lower, left + advance(text.get_text(), size=size), lower + size))
    return found
