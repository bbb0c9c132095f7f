"""Frames proper: always tied to a codebook and to spans."""

from framing.frames.axes import Axes, load_axes
from framing.frames.axis import FrameAxis
from framing.frames.classifier import FrameClassifier
from framing.frames.codebook import Codebook, codebooks, load
from framing.frames.cues import FrameCues, FrameScores
from framing.frames.examples import examples
from framing.frames.persuasion import PersuasionCues

__all__ = [
    "Axes",
    "Codebook",
    "FrameAxis",
    "FrameClassifier",
    "FrameCues",
    "FrameScores",
    "PersuasionCues",
    "codebooks",
    "examples",
    "load",
    "load_axes",
]
