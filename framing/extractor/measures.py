"""The measure: one value a unit, with its formula and its components."""

from __future__ import annotations

from abc import abstractmethod
from typing import Self

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.base import BaseEstimator, TransformerMixin

from framing.extractor.marking import Texts, as_tokens, like
from framing.text import Tokens


class Measure(TransformerMixin, BaseEstimator):
    """Base of all that gives a unit one value that is no count.

    A subclass names its `values` and says ``measure(tokens)``: a table of components, one row a
    unit, in which the values stand as columns of their own. A unit that has no value is NaN.
    Groups are compared by the mean of their units' values, never per 1,000 words.
    """

    values: tuple[str, ...] = ()

    @abstractmethod
    def measure(self, tokens: Tokens) -> pd.DataFrame:
        """The values and what they are made of, one row a unit."""

    def fit(self, X: Texts, y: object = None) -> Self:
        """Check the parameters; there is nothing to learn unless a subclass says so."""
        return self

    def transform(self, X: Texts) -> npt.NDArray[np.float64] | pd.DataFrame:
        """The values, shape (n_units, n_values); NaN where a unit has none.

        A Series or Tokens give a table indexed by unit, a list an array.
        """
        tokens = as_tokens(X)
        values = self.measure(tokens)[list(self.values)].to_numpy(dtype=np.float64)
        return like(X, values, tokens.index, self.values)

    def components(self, X: Texts) -> pd.DataFrame:
        """The values with what they are made of, indexed by unit."""
        tokens = as_tokens(X)
        return self.measure(tokens).set_axis(tokens.index)

    def get_feature_names_out(self, input_features: object = None) -> npt.NDArray[np.object_]:
        """The names of the values."""
        return np.array(self.values, dtype=object)

    def __sklearn_is_fitted__(self) -> bool:
        return True

    def __sklearn_tags__(self):
        tags = super().__sklearn_tags__()
        tags.requires_fit = False
        tags.no_validation = True
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        tags.input_tags.one_d_array = True
        return tags
