"""Rates over time: slopes, differences, and when a change began."""

from framing.compare.timeline.trend import trend

__all__ = ["trend"]
