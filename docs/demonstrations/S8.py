"""A classifier whose labels go with the outlet, validated on folds at random and by outlet.

Ten outlets with words of their own; sentences of half of them were called biased far more often.
Nothing in a sentence but its outlet's words tells anything.
"""

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, KFold, cross_val_score

from framing.provenance import seeded

random = seeded(1, "S8")
outlet = np.repeat(np.arange(10), 100)
label = random.random(1000) < np.where(outlet % 2, 0.8, 0.2)
own = random.normal(0, 1, (10, 20))[outlet] + random.normal(0, 1, (1000, 20))
at_random = cross_val_score(
    LogisticRegression(), own, label, cv=KFold(5, shuffle=True, random_state=0), scoring="roc_auc"
).mean()
by_outlet = cross_val_score(
    LogisticRegression(), own, label, groups=outlet, cv=GroupKFold(5), scoring="roc_auc"
).mean()
says = (
    f"AUC with folds at random {at_random:.2f}, on outlets that it was not trained on "
    f"{by_outlet:.2f}; .50 is chance."
)
