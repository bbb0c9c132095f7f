"""Drawing: every figure shows a result table, computes nothing, and is saved with its numbers."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from framing.figures.agreement import plot_agreement
    from framing.figures.contrast import plot_contrast
    from framing.figures.contrast_all import plot_contrast_all
    from framing.figures.driving import plot_driving_words
    from framing.figures.heatmap import plot_heatmap
    from framing.figures.marked import plot_marked, plot_marked_pages
    from framing.figures.multiverse import plot_multiverse
    from framing.figures.power import plot_power
    from framing.figures.profile import plot_profile
    from framing.figures.saving import save_figure
    from framing.figures.style import paper
    from framing.figures.topics import plot_topics
    from framing.figures.validity import plot_validity

__all__ = [
    "paper",
    "plot_agreement",
    "plot_contrast",
    "plot_contrast_all",
    "plot_driving_words",
    "plot_heatmap",
    "plot_marked",
    "plot_marked_pages",
    "plot_multiverse",
    "plot_power",
    "plot_profile",
    "plot_topics",
    "plot_validity",
    "save_figure",
]

_HOMES = {
    "plot_validity": "validity",
    "plot_profile": "profile",
    "plot_driving_words": "driving",
    "paper": "style",
    "plot_agreement": "agreement",
    "plot_contrast": "contrast",
    "plot_contrast_all": "contrast_all",
    "plot_heatmap": "heatmap",
    "plot_marked": "marked",
    "plot_marked_pages": "marked",
    "plot_multiverse": "multiverse",
    "plot_power": "power",
    "plot_topics": "topics",
    "save_figure": "saving",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
