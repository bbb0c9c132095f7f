"""Text that comes from data, set in type: literal, measured, and never silently blank.

The letters are a cut of Source Sans 3 that comes with the package, so that a figure has the same
bytes on machines with other fonts; what it lacks is looked for in the fonts that matplotlib
carries.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FAMILY = "Framing Sans (framing)"
FALLBACKS = ("DejaVu Sans",)
FONTS = Path(__file__).parent / "fonts"
# The semibold stands in for bold, the one heavier weight that the fallback fonts have too.
FACES = (
    ("FramingSans-Regular.ttf", 400, "normal"),
    ("FramingSans-Semibold.ttf", 700, "normal"),
)
ELLIPSIS = "…"
_MISSING = "_framing_missing_glyphs"


@functools.cache
def installed() -> str:
    """Make the package's own letters known to matplotlib, once; returns their family's name.

    They are entered under a name of their own, so no other figure changes.
    """
    from matplotlib.font_manager import FontEntry, fontManager

    for file, weight, style in FACES:
        entry = FontEntry(fname=str(FONTS / file), name=FAMILY, weight=weight, style=style)
        fontManager.ttflist.append(entry)
    return FAMILY


def font_folders() -> tuple[Path, Path]:
    """Where the package's own letters are, and those that they fall back on."""
    import matplotlib

    return FONTS, Path(matplotlib.get_data_path()) / "fonts" / "ttf"


@functools.lru_cache(maxsize=32)
def _drawable(families: tuple[str, ...]) -> frozenset[int]:
    from matplotlib import font_manager
    from matplotlib.font_manager import FontProperties

    paths = [font_manager.findfont(FontProperties(family=[family])) for family in families]
    return frozenset().union(*(font_manager.get_font(path).get_charmap() for path in paths))


def pieces(text: str, families: Sequence[str] | None = None) -> list[str]:
    """What is printed for each character of a text.

    A line end or tab is printed as a space; a character that no font has, that would steer the
    text's direction, or that is half of a pair, as its code point.

    Examples
    --------
    >>> pieces("a\\tb")
    ['a', ' ', 'b']
    >>> "".join(pieces("$5\\u202e"))
    '$5U+202E'
    """
    installed()
    known = _drawable(tuple(families or (FAMILY, *FALLBACKS)))
    return [_piece(character, known) for character in text]


def _piece(character: str, known: frozenset[int]) -> str:
    if " " <= character <= "~":
        return character
    if character.isspace():
        return " "
    hidden = unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn")
    if hidden or ord(character) not in known:
        return f"U+{ord(character):04X}"
    return character


def literal(axes: Axes, text: object, *, width: float | None = None, size: float = 0) -> str:
    """A text from the data as it is printed on `axes`; what no font has is counted there.

    Parameters
    ----------
    axes : Axes
    text : object
    width, size : float
        Where a width in points is given, the text is cut to it at this size, with an ellipsis.

    Returns
    -------
    str
    """
    import matplotlib

    given = str(text)
    if width is not None:
        # No letter is narrower than a fiftieth of its size: the rest cannot be seen anyway.
        given = given[: int(50 * width / size) + 1]
    printed = pieces(given, matplotlib.rcParams["font.family"])
    for piece in printed:
        if len(piece) > 1:
            count_missing(axes.figure, piece)
    shown = "".join(printed)
    return shown if width is None else shortened(shown, width=width, size=size)


def count_missing(figure: object, piece: str) -> None:
    """Note on a figure that a character was printed as its code point."""
    counted = missing_glyphs(figure)
    counted[piece] = counted.get(piece, 0) + 1
    setattr(figure, _MISSING, counted)


def missing_glyphs(figure: object) -> dict[str, int]:
    """How often each character that no font had was printed as its code point."""
    counted: dict[str, int] = getattr(figure, _MISSING, {})
    return dict(sorted(counted.items()))


def advance(text: str, *, size: float, weight: int = 400) -> float:
    """How far a line of text reaches, in points, by the metrics of the fonts it is drawn in."""
    import matplotlib

    return _advance(text, tuple(matplotlib.rcParams["font.family"]), float(size), weight)


@functools.lru_cache(maxsize=20_000)
def _advance(text: str, families: tuple[str, ...], size: float, weight: int) -> float:
    from matplotlib import font_manager
    from matplotlib.font_manager import FontProperties
    from matplotlib.ft2font import LoadFlags

    paths = [
        font_manager.findfont(FontProperties(family=[family], weight=weight)) for family in families
    ]
    font = font_manager.get_font(paths)
    font.set_size(size, 72)
    reach = []
    # A stroke on either side keeps blanks at the ends, which have no ink, in the measure.
    printed = "".join(pieces(text, families))
    for measured in (f"|{printed}|", "||"):
        font.set_text(measured, 0.0, flags=LoadFlags.NO_HINTING)
        reach.append(font.get_width_height()[0] / 64)
    return float(reach[0] - reach[1])


def shortened(text: str, *, width: float, size: float, weight: int = 400) -> str:
    """The text, or as much of it as the width in points holds, with an ellipsis."""
    if advance(text, size=size, weight=weight) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if advance(text[:middle].rstrip() + ELLIPSIS, size=size, weight=weight) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS


def wrapped(text: str, *, width: float, size: float, lines: int) -> str:
    """The text on at most so many lines of the width; what is left over ends in an ellipsis."""
    found: list[str] = []
    words = text.split(" ")
    while words and len(found) < lines - 1:
        n = 1
        while n < len(words) and advance(" ".join(words[: n + 1]), size=size) <= width:
            n += 1
        found.append(shortened(" ".join(words[:n]), width=width, size=size))
        words = words[n:]
    if words:
        found.append(shortened(" ".join(words), width=width, size=size))
    return "\n".join(found)
