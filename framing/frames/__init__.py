"""Frames proper: always tied to a codebook and to spans."""

from framing.frames.cues import FrameCues

__all__ = ["FrameCues"]
