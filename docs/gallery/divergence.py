"""How far apart outlets' words are, beyond what chance gives.

Each pair's Jensen–Shannon divergence less its mean under relabelled articles.
"""

from framing import Corpus
from framing.compare import TermCounts, divergence
from framing.extractor import Terms
from framing.figures import plot_divergence

corpus = Corpus.read("corpora/harbour-talks")
counts = TermCounts.by(Terms(min_units=2), corpus.tokens("article"))
design = corpus.design("article", groups="outlet", strata="event", clusters="copy_group")
found = divergence(counts, design, seed=1)
axes = plot_divergence(found)
