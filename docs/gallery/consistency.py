"""Whether the items of a frame go together: alpha of each frame, and each item with the rest."""

from framing import Corpus
from framing.compare import consistency
from framing.figures import plot_consistency
from framing.frames import FrameScores, load

corpus = Corpus.read("corpora/harbour-talks")
scores = FrameScores().components(corpus.tokens("article"))
clusters = corpus.about("article", ["copy_group"])["copy_group"]
found = consistency(scores, load("generic-frames").scales, clusters=clusters)
axes = plot_consistency(found)
