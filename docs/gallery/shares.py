"""Who speaks: each kind of source's share of the attributions, by outlet."""

from framing import Corpus
from framing.compare import rates
from framing.figures import plot_shares
from framing.sourcing import Sources

corpus = Corpus.read("corpora/harbour-talks")
sources = Sources.of(corpus.tokens("article"))
design = sources.design(corpus.design("article", groups="outlet", clusters="copy_group"))
outlets = ["tribune", "ledger", "lantern"]
found = rates(sources.types(), design, groups=outlets, bounds=(0, 1))
axes = plot_shares(found, of="attributions")
