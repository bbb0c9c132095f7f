"""Audience: what readers' comments do with an article."""

from framing.audience.incivility import Incivility
from framing.audience.incivility_cues import IncivilityCues
from framing.audience.pairs import STANCES, Pairs
from framing.audience.readers import comments_of, pseudonym
from framing.audience.stance import Stance
from framing.audience.stance_cues import StanceCues
from framing.audience.uptake import Uptake

__all__ = [
    "STANCES",
    "Incivility",
    "IncivilityCues",
    "Pairs",
    "Stance",
    "StanceCues",
    "Uptake",
    "comments_of",
    "pseudonym",
]
