"""Each frame's rate in every outlet, with intervals: the same table as the heat map, as dots."""

from framing import Corpus
from framing.compare import rates
from framing.extractor import Voice, in_voice
from framing.figures import plot_frames
from framing.frames import FrameCues

corpus = Corpus.read("corpora/harbour-talks")
scores = in_voice(Voice(FrameCues()).fit_transform(corpus.tokens("paragraph")), "outlet")
design = corpus.design("paragraph", groups="outlet", strata=None, clusters="copy_group")
found = rates(scores, design, groups=["tribune", "ledger", "lantern"])
axes = plot_frames(found)
