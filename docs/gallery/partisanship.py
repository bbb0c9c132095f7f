"""How well one phrase tells which outlet wrote it, above what chance gives."""

from framing import Corpus
from framing.compare import TermCounts, partisanship
from framing.extractor import Terms
from framing.figures import plot_partisanship

corpus = Corpus.read("corpora/harbour-talks")
counts = TermCounts.by(Terms(min_units=2), corpus.tokens("article"))
design = corpus.design("article", groups="outlet", strata="event", clusters="copy_group")
found = partisanship(counts, design, pair=("tribune", "ledger"), seed=1)
axes = plot_partisanship(found)
