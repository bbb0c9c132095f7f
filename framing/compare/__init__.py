"""Compare groups by numbers alone: differences with intervals, p and corrected p."""

from framing.compare.agreement import agreement
from framing.compare.background import background
from framing.compare.coding_size import coding_size
from framing.compare.collocates import Windows, collocates
from framing.compare.consistency import consistency
from framing.compare.contrast import contrast
from framing.compare.contrast_all import contrast_all
from framing.compare.cooccurrence import cooccurrence
from framing.compare.corrected import corrected
from framing.compare.corrected_shares import corrected_shares
from framing.compare.counts import TermCounts
from framing.compare.dirichlet import Prior
from framing.compare.divergence import divergence
from framing.compare.exposure import exposed
from framing.compare.keyness import keyness
from framing.compare.multiplicity import adjusted
from framing.compare.multiverse import Way, multiverse
from framing.compare.pairing import pairing
from framing.compare.partisanship import partisanship
from framing.compare.power import Plans, power
from framing.compare.prevalence import Certain, Prevalence, prevalence, prevalence_over_time
from framing.compare.rates import rates
from framing.compare.registry import Registry
from framing.compare.regression import Clustering, regress
from framing.compare.resampling import Resampling
from framing.compare.result import Comparison, Estimates
from framing.compare.scaling import wordfish, wordscores
from framing.compare.shift import shift
from framing.compare.timeline import trend

__all__ = [
    "Certain",
    "Clustering",
    "Comparison",
    "Estimates",
    "Plans",
    "Prevalence",
    "Prior",
    "Registry",
    "Resampling",
    "TermCounts",
    "Way",
    "Windows",
    "adjusted",
    "agreement",
    "background",
    "coding_size",
    "collocates",
    "consistency",
    "contrast",
    "contrast_all",
    "cooccurrence",
    "corrected",
    "corrected_shares",
    "divergence",
    "exposed",
    "keyness",
    "multiverse",
    "pairing",
    "partisanship",
    "power",
    "prevalence",
    "prevalence_over_time",
    "rates",
    "regress",
    "shift",
    "trend",
    "wordfish",
    "wordscores",
]
