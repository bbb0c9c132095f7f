"""What readers take up of an article, beyond what comments below other articles do."""

from framing.audience import Uptake
from framing.compare import Resampling, pairing
from framing.corpus import Corpus
from framing.figures import plot_uptake

corpus = Corpus.read("corpora/harbour-talks")
design = corpus.design("article", groups="outlet", strata="event")
found = pairing(Uptake().crossed(corpus), design, resampling=Resampling(permutations=999))
axes = plot_uptake(found)
