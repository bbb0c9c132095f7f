"""The key of a marked article: what each ground and underline stands for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.errors import one_of
from framing.figures import colours
from framing.figures.lettering import advance, literal
from framing.figures.margins import SMALL, readable
from framing.figures.sheet import Mark
from framing.figures.style import paper_width, type_size

if TYPE_CHECKING:
    from matplotlib.axes import Axes

OTHERS = ("#e3e5e8", "#444444")
# How a voice's words are underlined; others, such as the outlet's own, are not.
VOICES = {"quoted": "-", "attributed": ":"}


@dataclass(frozen=True)
class Key:
    """What each ground and underline stands for."""

    counts: dict[str, int]
    voices: tuple[str, ...]

    @classmethod
    def of(cls, marks: Sequence[Mark], labels: Sequence[str] | None) -> Key:
        """The key of some marks: of these labels, or of all, the most frequent first.

        Raises
        ------
        FramingError
            For a label that no mark has.
        """
        counts = Counter(mark.label for mark in marks)
        if labels is None:
            chosen = sorted(counts, key=lambda label: (-counts[label], label))
        else:
            chosen = [one_of("label", label, counts) for label in labels]
        heard = {mark.voice for mark in marks if mark.label in chosen}
        voices = tuple(voice for voice in VOICES if voice in heard)
        return cls({label: counts[label] for label in chosen}, voices)

    def look(self, label: str) -> tuple[str, str]:
        """Ground and dark partner of a label."""
        place = list(self.counts).index(label)
        if place >= len(colours.GROUNDS):
            return OTHERS
        return colours.GROUNDS[place], colours.PARTNERS[place]

    @property
    def entries(self) -> list[tuple[str, str]]:
        """What the key says, each entry with the label or voice it is about."""
        said = [(f"{readable(label)}  {n}", label) for label, n in self.counts.items()]
        return [*said, *((f"{voice} words", voice) for voice in self.voices)]

    def lines(self, width: float) -> list[list[tuple[float, str, str]]]:
        """The entries in lines of the width, each with its place."""
        size = SMALL * type_size()
        lines: list[list[tuple[float, str, str]]] = [[]]
        reached = 0.0
        for text, name in self.entries:
            need = advance(text, size=size) + 3.2 * size
            if reached + need > width and lines[-1]:
                lines.append([])
                reached = 0.0
            lines[-1].append((reached, text, name))
            reached += need
        return lines if lines[-1] else []

    @property
    def height(self) -> float:
        """Points that the key takes at the top of the first page."""
        n = len(self.lines(paper_width() - type_size()))
        return (1.9 * n + 1.2) * SMALL * type_size() if n else 0.0

    def draw(self, axes: Axes) -> None:
        """Draw the key at the top of a page whose places count in points, down from 0."""
        from matplotlib.patches import Rectangle

        size = SMALL * type_size()
        for number, line in enumerate(self.lines(paper_width() - type_size())):
            y = -(number + 1) * 1.9 * size + 0.7 * size
            for x, text, name in line:
                if name in self.counts:
                    axes.add_patch(
                        Rectangle(
                            (x, y - 0.3 * size),
                            1.4 * size,
                            1.15 * size,
                            color=self.look(name)[0],
                            linewidth=0,
                            gid="key",
                        )
                    )
                else:
                    axes.plot(
                        [x, x + 1.4 * size],
                        [y - 0.05 * size] * 2,
                        VOICES[name],
                        color=colours.INK,
                        linewidth=0.8,
                        label=f"_key {name}",
                    )
                axes.text(
                    x + 1.8 * size,
                    y,
                    literal(axes, text),
                    size=size,
                    color=colours.MUTED,
                    va="baseline",
                    parse_math=False,
                )
