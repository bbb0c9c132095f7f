"""Which frames stand in the same articles more often than chance would have it."""

from framing import Corpus
from framing.compare import cooccurrence
from framing.figures import plot_cooccurrence
from framing.frames import FrameScores

corpus = Corpus.read("corpora/harbour-talks")
scores = FrameScores().fit_transform(corpus.tokens("article"))
clusters = corpus.about("article", ["copy_group"])["copy_group"]
found = cooccurrence(scores, clusters=clusters)
axes = plot_cooccurrence(found)
