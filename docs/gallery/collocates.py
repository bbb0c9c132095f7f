"""What stands near a word, outlet against outlet.

The document-level difference of each neighbour of *minister*, with its interval.
"""

import pandas as pd

from framing import Corpus
from framing.compare import TermCounts, Windows, collocates
from framing.extractor import Nearby, Terms
from framing.figures import plot_collocates

corpus = Corpus.read("corpora/harbour-talks")
tokens = corpus.tokens("article")
near = Nearby(["minister"], window=10, min_units=1)
counts = [TermCounts.by(one, tokens) for one in (near, Terms(min_units=1))]
windows = Windows(*counts, pd.Series(near.occurrences(tokens), tokens.index))
design = corpus.design("article", groups="outlet", strata="event", clusters="copy_group")
found = collocates(windows, design, pair=("tribune", "ledger"), seed=1)
axes = plot_collocates(found)
