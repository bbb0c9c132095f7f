"""Actors: who acts, who is acted upon, who speaks, and how words portray them."""

from framing.actors.appearances import Appearances
from framing.actors.cast import Actor, Cast
from framing.actors.passives import Passives
from framing.actors.portrayals import Portrayals
from framing.actors.roles import Roles
from framing.actors.sentiment import TargetSentiment
from framing.actors.targets import Targets
from framing.actors.tone import TargetTone

__all__ = [
    "Actor",
    "Appearances",
    "Cast",
    "Passives",
    "Portrayals",
    "Roles",
    "TargetSentiment",
    "TargetTone",
    "Targets",
]
