"""Who stands in whose words: copies of one text in two outlets.

What looks like agreement between outlets is often one agency's story, and who printed it first on
one day cannot be told.
"""

from framing import Corpus
from framing.coverage import copying
from framing.figures import plot_copying

corpus = Corpus.read("corpora/harbour-talks")
found = copying(corpus)
axes = plot_copying(found)
