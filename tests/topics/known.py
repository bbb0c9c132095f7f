"""Models whose every number is known, and models that are quick to learn."""

import numpy as np
from sklearn.base import BaseEstimator

from framing.topics import LDA, Topics, topic_terms

WORDS = topic_terms(min_units=1, max_share=1.0)


class Known(Topics, BaseEstimator):
    """A model that was learnt from nothing."""

    def fit(self, X, y=None):
        """As scikit-learn asks of every estimator."""
        return self


def known(phi, terms, theta=((1.0,),)):
    """A model of just these topics; terms as one string, in alphabetical order."""
    model = Known()
    vocabulary = np.array(terms.split(), dtype=object)
    model._know(np.array(phi, dtype=float), np.array(theta, dtype=float), vocabulary)
    return model


def learnt(given, n_topics=3, *, seed=1, kind=LDA):
    """A model of so few texts."""
    return kind(n_topics, seed=seed, words=WORDS).fit(given)
