"""What each outlet's coverage is about: topics' shares with intervals."""

from framing import Corpus
from framing.compare import rates
from framing.figures import plot_topics
from framing.topics import NMFTopics

corpus = Corpus.read("corpora/harbour-talks")
shares = NMFTopics(6).fit_transform(corpus.tokens("article"))
design = corpus.design("article", groups="outlet", strata=None, clusters="copy_group")
found = rates(shares, design, groups=["tribune", "ledger", "lantern"])
axes = plot_topics(found)
