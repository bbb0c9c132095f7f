"""Stance: whether a comment is for its target, against it, or neither; learnt from coded pairs."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Self

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils.validation import check_is_fitted

from framing.audience.facing import Facing
from framing.audience.model import Scaling, Several
from framing.audience.pairs import STANCES, Pairs
from framing.audience.seen import Seen, blocks_of, stacked
from framing.audience.space import Space
from framing.audience.stance_cues import StanceCues
from framing.audience.storing import names_of, opened, save, spelled
from framing.errors import FramingError, one_of
from framing.learning import folds
from framing.learning.blocks import Matrix, Words
from framing.learning.scoring import Measured, estimated
from framing.learning.weighting import Rarity
from framing.schema import checked
from framing.text import tokenize

Floats = npt.NDArray[np.float64]
Rows = npt.NDArray[np.int64]

USE = "audience.Stance"
N_FOLDS, LOUD, FARTHEST = 5, 0.1, 4.0
PENALTY = 0.0017
"""On the squared weights, for each pair learnt from."""

TARGETS = ("disjoint", "shared")


class Stance(ClassifierMixin, BaseEstimator):
    """Whether a comment is for its target, against it, or neither.

    A recipe, not weights: it is learnt from coded pairs of comment and target. The target may be
    an article's claim, an actor, or a topic. What is read: words, pairs and runs of letters;
    marks of word lists inside and outside quotation marks; where the comment names the target,
    and the cues of stance and tone near by and denied or not; and how near comment and target
    lie in a space learnt from the comments, so that a comment on another matter is neutral.

    Parameters
    ----------
    model : str, optional
        Folder of a saved model to use; nothing is learnt then.
    folds : {"grouped", "random"}
        Whether groups (the articles commented on) are held out whole. Random folds flatter.
    targets : {"disjoint", "shared"}
        Whether pairs with a target that is held out are kept from learning too, so that the
        figures tell how well a target is judged that was never coded. ``shared`` where all
        comments are on one claim.
    balanced : bool
        Whether rare stances count as much as common ones, in learning and in deciding.

    Attributes
    ----------
    validation_ : DataFrame
        The table ``estimates``: how well held-out pairs were told apart, beside `StanceCues` on
        the same ones (``cues_macro_f1``), with intervals that resample groups.
    held_out_ : DataFrame
        Each coded pair while it was held out: group, label, fold, said and probabilities.
    folds_ : str
    classes_ : ndarray
        -1, 0 and 1.

    Notes
    -----
    Source: the task is that of S. Mohammad et al. (2016), *SemEval-2016 task 6: detecting stance
    in tweets*, and, with targets never seen, of E. Allaway & K. McKeown (2020), *Zero-shot stance
    detection: a dataset and model using generalized topic representations*, EMNLP.

    Blind to: irony, knowledge of the world, and the thread: a comment that answers another one
    is read by itself. It learns what its coders called stance, no more.

    Examples
    --------
    >>> said = {"for": "A good idea, {}.", "against": "{} is wrong.", "neutral": "It rained, {}."}
    >>> things = ["tax", "ban", "war", "law", "vote"]
    >>> rows = [(text.format(t), t, s) for t in things for s, text in said.items()]
    >>> pairs = Pairs.of([row[:2] for row in rows], labels=[row[2] for row in rows],
    ...     groups=[row[1] for row in rows])
    >>> Stance().fit(pairs).predict([("The treaty is wrong.", "treaty")]).tolist()
    [-1]
    """

    def __init__(
        self,
        *,
        model: str | None = None,
        folds: str = "grouped",
        targets: str = "disjoint",
        balanced: bool = True,
    ) -> None:
        self.model = model
        self.folds = folds
        self.targets = targets
        self.balanced = balanced

    def fit(self, X: Any = None, y: Any = None, *, groups: Any = None) -> Self:
        """Learn from coded pairs, or open the saved model.

        Parameters
        ----------
        X : Pairs, DataFrame or list of (comment, target)
        y : sequence of str or int, or votes of shape (n, 3), optional
            The labels, where the pairs do not bring them.
        groups : sequence of str, optional
            The article of each, where the pairs do not bring them.

        Raises
        ------
        FramingError
            Where labels or groups are missing.
        TooFewUnits
            Where there are fewer than 5 groups, or a stance is missing.
        """
        if self.model is not None:
            return self._opened(self.model)
        one_of("targets", self.targets, TARGETS)
        pairs = Pairs.of(X, labels=y, groups=groups).checked()
        if pairs.groups is None and self.folds == "grouped":
            raise FramingError(
                "Whole articles are held out: give groups=; folds='random' asks for folds that "
                "split them."
            )
        names = pairs.groups if pairs.groups is not None else np.arange(len(pairs)).astype(object)
        folded = folds(names, n_folds=N_FOLDS, kind=self.folds)
        known = _Known.of(pairs)
        scores = np.zeros((len(pairs), 3))
        for held in folded:
            out = np.flatnonzero(held)
            rows = self._kept(known.facing, held)
            labels = pairs.where(rows).checked().labels
            model = _Model.learnt(known, rows, labels, balanced=self.balanced)
            scores[out] = model.scores(known, out)
        self.learnt_ = _Model.learnt(
            known, np.arange(len(pairs)), pairs.labels, balanced=self.balanced
        )
        self.scaling_ = Scaling.learnt(scores, known.votes)
        self.classes_ = np.array([-1, 0, 1])
        self._share = known.votes.mean(axis=0)
        self.folds_ = str(folded).replace("outlet", "group") + f", targets {self.targets}"
        self.learnt_from_ = {
            "pairs": len(pairs),
            "groups": len(set(names.tolist())),
            "fingerprint": pairs.fingerprint,
        }
        self._judged(pairs, scores, folded.fold, names)
        return self

    def predict_proba(self, X: Any) -> Floats:
        """Probabilities of -1, 0 and 1, calibrated on held-out pairs, shape (n, 3)."""
        check_is_fitted(self, "learnt_")
        pairs = Pairs.of(X)
        if not len(pairs):
            return np.zeros((0, 3))
        known = _Known.of(pairs, seen=self.learnt_.seen)
        return self.scaling_.probability(self.learnt_.scores(known, np.arange(len(pairs))))

    def predict(self, X: Any) -> npt.NDArray[np.int64]:
        """-1, 0 or 1 for each pair, shape (n,)."""
        return self._said(self.predict_proba(X))

    def table(self, comments: pd.DataFrame, *, target: str) -> pd.DataFrame:
        """Comments with the stance of each toward a target.

        Parameters
        ----------
        comments : DataFrame
            As `framing.audience.comments_of` gives it.
        target : str

        Returns
        -------
        DataFrame
            The same rows with target, stance, and the probability of each stance.
        """
        probability = self.predict_proba([(text, target) for text in comments["text"]])
        found = comments.assign(target=target, stance=stances(self._said(probability)).to_numpy())
        for number, name in enumerate(STANCES):
            found[name] = probability[:, number]
        return found

    def save(self, folder: str | Path) -> Path:
        """Write the model as arrays and JSON, never as a pickle; returns the folder."""
        check_is_fitted(self, "learnt_")
        own, space = self.learnt_, self.learnt_.space
        arrays = {
            "weights": own.model.weights, "constant": own.model.constant,
            "mean": own.mean, "spread": own.spread, "share": self._share,
            "space_words": spelled(space.words.columns.tolist()),
            "space_rarity": space.rarity.rarity, "space_axes": space.axes,
            "scaling_weights": self.scaling_.weights, "scaling_constant": self.scaling_.constant,
        }  # fmt: skip
        record = {
            "use": USE,
            "parameters": {**self.get_params(), "model": None},
            "learnt_from": self.learnt_from_,
            "folds": self.folds_,
            "validation": self.validation_.astype(object)
            .where(self.validation_.notna(), None).to_dict("records"),
            "held_out": self.held_out_.to_dict("list"),
        }  # fmt: skip
        return save(folder, own.seen, arrays, record)

    def __sklearn_is_fitted__(self) -> bool:
        return hasattr(self, "learnt_")

    def _opened(self, folder: str) -> Self:
        seen, arrays, record = opened(folder, use=USE)
        space = Space(
            Words(names_of(arrays["space_words"])),
            Rarity(arrays["space_rarity"]),
            arrays["space_axes"],
        )
        model = Several(arrays["weights"], arrays["constant"])
        self.learnt_ = _Model(seen, space, model, arrays["mean"], arrays["spread"])
        self.scaling_ = Scaling(arrays["scaling_weights"], arrays["scaling_constant"])
        self._share, self.classes_ = arrays["share"], np.array([-1, 0, 1])
        self.balanced = bool(record["parameters"]["balanced"])
        numbers = dict.fromkeys(("estimate", "se", "lower", "upper"), "float64")
        table = pd.DataFrame(record["validation"]).astype(numbers)
        self.validation_ = checked(table, "estimates")
        self.held_out_ = pd.DataFrame(record["held_out"])
        self.folds_, self.learnt_from_ = record["folds"], record["learnt_from"]
        return self

    def _kept(self, facing: Facing, held: npt.NDArray[np.bool_]) -> Rows:
        """What is learnt from while some pairs are held out."""
        barred = held.copy()
        if self.targets == "disjoint":
            barred |= np.isin(facing.target_of, facing.target_of[held])
        return np.flatnonzero(~barred)

    def _said(self, probability: Floats) -> npt.NDArray[np.int64]:
        beside = self._share if self.balanced else np.ones(3)
        said: npt.NDArray[np.int64] = np.argmax(probability / beside, axis=1) - 1
        return said

    def _judged(self, pairs: Pairs, scores: Floats, fold: Rows, groups: npt.NDArray[Any]) -> None:
        """Calibrate each fold by the others, and say how well each was told apart."""
        votes, labels = pairs.votes, pairs.labels
        probability = np.zeros_like(scores)
        for number in range(int(fold.max()) + 1):
            held = fold == number
            scaling = Scaling.learnt(scores[~held], votes[~held])  # type: ignore[index]
            probability[held] = scaling.probability(scores[held])
        said = self._said(probability)
        cues = StanceCues().predict(pairs)
        self.validation_ = estimated("stance", measured(said, cues, labels), groups)
        columns = {"group": groups.astype(str), "label": labels, "fold": fold, "said": said}
        named = {name: probability[:, n] for n, name in enumerate(STANCES)}
        self.held_out_ = pd.DataFrame({**columns, **named})


class _Known:
    """Pairs as they are learnt from and judged: faced, and their features counted."""

    def __init__(self, pairs: Pairs, facing: Facing, seen: Seen) -> None:
        self.votes = np.zeros((len(pairs), 3)) if pairs.votes is None else pairs.votes
        self.facing, self.seen = facing, seen
        self.counts = seen.counts(facing.tokens)
        self.columns = facing.columns()

    @classmethod
    def of(cls, pairs: Pairs, *, seen: Seen | None = None) -> _Known:
        facing = Facing.of(pairs)
        return cls(pairs, facing, seen or Seen(blocks_of(facing.tokens), ()))


class _Model:
    """What was learnt from some pairs."""

    def __init__(
        self, seen: Seen, space: Space, model: Several, mean: Floats, spread: Floats
    ) -> None:
        self.seen, self.space, self.model = seen, space, model
        self.mean, self.spread = mean, spread

    @classmethod
    def learnt(
        cls, known: _Known, rows: Rows, labels: npt.NDArray[np.int64], *, balanced: bool
    ) -> _Model:
        tokens = known.facing.tokens
        texts = np.unique(known.facing.comment_of[rows])
        seen = Seen.learnt(known.seen.blocks, known.counts, tokens.n_tokens, texts)
        space = Space.learnt(tokenize([tokens.texts[n] for n in texts.tolist()]))
        columns = _columns(known, space)[rows]
        mean, spread = columns.mean(axis=0), columns.std(axis=0)
        made = cls(seen, space, Several(np.zeros((0, 3)), np.zeros(3)), mean, spread)
        size = np.bincount(labels + 1, minlength=3)
        weight = (len(rows) / 3 / size)[labels + 1] if balanced else np.ones(len(rows))
        features = made._features(known, rows)
        made.model = Several.learnt(
            features, known.votes[rows], weight=weight, penalty=PENALTY * len(rows)
        )
        return made

    def scores(self, known: _Known, rows: Rows) -> Floats:
        return self.model.scores(self._features(known, rows))

    def _features(self, known: _Known, rows: Rows) -> Matrix:
        tokens = known.facing.tokens
        texts, place = np.unique(known.facing.comment_of[rows], return_inverse=True)
        own = [counts[texts] for counts in known.counts]
        seen = self.seen.features(own, tokens.n_tokens[texts])[place]
        away = _columns(known, self.space)[rows] - self.mean
        steps = np.divide(away, self.spread, out=np.zeros_like(away), where=self.spread > 1e-9)
        return stacked([Matrix(seen), Matrix(LOUD * np.clip(steps, -FARTHEST, FARTHEST))])


def _columns(known: _Known, space: Space) -> Floats:
    """The numbers of each pair, and how near it lies in the space."""
    facing = known.facing
    comments, targets = space.places(facing.tokens), space.places(facing.targets)
    near = (comments[facing.comment_of] * targets[facing.target_of]).sum(axis=1)
    there = np.abs(targets).sum(axis=1)[facing.target_of] > 0
    return np.column_stack([known.columns, near, near * near, there.astype(np.float64)])


def stances(said: npt.NDArray[np.int64]) -> pd.Series:
    """The numbers -1, 0 and 1 as words.

    Examples
    --------
    >>> stances(np.array([-1, 1])).tolist()
    ['against', 'for']
    """
    return pd.Series(np.array(STANCES, dtype=object)[said + 1], dtype="str")


def measured(
    said: npt.NDArray[np.int64], cues: npt.NDArray[np.int64], labels: npt.NDArray[np.int64]
) -> dict[str, Measured]:
    """The measures, each as a function of which pairs are taken."""
    found: dict[str, Measured] = {
        "macro_f1": lambda rows: macro_f1(said[rows], labels[rows]),
        "accuracy": lambda rows: float((said[rows] == labels[rows]).mean()),
        "cues_macro_f1": lambda rows: macro_f1(cues[rows], labels[rows]),
    }
    for one, name in enumerate(STANCES):
        found[f"f1_{name}"] = lambda rows, one=one - 1: f1(said[rows], labels[rows], one)  # type: ignore[misc]
    return found


def f1(said: npt.NDArray[np.int64], labels: npt.NDArray[np.int64], one: int) -> float:
    """F1 of one stance; 0 where it is neither said nor there."""
    both = int(((said == one) & (labels == one)).sum())
    total = int((said == one).sum() + (labels == one).sum())
    return 2 * both / total if total else 0.0


def macro_f1(said: npt.NDArray[np.int64], labels: npt.NDArray[np.int64]) -> float:
    """Mean F1 of the three stances.

    Examples
    --------
    >>> macro_f1(np.array([-1, 0, 1]), np.array([-1, 0, 1]))
    1.0
    """
    return float(np.mean([f1(said, labels, one) for one in (-1, 0, 1)]))
