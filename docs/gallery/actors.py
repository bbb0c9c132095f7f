"""Actors by outlet: who acts, who speaks, and who is told of as powerful or blamed."""

from framing import Corpus
from framing.actors import Appearances
from framing.compare import rates
from framing.figures import plot_actors

corpus = Corpus.read("corpora/harbour-talks")
appearances = Appearances.of(corpus.tokens("article"))
design = appearances.design(corpus.design("article", groups="outlet", clusters="copy_group"))
scores = appearances.measures(appearances.ranked(top=5))
found = rates(scores, design, groups=["tribune", "ledger", "courier"], bounds=(0, 1))
axes = plot_actors(found, measures=["acts", "speaks", "praised"])
