"""Word lists as data: loaded with their cards, checked, matched over parsed texts, audited."""

from framing.lexicons.audit import Audit, audit
from framing.lexicons.card import LexiconCard
from framing.lexicons.concordance import kwic
from framing.lexicons.entries import Entry
from framing.lexicons.importing import Imported, carried, held, import_list
from framing.lexicons.lexicon import Lexicon, load, names
from framing.lexicons.matching import match

__all__ = [
    "Audit",
    "Entry",
    "Imported",
    "Lexicon",
    "LexiconCard",
    "audit",
    "carried",
    "held",
    "import_list",
    "kwic",
    "load",
    "match",
    "names",
]
