"""Incivility learnt from coded comments, one attribute beside the other."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.base import BaseEstimator
from sklearn.utils.validation import check_is_fitted

from framing.audience.incivility_cues import IncivilityCues
from framing.audience.model import Scaling, Several
from framing.audience.seen import Seen, blocks_of
from framing.audience.storing import opened, save
from framing.errors import FramingError, TooFewUnits
from framing.extractor import as_tokens
from framing.extractor.marking import Texts, like
from framing.learning import folds
from framing.learning.blocks import Matrix
from framing.learning.scoring import Measured, auc, estimated
from framing.provenance import fingerprint
from framing.schema import checked
from framing.text import Tokens

Floats = npt.NDArray[np.float64]
Rows = npt.NDArray[np.int64]

USE = "audience.Incivility"
N_FOLDS, PENALTY = 5, 20.0
FEWEST = 10


class Incivility(BaseEstimator):
    """How likely a comment has each of some attributes, such as hostile or dismissive.

    A recipe, not weights: it is learnt from coded comments, all attributes at once. Where coders
    differed, their share is learnt from: ``.6`` of a comment's coders teaches less than all.

    Parameters
    ----------
    model : str, optional
        Folder of a saved model to use; nothing is learnt then.
    folds : {"grouped", "random"}
        Whether groups (articles, or readers) are held out whole. Random folds flatter.

    Attributes
    ----------
    attributes_ : tuple of str
    validation_ : DataFrame
        The table ``estimates``: the AUC of each attribute on held-out comments, of them all in
        the mean, and of the number of cues (`IncivilityCues`) in a word, with intervals that
        resample groups.
    held_out_ : DataFrame
        Each coded comment while it was held out: group, fold, and the score of each attribute.
    folds_ : str

    Notes
    -----
    Source: attributes of unhealthy conversation, with confidence as a target, after I. Price et
    al. (2020), *Six attributes of unhealthy conversations*, Workshop on Online Abuse and Harms.

    Blind to: what is being answered, who speaks to whom, irony. Words for groups are learnt from
    like others: see which words move a score before a group's comments are called uncivil.

    Examples
    --------
    >>> kind = ["You idiot, who cares about {}.", "The {} opens on Monday."]
    >>> things = [f"{a} {b}" for a in ("old", "new", "red", "big") for b in ("park", "bus", "law")]
    >>> texts = [text.format(thing) for thing in things for text in kind]
    >>> coded = pd.DataFrame({"hostile": [1.0, 0.0] * 12})
    >>> recipe = Incivility().fit(texts, coded, groups=np.repeat(things, 2))
    >>> uncivil = recipe.predict_proba(["You idiot.", "The museum opens."])
    >>> bool(uncivil[0, 0] > uncivil[1, 0])
    True
    """

    def __init__(self, *, model: str | None = None, folds: str = "grouped") -> None:
        self.model = model
        self.folds = folds

    def fit(self, X: Texts | None = None, y: Any = None, *, groups: Any = None) -> Self:
        """Learn from coded comments, or open the saved model.

        Parameters
        ----------
        X : sequence or Series of str, or Tokens
        y : DataFrame or mapping of str to sequence
            A column an attribute: yes or no, or the share of coders who said yes.
        groups : sequence of str, optional
            What is held out whole: the article commented on, or the reader.

        Raises
        ------
        FramingError
            Where there are no attributes, shares beyond 0 and 1, or no groups.
        TooFewUnits
            Where an attribute has fewer than 10 comments on a side.
        """
        if self.model is not None:
            return self._opened(self.model)
        if X is None or y is None:
            raise FramingError("Comments and their attributes are needed: fit(texts, table).")
        tokens = as_tokens(X)
        shares = _shares(pd.DataFrame(y), len(tokens))
        if groups is None and self.folds == "grouped":
            raise FramingError(
                "Whole articles are held out: give groups=; folds='random' asks for folds that "
                "split them."
            )
        given = range(len(tokens)) if groups is None else groups
        names = np.array([str(one) for one in given], dtype=object)
        folded = folds(names, n_folds=N_FOLDS, kind=self.folds)
        self.attributes_ = tuple(map(str, pd.DataFrame(y).columns))
        blocks = blocks_of(tokens)
        counts = [block.counts(tokens) for block in blocks]
        known = Seen(blocks, ()), counts, tokens.n_tokens
        scores = np.zeros_like(shares)
        for held in folded:
            seen, model = _learnt(known, np.flatnonzero(~held), shares)
            scores[held] = model.scores(_features(seen, counts, tokens, np.flatnonzero(held)))
        self.seen_, self.learnt_ = _learnt(known, np.arange(len(tokens)), shares)
        self.scaling_ = [
            Scaling.learnt(scores[:, [n]], np.column_stack([1 - shares[:, n], shares[:, n]]))
            for n in range(shares.shape[1])
        ]
        self.folds_ = str(folded).replace("outlet", "group")
        self.learnt_from_ = {
            "comments": len(tokens),
            "groups": len(set(names.tolist())),
            "fingerprint": fingerprint(tokens.texts, shares.tolist()),
        }
        columns = {name: scores[:, n] for n, name in enumerate(self.attributes_)}
        self.held_out_ = pd.DataFrame({"group": names.astype(str), "fold": folded.fold, **columns})
        self.validation_ = _judged(self.attributes_, scores, shares, tokens, names)
        return self

    def predict_proba(self, X: Texts) -> npt.NDArray[np.float64]:
        """The probability of each attribute, shape (n, n_attributes)."""
        check_is_fitted(self, "learnt_")
        return self._probabilities(as_tokens(X))

    def predict(self, X: Texts) -> npt.NDArray[np.bool_]:
        """Whether each attribute is more likely than not, shape (n, n_attributes)."""
        return self.predict_proba(X) > 0.5

    def transform(self, X: Texts) -> npt.NDArray[np.float64] | pd.DataFrame:
        """The probabilities as measures: a table for a Series or Tokens, else an array."""
        tokens = as_tokens(X)
        return like(X, self.predict_proba(tokens), tokens.index, self.attributes_)

    def save(self, folder: str | Path) -> Path:
        """Write the model as arrays and JSON, never as a pickle; returns the folder."""
        check_is_fitted(self, "learnt_")
        arrays = {
            "weights": self.learnt_.weights,
            "constant": self.learnt_.constant,
            "scaling_weights": np.stack([one.weights for one in self.scaling_]),
            "scaling_constant": np.stack([one.constant for one in self.scaling_]),
        }
        record = {
            "use": USE,
            "attributes": list(self.attributes_),
            "parameters": {"folds": self.folds},
            "learnt_from": self.learnt_from_,
            "folds": self.folds_,
            "validation": self.validation_.astype(object)
            .where(self.validation_.notna(), None)
            .to_dict("records"),
            "held_out": self.held_out_.to_dict("list"),
        }
        return save(folder, self.seen_, arrays, record)

    def __sklearn_is_fitted__(self) -> bool:
        return hasattr(self, "learnt_")

    def _opened(self, folder: str) -> Self:
        self.seen_, arrays, record = opened(folder, use=USE)
        self.learnt_ = Several(arrays["weights"], arrays["constant"])
        both = zip(arrays["scaling_weights"], arrays["scaling_constant"], strict=True)
        self.scaling_ = [Scaling(weights, constant) for weights, constant in both]
        self.attributes_ = tuple(record["attributes"])
        numbers = dict.fromkeys(("estimate", "se", "lower", "upper"), "float64")
        table = pd.DataFrame(record["validation"]).astype(numbers)
        self.validation_ = checked(table, "estimates")
        self.held_out_ = pd.DataFrame(record["held_out"])
        self.folds_, self.learnt_from_ = record["folds"], record["learnt_from"]
        return self

    def _probabilities(self, tokens: Tokens) -> Floats:
        counts = self.seen_.counts(tokens)
        scores = self.learnt_.scores(self.seen_.features(counts, tokens.n_tokens))
        return np.column_stack(
            [one.probability(scores[:, [n]])[:, 1] for n, one in enumerate(self.scaling_)]
        )


def _shares(table: pd.DataFrame, n: int) -> Floats:
    if not table.shape[1]:
        raise FramingError("There is no attribute: give a table with a column an attribute.")
    if len(table) != n:
        raise FramingError(f"{n} comments need as many rows of attributes, not {len(table)}.")
    try:
        shares = table.to_numpy(dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise FramingError("Attributes are yes or no, or shares from 0 to 1.") from error
    if not ((shares >= 0) & (shares <= 1)).all():
        raise FramingError("Attributes are yes or no, or shares from 0 to 1.")
    yes = (shares > 0.5).sum(axis=0)
    for name, one in zip(table.columns, yes.tolist(), strict=True):
        if min(one, n - one) < FEWEST:
            raise TooFewUnits(f"{name}: fewer than {FEWEST} comments have it, or have it not.")
    return shares


def _learnt(
    known: tuple[Seen, Sequence[Matrix], Rows], rows: Rows, shares: Floats
) -> tuple[Seen, Several]:
    bare, counts, n_words = known
    seen = Seen.learnt(bare.blocks, counts, n_words, rows)
    features = seen.features([own[rows] for own in counts], n_words[rows])
    weight = np.ones(len(rows))
    return seen, Several.learnt(features, shares[rows], weight=weight, penalty=PENALTY)


def _features(seen: Seen, counts: Sequence[Matrix], tokens: Tokens, rows: Rows) -> Matrix:
    return seen.features([own[rows] for own in counts], tokens.n_tokens[rows])


def _judged(
    attributes: Sequence[str],
    scores: Floats,
    shares: Floats,
    tokens: Tokens,
    groups: npt.NDArray[np.object_],
) -> pd.DataFrame:
    """AUCs on held-out comments, beside that of the number of cues in a word."""
    labels = shares > 0.5
    cues = IncivilityCues().mark(tokens).counts(len(tokens)).sum(axis=1)
    dense = cues / np.maximum(tokens.n_tokens, 1)

    def mean_of(found: Floats, rows: Rows) -> float:
        own = [auc(found[rows, n], labels[rows, n]) for n in range(labels.shape[1])]
        return float(np.mean(own))

    def one_of_them(rows: Rows, *, n: int) -> float:
        return auc(scores[rows, n], labels[rows, n])

    measures: dict[str, Measured] = {
        f"auc_{name}": functools.partial(one_of_them, n=n) for n, name in enumerate(attributes)
    }
    measures["mean_auc"] = lambda rows: mean_of(scores, rows)
    measures["cues_mean_auc"] = lambda rows: mean_of(
        np.repeat(dense[:, None], labels.shape[1], axis=1), rows
    )
    return estimated("incivility", measures, groups)
