"""Every defensible path at once: the same difference, analysed in all the ways one could."""

import itertools

from framing import Corpus
from framing.compare import Way, exposed, multiverse
from framing.extractor import Voice, in_voice
from framing.figures import plot_multiverse
from framing.wording import LoadedTerms, Subjectives

corpus = Corpus.read("corpora/harbour-talks")
tokens = corpus.tokens("paragraph")
lists = {"loaded": LoadedTerms(by="list"), "subjective": Subjectives(by="list")}
scores = {name: Voice(one).fit_transform(tokens) for name, one in lists.items()}
designs = {
    copies: corpus.design("paragraph", groups="outlet", strata="event", clusters=clusters)
    for copies, clusters in (("once", "copy_group"), ("each", None))
}
ways = [
    Way(
        {"list": name, "voice": voice, "per": per, "copies": copies},
        exposed(in_voice(scores[name], voice).set_axis(["hits", "n_tokens"], axis=1), by=per),
        designs[copies],
    )
    for name, voice, per, copies in itertools.product(
        lists, ("outlet", "quoted"), ("tokens", "units"), designs
    )
]
found = multiverse(ways, pair=("tribune", "ledger"), seed=1)
axes = plot_multiverse(found)
