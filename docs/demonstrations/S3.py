"""Two outlets that word alike, but one of them quotes more.

Speakers use three times as many loaded words as reporters do. The Tribune gives its speakers two
fifths of an article, the Ledger one fifth.
"""

import numpy as np
from making.simulated import articles, counted, found, share


def study(random, apart):
    outlets = ["tribune"] * 40 + ["ledger"] * 40
    quoted = np.where(np.array(outlets) == "tribune", 200, 100)
    own, speech = random.poisson((500 - quoted) * 0.006), random.poisson(quoted * 0.018)
    design = articles(outlets, ["all"] * 80)
    words = (own, 500 - quoted) if apart else (own + speech, 500)
    return found(counted(words[0], design, words[1]), design)


shares = {
    apart: share(lambda random, apart=apart: study(random, apart), 100, seed="S3")
    for apart in (False, True)
}
says = (
    f"With all words in one pot the two differ at p < .05 in {shares[False]:.0%} of 100 such "
    f"studies; in their own words in {shares[True]:.0%}."
)
