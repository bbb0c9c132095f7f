"""A rate over time, with events beside it."""

from framing import Corpus
from framing.compare import trend
from framing.figures import plot_trend
from framing.wording import LoadedTerms

corpus = Corpus.read("corpora/harbour-talks")
scores = LoadedTerms(by="list").fit_transform(corpus.tokens("article"))
design = corpus.design("article", groups="outlet_kind", strata=None, clusters="copy_group")
dates = corpus.about("article")["date"]
found = trend(scores, design, dates, groups=["partisan", "public"], by="day")
axes = plot_trend(found)
