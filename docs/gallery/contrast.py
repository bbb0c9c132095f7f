"""What one outlet does more than another, on the same events.

Dots are differences in rates, bars their 95 % intervals; a filled dot is a discovery after
correction over everything that was tested.
"""

from framing import Corpus
from framing.compare import contrast
from framing.figures import plot_contrast
from framing.wording import LoadedTerms

corpus = Corpus.read("corpora/harbour-talks")
scores = LoadedTerms().fit_transform(corpus.tokens("paragraph"))
design = corpus.design("paragraph", groups="outlet", strata="event", clusters="copy_group")
found = contrast(scores, design, pair=("tribune", "ledger"), seed=1)
axes = plot_contrast(found)
