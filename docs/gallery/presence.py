"""Who covers what, and who leaves it out.

Hatched cells are events that two other outlets cover and this one does not; a grey cell lies
outside the days from which the corpus has the outlet, so that its silence says nothing.
"""

from framing import Corpus
from framing.coverage import presence
from framing.figures import plot_presence

corpus = Corpus.read("corpora/harbour-talks")
articles = corpus.articles
# Three stories are dropped, as real outlets drop them.
story = articles["outlet"].str.cat(articles["event"], sep=": ")
dropped = ["ledger: cup-final", "picket: april-storm", "picket: hospital-queues"]
found = presence(corpus.assign(kept=~story.isin(dropped)).where(kept=True))
axes = plot_presence(found)
