"""Word lists as data: loaded with their cards, checked, and matched over parsed texts."""

from framing.lexicons.card import LexiconCard
from framing.lexicons.concordance import kwic
from framing.lexicons.entries import Entry
from framing.lexicons.lexicon import Lexicon, load, names
from framing.lexicons.matching import match

__all__ = ["Entry", "Lexicon", "LexiconCard", "kwic", "load", "match", "names"]
