"""Coding by people: what they are given, what they give back, and what becomes of it."""

from framing.frames.coding.reading import read_codes
from framing.frames.coding.sampling import sample
from framing.frames.coding.settling import adjudicate, settle
from framing.frames.coding.sheets import form, sheet

__all__ = ["adjudicate", "form", "read_codes", "sample", "settle", "sheet"]
