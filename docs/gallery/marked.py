"""One article with every mark on its words."""

from framing import Corpus
from framing.extractor import Combined
from framing.figures import plot_marked
from framing.sourcing import ScareQuotes
from framing.wording import LoadedTerms

corpus = Corpus.read("corpora/harbour-talks").where(outlet="tribune")
extractor = Combined([("loaded", LoadedTerms(by="list")), ("scare", ScareQuotes())])
found = extractor.evidence(corpus.tokens("paragraph"))
axes = plot_marked(corpus, found, article=corpus.articles.index[0])
