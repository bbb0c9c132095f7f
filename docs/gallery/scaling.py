"""Outlets on a line that their words alone draw: wordfish, within events."""

from framing import Corpus
from framing.compare import TermCounts, wordfish
from framing.extractor import Terms
from framing.figures import plot_scaling

corpus = Corpus.read("corpora/harbour-talks")
counts = TermCounts.by(Terms(min_units=3), corpus.tokens("article"))
design = corpus.design("article", groups="outlet", strata="event", clusters="copy_group")
found = wordfish(counts, design, direction=("ledger", "tribune"))
axes = plot_scaling(found)
