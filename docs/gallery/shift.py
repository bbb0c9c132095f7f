"""The words that make the difference between two outlets' averages: a word shift."""

from framing import Corpus
from framing.compare import TermCounts, shift
from framing.extractor import Terms
from framing.figures import plot_shift

corpus = Corpus.read("corpora/harbour-talks")
counts = TermCounts.by(Terms(min_units=2), corpus.tokens("article"))
design = corpus.design("article", groups="outlet", strata="event", clusters="copy_group")
found = shift(counts, design, pair=("tribune", "ledger"), seed=1)
axes = plot_shift(found)
