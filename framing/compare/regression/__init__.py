"""Rates, means and shares regressed on what is known of units, with errors that hold."""

from framing.compare.regression.regress import regress
from framing.compare.regression.task import Clustering

__all__ = ["Clustering", "regress"]
