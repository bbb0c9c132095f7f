"""How many topics hold: a model of every size and seed, judged.

*Stability* tells whether topics recur; where it falls, the topics are those of one seed.
"""

from framing import Corpus
from framing.figures import plot_topic_grid
from framing.topics import LDA, topic_terms
from framing.topics.grid import grid

corpus = Corpus.read("corpora/harbour-talks")
model = LDA(words=topic_terms(min_units=5))
found = grid(corpus.tokens("article"), model, sizes=[4, 8, 12, 16], seeds=[1, 2, 3], workers=1)
axes = plot_topic_grid(found)
