"""Which pole of each axis an outlet's words lean to, against the whole corpus.

The vectors are learnt from the corpus itself, which is small: look at what stands near the poles.
"""

from framing import Corpus
from framing.compare import background
from framing.figures import plot_axes
from framing.frames import FrameAxis

corpus = Corpus.read("corpora/harbour-talks")
tokens = corpus.tokens("article")
axis = FrameAxis("semantic-axes").fit(tokens)
values = axis.components(tokens)
known = values.pop("n_known").astype(float)
values = values.drop(columns="n_words").dropna(axis=1, how="all")
design = corpus.design("article", groups="outlet", strata="event", clusters="copy_group")
found = background(values, design, weights=known, groups=["tribune"], seed=1)
axes = plot_axes(found, group="tribune", poles=axis.book.poles)
