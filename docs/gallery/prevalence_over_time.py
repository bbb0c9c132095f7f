"""How the shares of topics go over time, with 95 % bands and the events that moved them."""

from framing import Corpus
from framing.compare import prevalence_over_time
from framing.figures import plot_prevalence_over_time
from framing.topics import StructuralTopics

corpus = Corpus.read("corpora/harbour-talks").where(outlet=["tribune", "ledger"])
about = corpus.about("article", ["outlet", "date"])[["outlet", "date"]]
model = StructuralTopics(4).fit(corpus.tokens("article"), covariates=about)
design = corpus.design("article", groups="outlet", clusters="copy_group")
found = prevalence_over_time(model.posterior(), design, about["date"], curves=3)
events = {"dock strike": "2031-03-24", "vote": "2031-05-27", "accord": "2031-08-18"}
axes = plot_prevalence_over_time(found, events=events)
