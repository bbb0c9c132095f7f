"""The words that an outlet's score is made of, each with a place where it stands."""

from framing import Corpus
from framing.extractor import Voice
from framing.figures import plot_driving_words
from framing.wording import LoadedTerms, driving_words

corpus = Corpus.read("corpora/harbour-talks").where(outlet=["tribune", "ledger"])
tokens = corpus.tokens("paragraph")
evidence = Voice(LoadedTerms()).evidence(tokens).query("voice == 'outlet'")
found = driving_words(evidence, tokens, corpus.about("paragraph")["outlet"], top=6)
axes = plot_driving_words(found, top=6)
