"""Learning from coded texts: folds by outlet, calibration, and scores that unfold to words."""

from framing.learning.coded import Coded, read_table
from framing.learning.folds import Folds, folds
from framing.learning.model import Learnt, Linear, learn

__all__ = ["Coded", "Folds", "Learnt", "Linear", "folds", "learn", "read_table"]
