"""How much of what each outlet has: a table that can be seen at a glance.

Each cell holds the rate and its interval; the shade compares outlets within a feature.
"""

from framing import Corpus
from framing.compare import rates
from framing.figures import plot_heatmap
from framing.frames import FrameCues

corpus = Corpus.read("corpora/harbour-talks")
scores = FrameCues().fit_transform(corpus.tokens("article"))
design = corpus.design("article", groups="outlet", strata=None, clusters="copy_group")
found = rates(scores, design, groups=["tribune", "ledger", "lantern", "picket"])
axes = plot_heatmap(found)
