"""How often one thing is marked in each outlet's own words: scare quotes."""

from framing import Corpus
from framing.compare import rates
from framing.figures import plot_rates
from framing.sourcing import ScareQuotes

corpus = Corpus.read("corpora/harbour-talks")
scores = ScareQuotes().fit_transform(corpus.tokens("article"))
found = rates(scores, corpus.design("article", groups="outlet", clusters="copy_group"))
axes = plot_rates(found, feature="scare_quote")
