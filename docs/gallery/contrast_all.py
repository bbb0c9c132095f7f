"""Every outlet against all others, in every feature.

Rows are features, columns outlets; the depth of a cell is the difference from the others on the
same events, and a frame marks what is a discovery.
"""

from framing import Corpus
from framing.compare import contrast_all
from framing.figures import plot_contrast_all
from framing.wording import LoadedTerms

corpus = Corpus.read("corpora/harbour-talks")
scores = LoadedTerms().fit_transform(corpus.tokens("article"))
design = corpus.design("article", groups="outlet", strata="event", clusters="copy_group")
found = contrast_all(scores, design, seed=1)
axes = plot_contrast_all(found)
