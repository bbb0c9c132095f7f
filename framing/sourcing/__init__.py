"""Who speaks, and in whose words."""

from framing.sourcing.attributions import Attributions
from framing.sourcing.quotations import Quotations
from framing.sourcing.scare import ScareQuotes

__all__ = ["Attributions", "Quotations", "ScareQuotes"]
