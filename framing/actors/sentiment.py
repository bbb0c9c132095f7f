"""Sentiment toward a target: how a sentence speaks of somebody whom it names."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Self

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils.validation import check_is_fitted

from framing.actors.around import Around
from framing.actors.cast import Cast
from framing.actors.clauses import known_of
from framing.actors.model import TargetModel, counted, load_model, save_model
from framing.actors.names import Mentions, mentions_of
from framing.actors.targets import POLARITIES, Targets, as_targets
from framing.actors.tone import TargetTone
from framing.errors import FramingError
from framing.extractor import as_tokens
from framing.extractor.marking import Texts, evidence_table
from framing.learning import folds
from framing.learning.calibration import calibration_error
from framing.learning.coded import keys_of
from framing.learning.scoring import Measured, estimated
from framing.spans import Spans
from framing.text import Tokens

Floats = npt.NDArray[np.float64]

N_FOLDS = 5
WORDS = {-1: "unfavourable", 0: "neutral", 1: "favourable"}
USE = "actors.TargetSentiment"


class TargetSentiment(ClassifierMixin, BaseEstimator):
    """Whether a sentence speaks of somebody it names favourably, unfavourably or neither.

    A recipe, not weights: it is learnt from coded targets. The name itself is not read, so that
    nobody is judged by it. What is read is the rest of the sentence as seen from the name: words
    and pairs, those near by and beside it on each side, marks of word lists inside and outside
    its clause and denied or not, verbs by its role in the clause, and who speaks.

    Parameters
    ----------
    model : str, optional
        Folder of a saved model to use; nothing is learnt then.
    folds : {"grouped", "random"}
        Whether groups (outlets or articles) are held out whole. Random folds flatter.

    Attributes
    ----------
    model_ : TargetModel
    validation_ : DataFrame
        The table ``estimates``: how well targets of held-out groups are told apart, beside
        `TargetTone` on the same ones (``tone_macro_f1``), with intervals that resample groups.
    held_out_ : DataFrame
        Each coded target while it was held out: group, label, fold, said and probabilities.
    folds_ : str
    classes_ : ndarray
        -1, 0 and 1.

    Notes
    -----
    Source: the task is that of F. Hamborg & K. Donnay (2021), *NewsMTSC: a dataset for
    (multi-)target-dependent sentiment classification in political news articles*, EACL; features
    of left and right context after D.-T. Vo & Y. Zhang (2015), *Target-dependent Twitter
    sentiment classification with rich automatic features*, IJCAI.

    `predict` gives the class whose probability is largest beside its share in what was learnt
    from, so that rare classes are not passed over; it need not be the most probable one.

    Blind to: irony, what the reader knows of a deed, other sentences, and whose view it is (see
    the voice). It learns what its coders called favourable, no more.

    Examples
    --------
    >>> kind = [("Lee lied shamelessly.", -1), ("Lee spoke on Monday.", 0), ("Lee won praise.", 1)]
    >>> texts = [text.replace("on", f"on {n}") for n in range(5) for text, _ in kind]
    >>> places = np.zeros(15, dtype=int), np.full(15, 3)
    >>> labels = np.array([label for _, label in kind] * 5)
    >>> outlets = np.repeat([f"outlet {n}" for n in range(5)], 3).astype(object)
    >>> sentiment = TargetSentiment().fit(Targets(texts, *places, labels, outlets))
    >>> sentiment.predict([("Cole lied.", 0, 4), ("Cole won praise.", 0, 4)]).tolist()
    [-1, 1]
    """

    def __init__(self, *, model: str | None = None, folds: str = "grouped") -> None:
        self.model = model
        self.folds = folds

    def fit(self, X: Any = None, y: Any = None, *, groups: Any = None) -> Self:
        """Learn from coded targets, or open the saved model.

        Parameters
        ----------
        X : Targets, DataFrame or list of tuple
            Each target with its text, its first character and the one after its last.
        y : sequence of -1, 0 and 1, optional
            The labels, where the targets do not bring them.
        groups : sequence of str, optional
            The outlet or article of each, where the targets do not bring them.

        Raises
        ------
        FramingError
            Where labels or groups are missing.
        TooFewUnits
            Where there are fewer than 5 groups, or a class is missing.
        """
        if self.model is not None:
            return self._opened(*load_model(self.model))
        targets = self._coded(X, y, groups)
        labels, held_by = targets.coded(), targets.groups
        if held_by is None:
            held_by = np.array([str(n) for n in range(len(targets))], dtype=object)
        folded = folds(held_by, n_folds=N_FOLDS, kind=self.folds)
        features = counted(Around.of(targets))
        scores = np.zeros((len(targets), len(POLARITIES)))
        for held in folded:
            rows, out = np.flatnonzero(~held), np.flatnonzero(held)
            targets.where(~held).coded()
            scores[out] = TargetModel.learnt(features, labels, rows).scores(features, out)
        self.model_ = TargetModel.learnt(features, labels, np.arange(len(targets)))
        self.classes_ = np.array(POLARITIES)
        self._share = np.bincount(labels + 1, minlength=3) / len(labels)
        self._scaling = _Scaling.learnt(scores, labels)
        self._judged(targets, scores, folded.fold, held_by)
        self.folds_ = str(folded).replace("outlet", "group")
        self.learnt_from_ = {
            "targets": len(targets),
            "groups": len(set(held_by.tolist())),
            "fingerprint": targets.fingerprint,
        }
        return self

    def predict_proba(self, X: Any) -> Floats:
        """Probabilities of -1, 0 and 1, calibrated on held-out targets, shape (n, 3)."""
        check_is_fitted(self, "model_")
        return self._probabilities(Around.of(as_targets(X)))

    def predict(self, X: Any) -> npt.NDArray[np.int64]:
        """-1, 0 or 1 for each target, shape (n,)."""
        return self._said(self.predict_proba(X))

    def of_mentions(self, tokens: Tokens, mentions: Mentions) -> Floats:
        """Probabilities of -1, 0 and 1 for mentions in parsed texts, shape (n, 3)."""
        check_is_fitted(self, "model_")
        return self._probabilities(Around(tokens, mentions.first, mentions.last))

    def table(self, X: Texts, *, cast: Cast | None = None) -> pd.DataFrame:
        """Every named actor of texts with the sentiment toward it, each in its sentence.

        Parameters
        ----------
        X : sequence or Series of str, or Tokens
        cast : Cast, optional
            The actors to follow; all that are named otherwise.

        Returns
        -------
        DataFrame
            unit, start, end, label (``unfavourable``, ``neutral``, ``favourable``), cue, voice,
            actor, actor_kind, and the probability of each label under its name.
        """
        tokens = as_tokens(X)
        known = known_of(tokens)
        mentions = mentions_of(tokens, known.bits, known.own, cast=cast)
        probability = self.of_mentions(tokens, mentions)
        spans = Spans(
            tuple(WORDS.values()),
            mentions.text,
            tokens.starts[mentions.first].astype(np.int64),
            tokens.ends[mentions.last - 1].astype(np.int64),
            self._said(probability) + 1,
            np.ones(len(mentions)),
        )
        table = evidence_table(tokens, spans).drop(columns="weight")
        table = mentions.told(table, np.arange(len(mentions)))
        for number, name in enumerate(WORDS.values()):
            table[name] = probability[:, number]
        return table

    def explain(self, X: Any) -> pd.DataFrame:
        """Which words moved each target's score.

        Returns
        -------
        DataFrame
            The table ``evidence``: `unit` is the target's number, `label` ``raises`` or
            ``lowers``, `weight` what the word adds to the score of favourable over that of
            unfavourable, before calibration.
        """
        check_is_fitted(self, "model_")
        around = Around.of(as_targets(X))
        rows = []
        for target in range(len(around)):
            moved = self.model_.leaning(around, target)
            rows += [(t, round(w, 12)) for t, w in sorted(moved.items()) if round(w, 12)]
        tokens: Tokens = around.tokens
        token = np.array([row[0] for row in rows], dtype=np.int64)
        weight = np.array([row[1] for row in rows], dtype=np.float64)
        spans = Spans.of(
            ("raises", "lowers"),
            text=tokens.text_of[token],
            start=tokens.starts[token],
            end=tokens.ends[token],
            label=weight < 0,
            weight=weight,
        )
        return evidence_table(tokens, spans)

    def save(self, folder: str | Path) -> Path:
        """Write the model as arrays and JSON, never as a pickle; returns the folder."""
        check_is_fitted(self, "model_")
        record = {
            "use": USE,
            "parameters": {"folds": self.folds},
            "learnt_from": self.learnt_from_,
            "folds": self.folds_,
            "share": self._share.tolist(),
            "scaling": self._scaling.as_lists(),
            "held_out": self.held_out_.to_dict("list"),
            "validation": self.validation_.astype(object)
            .where(self.validation_.notna(), None)
            .to_dict("records"),
        }
        return save_model(folder, self.model_, record)

    def __sklearn_is_fitted__(self) -> bool:
        return hasattr(self, "model_")

    def _opened(self, model: TargetModel, record: dict[str, Any]) -> Self:
        numbers = dict.fromkeys(("estimate", "se", "lower", "upper"), "float64")
        self.model_, self.classes_ = model, np.array(POLARITIES)
        self._share = np.array(record["share"])
        self._scaling = _Scaling(*(np.array(part) for part in record["scaling"]))
        self.held_out_ = pd.DataFrame(record["held_out"])
        self.validation_ = pd.DataFrame(record["validation"]).astype(numbers)
        self.folds_, self.learnt_from_ = record["folds"], record["learnt_from"]
        return self

    def _coded(self, X: Any, y: Any, groups: Any) -> Targets:
        targets = as_targets(X)
        labels = targets.labels if y is None else np.asarray(list(y), dtype=np.int64)
        named = targets.groups if groups is None else keys_of(list(groups))
        if labels is None:
            raise FramingError("Labels are missing: fit(targets, labels, groups=outlets).")
        if named is None and self.folds == "grouped":
            raise FramingError(
                "Whole outlets or articles are held out: give groups=; folds='random' asks for "
                "folds that split them."
            )
        return Targets(targets.texts, targets.starts, targets.ends, labels, named)

    def _probabilities(self, around: Around) -> Floats:
        features = counted(around, names=self.model_.names)
        return self._scaling.probability(self.model_.scores(features))

    def _said(self, probability: Floats) -> npt.NDArray[np.int64]:
        said: npt.NDArray[np.int64] = np.argmax(probability / self._share, axis=1) - 1
        return said

    def _judged(
        self,
        targets: Targets,
        scores: Floats,
        fold: npt.NDArray[np.int64],
        groups: npt.NDArray[np.object_],
    ) -> None:
        """Calibrate each fold by the others, and say how well each was told apart."""
        labels = targets.coded()
        probability = np.zeros_like(scores)
        for number in range(int(fold.max()) + 1):
            held = fold == number
            scaling = _Scaling.learnt(scores[~held], labels[~held])
            probability[held] = scaling.probability(scores[held])
        said = self._said(probability)
        tone = TargetTone().predict(targets)
        measures = measured(probability, said, tone, labels)
        self.validation_ = estimated("target_sentiment", measures, groups)
        columns = {"group": groups.astype(str), "label": labels, "fold": fold, "said": said}
        named = {name: probability[:, n] for n, name in enumerate(WORDS.values())}
        self.held_out_ = pd.DataFrame({**columns, **named})


def measured(
    probability: Floats,
    said: npt.NDArray[np.int64],
    tone: npt.NDArray[np.int64],
    labels: npt.NDArray[np.int64],
) -> dict[str, Measured]:
    """The measures, each as a function of which targets are taken."""
    found: dict[str, Measured] = {
        "macro_f1": lambda rows: macro_f1(said[rows], labels[rows]),
        "accuracy": lambda rows: float((said[rows] == labels[rows]).mean()),
        "tone_macro_f1": lambda rows: macro_f1(tone[rows], labels[rows]),
    }
    for one, name in WORDS.items():
        found[f"f1_{name}"] = lambda rows, one=one: f1(said[rows], labels[rows], one)  # type: ignore[misc]
    found["calibration_error"] = lambda rows: float(
        np.mean([
            calibration_error(probability[rows, n], labels[rows] == one)
            for n, one in enumerate(POLARITIES)
        ])
    )  # fmt: skip
    return found


def f1(said: npt.NDArray[np.int64], labels: npt.NDArray[np.int64], one: int) -> float:
    """F1 of one class; 0 where it is neither said nor there."""
    both = int(((said == one) & (labels == one)).sum())
    total = int((said == one).sum() + (labels == one).sum())
    return 2 * both / total if total else 0.0


def macro_f1(said: npt.NDArray[np.int64], labels: npt.NDArray[np.int64]) -> float:
    """Mean F1 of the three classes.

    Examples
    --------
    >>> macro_f1(np.array([-1, 0, 1]), np.array([-1, 0, 1]))
    1.0
    """
    return float(np.mean([f1(said, labels, one) for one in POLARITIES]))


class _Scaling:
    """From scores of three classes to probabilities, by a logistic regression on held-out scores.

    Source: C. Guo, G. Pleiss, Y. Sun & K. Q. Weinberger (2017), *On calibration of modern neural
    networks*, ICML (matrix scaling).
    """

    def __init__(self, weights: Floats, constant: Floats) -> None:
        self.weights, self.constant = weights, constant

    @classmethod
    def learnt(cls, scores: Floats, labels: npt.NDArray[np.int64]) -> _Scaling:
        from sklearn.linear_model import LogisticRegression

        fit = LogisticRegression(C=1.0, max_iter=1000, tol=1e-6).fit(scores, labels)
        return cls(np.asarray(fit.coef_), np.asarray(fit.intercept_))

    def probability(self, scores: Floats) -> Floats:
        odds = scores @ self.weights.T + self.constant
        odds = np.exp(odds - odds.max(axis=1, keepdims=True, initial=-np.inf))
        return np.asarray(odds / odds.sum(axis=1, keepdims=True), dtype=np.float64)

    def as_lists(self) -> list[Any]:
        """Weights and constant."""
        return [self.weights.tolist(), self.constant.tolist()]
