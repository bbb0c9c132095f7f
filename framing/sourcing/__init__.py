"""Who speaks, and in whose words."""

from framing.sourcing.attributions import Attributions
from framing.sourcing.quotations import Quotations
from framing.sourcing.scare import ScareQuotes
from framing.sourcing.tagger import AttributionTagger, codes

__all__ = ["AttributionTagger", "Attributions", "Quotations", "ScareQuotes", "codes"]
