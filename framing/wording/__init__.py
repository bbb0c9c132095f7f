"""Word choice: what a text's own words reveal of its stand."""

from framing.wording.boosters import Boosters
from framing.wording.choices import ChoiceShares
from framing.wording.diversity import LexicalDiversity
from framing.wording.driving import driving_words
from framing.wording.emotions import Emotions
from framing.wording.euphemisms import Euphemisms
from framing.wording.evidentials import Evidentials
from framing.wording.hedges import Hedges
from framing.wording.labels import ActorLabels
from framing.wording.loaded import LoadedTerms
from framing.wording.loaded_language import LoadedLanguage
from framing.wording.metaphors import Metaphors
from framing.wording.morals import MoralShares, MoralWords
from framing.wording.one_sided import OneSidedTerms
from framing.wording.presuppositions import Presuppositions
from framing.wording.readability import Readability
from framing.wording.reporting import ReportingVerbs
from framing.wording.style import Emphasis, Style
from framing.wording.subjectives import Subjectives
from framing.wording.tone import Tone, ToneBalance

__all__ = [
    "ActorLabels",
    "Boosters",
    "ChoiceShares",
    "Emotions",
    "Emphasis",
    "Euphemisms",
    "Evidentials",
    "Hedges",
    "LexicalDiversity",
    "LoadedLanguage",
    "LoadedTerms",
    "Metaphors",
    "MoralShares",
    "MoralWords",
    "OneSidedTerms",
    "Presuppositions",
    "Readability",
    "ReportingVerbs",
    "Style",
    "Subjectives",
    "Tone",
    "ToneBalance",
    "driving_words",
]
