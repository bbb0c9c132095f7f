"""Compare groups by numbers alone: differences with intervals, p and corrected p."""

from framing.compare.agreement import agreement
from framing.compare.contrast import contrast
from framing.compare.contrast_all import contrast_all
from framing.compare.corrected import corrected
from framing.compare.counts import TermCounts
from framing.compare.dirichlet import Prior
from framing.compare.exposure import exposed
from framing.compare.keyness import keyness
from framing.compare.multiplicity import adjusted
from framing.compare.rates import rates
from framing.compare.registry import Registry
from framing.compare.resampling import Resampling
from framing.compare.result import Comparison, Estimates

__all__ = [
    "Comparison",
    "Estimates",
    "Prior",
    "Registry",
    "Resampling",
    "TermCounts",
    "adjusted",
    "agreement",
    "contrast",
    "contrast_all",
    "corrected",
    "exposed",
    "keyness",
    "rates",
]
