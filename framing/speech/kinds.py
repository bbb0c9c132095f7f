"""Kinds of cue, and sets of properties and lengths that several rules share."""

from __future__ import annotations

from framing.speech.classes import (
    CAPITAL,
    CITIZEN,
    CLOSING,
    COLON,
    DASH,
    DET,
    DOCUMENT,
    EXPERT,
    MEDIA,
    OFFICIAL,
    OPENING,
    ORGANISATION,
    STOP,
    TITLE,
)

PERSON = OFFICIAL | EXPERT | CITIZEN | ORGANISATION | DOCUMENT | MEDIA | TITLE
NAMING = CAPITAL | DET | TITLE
BREAKS = STOP | COLON | OPENING | CLOSING | DASH
LONGEST_SOURCE = 40
LONGEST_BRIDGE = 9
LONG_QUOTATION = 4
NO_CUE, SAID, TOLD, PAIRED, INTENDED, JUDGED, NAMED, SEEMED, FELT, LINKED = range(10)
TO_THE_COMMA = (JUDGED, NAMED, LINKED)
TO_THE_PLACE = (JUDGED, PAIRED)
REPORTS = (SAID, TOLD)
