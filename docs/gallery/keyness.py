"""The words that tell two outlets apart, by how often they are used.

Each dot is a word: to the right the more frequent ones, up those that the first outlet prefers.
The band is what chance gives at that frequency; words are tested by document.
"""

from framing import Corpus
from framing.compare import TermCounts, keyness
from framing.extractor import Terms
from framing.figures import plot_keyness

corpus = Corpus.read("corpora/harbour-talks")
counts = TermCounts.by(Terms(min_units=2), corpus.tokens("article"))
design = corpus.design("article", groups="outlet", strata="event", clusters="copy_group")
found = keyness(counts, design, pair=("tribune", "ledger"), seed=1)
axes = plot_keyness(found)
