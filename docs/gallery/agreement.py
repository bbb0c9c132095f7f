"""How far a word list agrees with coders, with intervals.

In the shipped corpus it is known which wording was planted; that stands for the coders here.
"""

import pandas as pd

from framing import Corpus
from framing.compare import agreement
from framing.figures import plot_agreement
from framing.wording import LoadedTerms

corpus = Corpus.read("corpora/harbour-talks")
tokens = corpus.tokens("article")
planted = pd.read_csv("corpora/harbour-talks/truth.csv").query("what == 'loaded'")
labels = pd.DataFrame({"list": LoadedTerms(by="list").fit_transform(tokens)["loaded_terms"] > 0})
labels["coders"] = labels.index.isin(planted["article_id"])
judged = labels.melt(var_name="coder", value_name="label", ignore_index=False).reset_index()
found = agreement(judged, seed=1)
axes = plot_agreement(found)
