"""Compare groups by numbers alone: differences with intervals, p and corrected p."""

from framing.compare.contrast import contrast
from framing.compare.contrast_all import contrast_all
from framing.compare.counts import TermCounts
from framing.compare.exposure import exposed
from framing.compare.multiplicity import adjusted
from framing.compare.rates import rates
from framing.compare.resampling import Resampling
from framing.compare.result import Comparison, Estimates

__all__ = [
    "Comparison",
    "Estimates",
    "Resampling",
    "TermCounts",
    "adjusted",
    "contrast",
    "contrast_all",
    "exposed",
    "rates",
]
