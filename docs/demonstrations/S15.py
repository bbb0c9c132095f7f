"""Two random halves of one newsroom's articles, and words that come in bursts.

Two thousand words; each stands in one article in twenty, and there three times or more.
"""

import numpy as np
from making.simulated import QUICK, articles
from scipy import sparse
from scipy.stats import chi2

from framing.compare import TermCounts, adjusted, keyness
from framing.provenance import seeded

random = seeded(1, "S15")
there = random.random((120, 2000)) < 0.05
matrix = np.where(there, 3 + random.poisson(3, there.shape), 0)
outlets = ["tribune", "ledger"] * 60
design = articles(outlets, ["all"] * 120)
counts = TermCounts(
    sparse.csr_array(matrix), tuple(f"w{n}" for n in range(2000)), design.table.index
)
found = keyness(counts, design, pair=("tribune", "ledger"), seed=1, resampling=QUICK)
table = found.table
by_token = adjusted(chi2.sf(table["g2"].abs().to_numpy(), 1)) < 0.05
says = (
    f"Log-likelihood over tokens finds {by_token.sum()} key words after its correction, the test "
    f"by document {int((table['q_value'] < 0.05).sum())}; in truth there are none."
)
