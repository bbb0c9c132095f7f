"""How many events a study needs before it would find the difference it looks for."""

from framing import Corpus
from framing.compare import Plans, power
from framing.figures import plot_power
from framing.wording import LoadedTerms

corpus = Corpus.read("corpora/harbour-talks")
scores = LoadedTerms(by="list").fit_transform(corpus.tokens("article"))
design = corpus.design("article", groups="outlet", strata="event", clusters="copy_group")
plans = Plans(sizes=(10, 20, 40, 80), repeats=100)
found = power(scores, design, pair=("tribune", "ledger"), effect=1.5, plans=plans, seed=1)
axes = plot_power(found)
