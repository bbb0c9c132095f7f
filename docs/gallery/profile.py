"""The lexical profile of outlets, each feature on a scale of its own.

Rates in the outlet's own words, with intervals from the spread between articles.
"""

from framing import Corpus
from framing.compare import rates
from framing.extractor import Combined, Voice, in_voice
from framing.figures import plot_profile
from framing.wording import Boosters, Hedges, LoadedTerms, Metaphors

corpus = Corpus.read("corpora/harbour-talks")
lists = {"loaded": LoadedTerms, "hedges": Hedges, "boosters": Boosters, "metaphors": Metaphors}
profile = Combined([(name, Voice(one(by="list"))) for name, one in lists.items()])
scores = in_voice(profile.fit_transform(corpus.tokens("paragraph")), "outlet")
design = corpus.design("paragraph", groups="outlet", strata=None, clusters="copy_group")
found = rates(scores, design, groups=["tribune", "ledger", "lantern", "picket"])
axes = plot_profile(found)
