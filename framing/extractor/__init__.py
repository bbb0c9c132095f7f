"""What marks spans and counts them, in scikit-learn manners."""

from framing.extractor.combined import Combined
from framing.extractor.lists import LexiconExtractor
from framing.extractor.marking import EXPOSURES, Extractor, as_tokens
from framing.extractor.measures import Measure
from framing.extractor.nearby import Nearby
from framing.extractor.negation import intensity, negated
from framing.extractor.rules import RuleExtractor
from framing.extractor.terms import Terms
from framing.extractor.voices import Voice, in_voice
from framing.extractor.whose import SPEAKING, VOICES

__all__ = [
    "EXPOSURES",
    "SPEAKING",
    "VOICES",
    "Combined",
    "Extractor",
    "LexiconExtractor",
    "Measure",
    "Nearby",
    "RuleExtractor",
    "Terms",
    "Voice",
    "as_tokens",
    "in_voice",
    "intensity",
    "negated",
]
