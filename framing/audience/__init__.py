"""Audience: what readers' comments do with an article."""

from framing.audience.pairs import STANCES, Pairs
from framing.audience.stance import Stance
from framing.audience.stance_cues import StanceCues

__all__ = ["STANCES", "Pairs", "Stance", "StanceCues"]
