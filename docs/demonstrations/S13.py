"""A scraper that was down for three weeks, read as silence.

An outlet has ten articles a week with four loaded words each, and nothing of weeks 20 to 22.
"""

import numpy as np

from framing.provenance import seeded

week = np.arange(40)
hits = seeded(1, "S13").poisson(40, 40).astype(float)
down = (week >= 20) & (week < 23)
zeros, missing = hits.copy(), hits.copy()
zeros[down], missing[down] = 0, np.nan
says = (
    f"Loaded words a week over weeks 16 to 26: {zeros[16:27].mean():.0f} with zeros, "
    f"{np.nanmean(missing[16:27]):.0f} with the missing weeks missing; in truth 40."
)
