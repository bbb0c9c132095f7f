"""Who speaks, and in whose words."""

from framing.sourcing.attributions import Attributions
from framing.sourcing.balance import Balance, Voices
from framing.sourcing.headlines import HeadlineQuotes
from framing.sourcing.parsing import ParsedAttributions
from framing.sourcing.partial import PartialQuotes
from framing.sourcing.quotations import Quotations
from framing.sourcing.scare import ScareQuotes
from framing.sourcing.sources import Sources
from framing.sourcing.stances import ReportingStances
from framing.sourcing.tagger import AttributionTagger, codes

__all__ = [
    "AttributionTagger",
    "Attributions",
    "Balance",
    "HeadlineQuotes",
    "ParsedAttributions",
    "PartialQuotes",
    "Quotations",
    "ReportingStances",
    "ScareQuotes",
    "Sources",
    "Voices",
    "codes",
]
