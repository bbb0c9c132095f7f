"""Tone toward a target: listed words about a name, the nearer the louder."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
import numpy.typing as npt
from sklearn.base import BaseEstimator, ClassifierMixin

from framing.actors.around import HALF_WAY, Around
from framing.actors.portrayals import BLAMED, PRAISED, connotations
from framing.actors.targets import POLARITIES, as_targets

SIGNS = {
    "tone positive": 1,
    "tone negative": -1,
    "tone positive denied": -1,
    "tone negative denied": 1,
}
IN_CLAUSE, BY_ROLE = 2.0, 1.0


class TargetTone(ClassifierMixin, BaseEstimator):
    """Whether listed words about a name are positive or negative; nothing is learnt.

    Each word of the list *tone* in the sentence counts for or against, twice in the name's own
    clause, turned round where it is denied, and the less the farther away it stands. The verb of
    which the name is agent or patient counts by its connotation.

    Parameters
    ----------
    threshold : float
        How large the sum must be, either way, to be called favourable or unfavourable.

    Notes
    -----
    Source: distance-weighted polarity after X. Ding, B. Liu & P. S. Yu (2008), *A holistic
    lexicon-based approach to opinion mining*, WSDM.

    Blind to: all that word lists miss; it is the baseline for `TargetSentiment`.

    Examples
    --------
    >>> TargetTone().predict([("Lee is a corrupt failure.", 0, 3), ("Lee spoke.", 0, 3)]).tolist()
    [-1, 0]
    """

    classes_ = np.array(POLARITIES)

    def __init__(self, *, threshold: float = 0.25) -> None:
        self.threshold = threshold

    def fit(self, X: Any = None, y: Any = None) -> Self:
        """There is nothing to learn."""
        return self

    def decision_function(self, X: Any) -> npt.NDArray[np.float64]:
        """The sum of the polarities about each target, shape (n,)."""
        around = Around.of(as_targets(X), lexicons=("tone",))
        return np.array([self._sum(around, target) for target in range(len(around))])

    def predict(self, X: Any) -> npt.NDArray[np.int64]:
        """-1, 0 or 1 for each target, shape (n,)."""
        sums = self.decision_function(X)
        said: npt.NDArray[np.int64] = np.where(np.abs(sums) < self.threshold, 0, np.sign(sums))
        return said.astype(np.int64)

    def __sklearn_is_fitted__(self) -> bool:
        return True

    def _sum(self, around: Around, target: int) -> float:
        first, last = int(around.first[target]), int(around.last[target])
        total = 0.0
        for place in range(int(around.lows[target]), int(around.highs[target])):
            away = max(first - place, place - last + 1, 0)
            near = 1 / (1 + away / HALF_WAY)
            near *= IN_CLAUSE if around.clause[place] == around.clause[first] else 1.0
            if not first <= place < last:
                total += sum(SIGNS[name] * w * near for name, w in around.marks.get(place, ()))
        for row in range(int(around.bounds[target]), int(around.bounds[target + 1])):
            role, verb = int(around.acting.role[row]), int(around.acting.verb[row])
            labels = connotations()[role].get(around.words[verb], ())
            total += BY_ROLE * ((PRAISED in labels) - (BLAMED in labels))
        return total
