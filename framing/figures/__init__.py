"""Drawing: every figure shows a result table, computes nothing, and is saved with its numbers."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from framing.figures.actors import plot_actors
    from framing.figures.agreement import plot_agreement
    from framing.figures.axes import plot_axes
    from framing.figures.collocates import plot_collocates
    from framing.figures.consistency import plot_consistency
    from framing.figures.contrast import plot_contrast
    from framing.figures.contrast_all import plot_contrast_all
    from framing.figures.cooccurrence import plot_cooccurrence
    from framing.figures.coverage import plot_copying, plot_presence, plot_timetable
    from framing.figures.divergence import plot_divergence
    from framing.figures.driving import plot_driving_words
    from framing.figures.evidence import plot_evidence
    from framing.figures.frames import plot_frames
    from framing.figures.heatmap import plot_heatmap
    from framing.figures.keyness import plot_keyness
    from framing.figures.marked import plot_marked, plot_marked_pages
    from framing.figures.multiverse import plot_multiverse
    from framing.figures.partisanship import plot_partisanship
    from framing.figures.power import plot_power
    from framing.figures.prevalence import plot_prevalence_over_time
    from framing.figures.profile import plot_profile
    from framing.figures.regress import plot_regress
    from framing.figures.saving import save_figure
    from framing.figures.scaling import plot_scaling
    from framing.figures.shares import plot_rates, plot_shares
    from framing.figures.shift import plot_shift
    from framing.figures.style import paper
    from framing.figures.topic_grid import plot_topic_grid
    from framing.figures.topics import plot_topics
    from framing.figures.trend import plot_trend
    from framing.figures.uptake import plot_uptake
    from framing.figures.validity import plot_validity

__all__ = [
    "paper",
    "plot_actors",
    "plot_agreement",
    "plot_axes",
    "plot_collocates",
    "plot_consistency",
    "plot_contrast",
    "plot_contrast_all",
    "plot_cooccurrence",
    "plot_copying",
    "plot_divergence",
    "plot_driving_words",
    "plot_evidence",
    "plot_frames",
    "plot_heatmap",
    "plot_keyness",
    "plot_marked",
    "plot_marked_pages",
    "plot_multiverse",
    "plot_partisanship",
    "plot_power",
    "plot_presence",
    "plot_prevalence_over_time",
    "plot_profile",
    "plot_rates",
    "plot_regress",
    "plot_scaling",
    "plot_shares",
    "plot_shift",
    "plot_timetable",
    "plot_topic_grid",
    "plot_topics",
    "plot_trend",
    "plot_uptake",
    "plot_validity",
    "save_figure",
]

_HOMES = {
    "plot_actors": "actors",
    "plot_axes": "axes",
    "plot_consistency": "consistency",
    "plot_cooccurrence": "cooccurrence",
    "plot_evidence": "evidence",
    "plot_frames": "frames",
    "plot_divergence": "divergence",
    "plot_shift": "shift",
    "plot_partisanship": "partisanship",
    "plot_keyness": "keyness",
    "plot_collocates": "collocates",
    "plot_uptake": "uptake",
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
    "plot_copying": "coverage",
    "plot_presence": "coverage",
    "plot_timetable": "coverage",
    "plot_prevalence_over_time": "prevalence",
    "plot_topic_grid": "topic_grid",
    "plot_topics": "topics",
    "plot_rates": "shares",
    "plot_regress": "regress",
    "plot_shares": "shares",
    "plot_scaling": "scaling",
    "plot_trend": "trend",
    "save_figure": "saving",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
