"""Word choice: what a text's own words reveal of its stand."""

from framing.wording.hedges import Hedges
from framing.wording.loaded import LoadedTerms

__all__ = ["Hedges", "LoadedTerms"]
