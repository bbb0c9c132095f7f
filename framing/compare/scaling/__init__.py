"""Documents and outlets placed on a line by the words they use."""

from framing.compare.scaling.wordfish import wordfish
from framing.compare.scaling.wordscores import wordscores

__all__ = ["wordfish", "wordscores"]
