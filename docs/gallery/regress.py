"""Rates regressed on the outlet, with a constant for each event and errors clustered by event."""

from framing import Corpus
from framing.compare import regress
from framing.figures import plot_regress
from framing.wording import LoadedTerms

corpus = Corpus.read("corpora/harbour-talks")
scores = LoadedTerms(by="list").fit_transform(corpus.tokens("article"))
design = corpus.design("article", groups="outlet", strata="event", clusters="copy_group")
found = regress(scores, design, reference="ledger")
axes = plot_regress(found)
