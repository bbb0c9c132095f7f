"""Colours that stay apart for colour-blind readers and in print without colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.colors import LinearSegmentedColormap

INK = "#1f2328"
MUTED = "#5f6670"
RULE = "#d5d9de"
GUIDE = "#eceef1"
BAND = "#f6f7f9"
ZERO = "#8a9099"
FOUND = "#0b4f8a"
NOT_FOUND = "#7a828c"

# Okabe and Ito's set, darkened where it would vanish on white; with a shape each, so that no
# series is told by colour alone.
SERIES = ("#0b4f8a", "#c8500b", "#007a5e", "#9a3d77", "#6b6b00", "#444444")
MARKERS = ("o", "s", "^", "D", "v", "P")

# Pale grounds for marks on text (black text on each has a contrast above 10 to 1), and the
# dark partner in which a ground's name is written in the margin.
GROUNDS = (
    "#ffe08a",
    "#bfe0f7",
    "#c9ebc4",
    "#f8cfe0",
    "#ffd0b0",
    "#dcd3f2",
    "#d9dcc0",
    "#c3ebe6",
)
PARTNERS = (
    "#7a5a00",
    "#0b4f8a",
    "#2c6a24",
    "#94285f",
    "#9a4510",
    "#56419a",
    "#565a2a",
    "#0d655c",
)


def shades() -> LinearSegmentedColormap:
    """Light to dark in one hue, even in lightness, so that it reads in grey."""
    from matplotlib.colors import LinearSegmentedColormap

    return LinearSegmentedColormap.from_list(
        "framing", ["#f4f6f9", "#c9d9ea", "#8fb2d3", "#4f82b3", "#235a8c", "#123a5e"]
    )


def two_sided() -> LinearSegmentedColormap:
    """From brown over white to blue, as dark at either end, for what lies on two sides of zero."""
    from matplotlib.colors import LinearSegmentedColormap

    return LinearSegmentedColormap.from_list(
        "framing two-sided",
        ["#8a3b08", "#c9702f", "#efc9a6", "#f6f7f9", "#b4d0e6", "#4f82b3", "#123a5e"],
    )


def ink_on(ground: tuple[float, float, float, float]) -> str:
    """Black or white, whichever stands out more on a ground (contrast ratio of WCAG 2.2)."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in ground[:3]
    ]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    # INK has a luminance of .017.
    return "white" if 1.05 / (luminance + 0.05) > (luminance + 0.05) / 0.067 else INK
