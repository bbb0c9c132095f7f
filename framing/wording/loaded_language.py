"""Loaded language: how likely a reader would call a sentence biased by its wording."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Self

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.base import ClassifierMixin
from sklearn.utils.validation import check_is_fitted

from framing.errors import FramingError
from framing.extractor import Measure
from framing.extractor.marking import Texts, as_tokens
from framing.learning import Coded, Linear, folds, learn
from framing.learning.blocks import Block, Characters, Marks, Words
from framing.learning.calibration import Sigmoid, best_threshold, prior_shift
from framing.learning.coded import keys_of
from framing.learning.embedding import Embedded
from framing.learning.explaining import moved_by
from framing.learning.model import FEWEST_UNITS, Learnt
from framing.learning.scoring import estimated, measured
from framing.learning.storing import load_model, save_model
from framing.text import Tokens

LISTS = ("loaded-terms", "hedges", "reporting-verbs")
N_FOLDS = 5
PREVALENCES = (0.02, 0.05, 0.1, 0.2)
"""Shares of loaded sentences for which the precision is told: in news they are few."""


class LoadedLanguage(ClassifierMixin, Measure):
    """How likely a sentence is to be called loaded, learnt from sentences that people coded.

    A recipe, not weights: it is trained on the user's coded sentences, perhaps with many more
    that were labelled by other means, which then count for less. It reads what the word lists
    mark, inside and outside quotation marks, how the sentence is written, its words and pairs of
    words, and runs of letters. Outlets are held out whole.

    Parameters
    ----------
    model : str, optional
        Folder of a saved model to use; nothing is learnt then.
    lexicons : sequence of str
        The word lists whose marks are read.
    embeddings : str, optional
        Name or folder of a Hugging Face model whose sentence vectors are read too; needs
        ``newsframing[transformers]``.
    distant_weight : float
        What a sentence of the second source counts for beside a coded one.
    prevalence : float, optional
        The share of loaded sentences where the model is used; that among the coded ones if not
        given. Samples for coding are often balanced, news is not.
    folds : {"grouped", "random"}
        Whether outlets are held out whole. Random folds flatter.

    Attributes
    ----------
    model_ : Linear
    threshold_ : float
        Probability from which on a sentence is called loaded: the one with the best macro-F1 to
        be expected of the sentences held out, at the prevalence given.
    validation_ : DataFrame
        The table ``estimates``: how well held-out outlets' sentences are told apart, with
        intervals that resample outlets; `precision_at_…` at the prevalence named.
    held_out_ : DataFrame
        Each coded sentence while it was held out: group, label, fold, score, probability.
    folds_ : str
        How it was folded, in words.

    Notes
    -----
    Source: loaded wording by lexical features, M. Recasens, C. Danescu-Niculescu-Mizil & D.
    Jurafsky (2013), *Linguistic models for analyzing and detecting biased language*, ACL;
    sentences coded by experts with distant labels before them, T. Spinde, M. Plank, J.-D. Krieger,
    T. Ruas, B. Gipp & A. Aizawa (2021), *Neural media bias detection using distant supervision with
    BABE*, Findings of EMNLP.

    Produces: ``loaded_language``, a probability, NaN for a unit without words.

    Blind to: what is true, what is left out, irony, and slant in plain words. It learns what its
    coders called biased, no more; score sentences, since sentences are what was coded.

    Examples
    --------
    >>> pairs = [(f"A shameful sham, no {n}!", f"Vote {n} is on Monday.") for n in range(12)]
    >>> texts = [text for pair in pairs for text in pair]
    >>> outlets = [f"outlet {n // 4}" for n in range(24)]
    >>> loaded = LoadedLanguage().fit(texts, [1, 0] * 12, groups=outlets)
    >>> loaded.predict(["A shameful sham!", "The vote is on Friday."]).tolist()
    [True, False]
    """

    values = ("loaded_language",)

    def __init__(
        self,
        *,
        model: str | None = None,
        lexicons: Sequence[str] = LISTS,
        embeddings: str | None = None,
        distant_weight: float = 0.3,
        prevalence: float | None = None,
        folds: str = "grouped",
    ) -> None:
        self.model = model
        self.lexicons = lexicons
        self.embeddings = embeddings
        self.distant_weight = distant_weight
        self.prevalence = prevalence
        self.folds = folds

    def fit(
        self,
        X: Texts | Coded,
        y: Any = None,
        *,
        groups: Sequence[str] | None = None,
        distant: Coded | None = None,
    ) -> Self:
        """Learn from coded sentences, or open the saved model.

        Parameters
        ----------
        X : sequence or Series of str, or Coded
            Sentences; `Coded` ones bring their labels and outlets along.
        y : sequence of bool or of 0 and 1
            Whether each sentence was called loaded.
        groups : sequence of str
            The outlet of each sentence.
        distant : Coded, optional
            The second source. Its sentences of an outlet that is held out, and copies of
            sentences that are, are not learnt from.

        Raises
        ------
        FramingError
            Where labels or outlets are missing.
        TooFewUnits
            Where there are fewer than 5 outlets, or one label alone.
        """
        if self.model is not None:
            return self._opened(*load_model(self.model))
        if y is None and not isinstance(X, Coded):
            raise FramingError(
                "LoadedLanguage learns from coded sentences: fit(texts, labels, groups=outlets); "
                "or name a saved model: LoadedLanguage(model=FOLDER)."
            )
        coded = X if isinstance(X, Coded) else self._coded(X, y, groups)
        coded.check()
        if not self.distant_weight > 0:
            raise FramingError(f"distant_weight={self.distant_weight}: it must be above 0.")
        folded = folds(coded.groups, n_folds=N_FOLDS, kind=self.folds)
        learnt = learn(
            self._blocks, coded, folded, distant=distant, distant_weight=self.distant_weight
        )
        return self._judged(coded, learnt)

    def measure(self, tokens: Tokens) -> pd.DataFrame:
        """The probability, and what each part adds to the log odds.

        Returns
        -------
        DataFrame
            ``loaded_language``, ``log_odds``, and what it is the sum of: a column a part
            (``words``, ``characters``, ``marks``, ``embedded``) and ``constant``.
        """
        check_is_fitted(self, "model_")
        parts = self.model_.parts(tokens)
        odds = self._odds(self.model_.total(parts))
        wordless = tokens.n_tokens == 0
        odds[wordless] = np.nan
        names = [block.kind for block in self.model_.blocks]
        table = pd.DataFrame(parts * self._sigmoid.slope, columns=names)
        table.insert(0, "log_odds", odds)
        table.insert(0, "loaded_language", 1 / (1 + np.exp(-odds)))
        table["constant"] = float(self._odds(np.array([self.model_.constant]))[0])
        return table

    def decision_function(self, X: Texts) -> npt.NDArray[np.float64]:
        """Log odds of being called loaded, shape (n_units,)."""
        check_is_fitted(self, "model_")
        return self._odds(self.model_.scores(as_tokens(X)))

    def predict_proba(self, X: Texts) -> npt.NDArray[np.float64]:
        """Probabilities of being called plain and loaded, shape (n_units, 2)."""
        loaded = 1 / (1 + np.exp(-self.decision_function(X)))
        return np.column_stack([1 - loaded, loaded])

    def predict(self, X: Texts) -> npt.NDArray[np.bool_]:
        """Whether each sentence is called loaded, shape (n_units,)."""
        called: npt.NDArray[np.bool_] = self.predict_proba(X)[:, 1] >= self.threshold_
        return called

    def explain(self, X: Texts, *, top: int | None = None) -> pd.DataFrame:
        """Which words moved each text's score.

        Parameters
        ----------
        X : sequence or Series of str, or Tokens
        top : int, optional
            The words of each text that moved it most; all of them if not given.

        Returns
        -------
        DataFrame
            The table ``evidence``: `label` is ``raises`` or ``lowers``, `weight` what the word
            adds to the log odds. With the constant, and sentence vectors where they are read,
            the weights of a text sum to its log odds.
        """
        check_is_fitted(self, "model_")
        tokens = as_tokens(X)
        return moved_by(tokens, self._sigmoid.slope * self.model_.by_token(tokens), top=top)

    def save(self, folder: str | Path) -> Path:
        """Write the model as arrays and JSON, never as a pickle; returns the folder."""
        check_is_fitted(self, "model_")
        parameters = self.get_params(deep=False)
        del parameters["model"], parameters["prevalence"]
        record = {
            "use": "wording.LoadedLanguage",
            "parameters": parameters,
            "learnt_from": self.learnt_from_,
            "folds": self.folds_,
            "sigmoid": [self._sigmoid.slope, self._sigmoid.shift],
            "held_out": self.held_out_.to_dict("list"),
            "validation": self.validation_.astype(object)
            .where(self.validation_.notna(), None)
            .to_dict("records"),
        }
        return save_model(folder, self.model_, record=record)

    def __sklearn_is_fitted__(self) -> bool:
        return hasattr(self, "model_")

    def _opened(self, model: Linear, record: Mapping[str, Any]) -> Self:
        if record.get("use") != "wording.LoadedLanguage":
            raise FramingError(f"{self.model}: this model is for {record.get('use')}.")
        held = pd.DataFrame(record["held_out"])
        validation = pd.DataFrame(record["validation"])
        numbers = ["estimate", "se", "lower", "upper"]
        self.validation_ = validation.astype(dict.fromkeys(numbers, "float64"))
        self.learnt_from_ = record["learnt_from"]
        self.folds_ = record["folds"]
        return self._settled(model, Sigmoid(*record["sigmoid"]), held)

    def _coded(self, X: Texts, y: Any, groups: Sequence[str] | None) -> Coded:
        texts = as_tokens(X).texts
        labels = pd.Series(list(y))
        if len(labels) != len(texts) or not labels.isin([0, 1]).all():
            raise FramingError(
                f"{len(texts)} texts need as many labels, each of them True or False, 1 or 0."
            )
        if groups is None and self.folds == "grouped":
            raise FramingError(
                "Whole outlets are held out: give groups=, the outlet of each text; "
                "folds='random' asks for folds that split outlets."
            )
        named = keys_of(range(len(texts)) if groups is None else list(groups))
        if len(named) != len(texts):
            raise FramingError(f"{len(texts)} texts need as many outlets; {len(named)} are given.")
        return Coded(texts, labels.to_numpy(dtype=bool), named)

    def _blocks(self, tokens: Tokens) -> list[Block]:
        blocks = [
            Words.learnt(tokens, min_units=FEWEST_UNITS[Words.kind]),
            Characters.learnt(tokens, min_units=FEWEST_UNITS[Characters.kind]),
            Marks(self.lexicons),
        ]
        return [*blocks, Embedded(self.embeddings)] if self.embeddings else blocks

    def _judged(self, coded: Coded, learnt: Learnt) -> Self:
        """Calibrate each fold by the others, and say how well each was told apart."""
        labels, scores = coded.labels, learnt.scores
        shift = prior_shift(float(labels.mean()))
        probability, said = np.zeros(len(coded)), np.zeros(len(coded), dtype=bool)
        for held in learnt.folds:
            sigmoid = Sigmoid.learnt(scores[~held], labels[~held])
            probability[held] = sigmoid.probability(scores[held], shift=shift)
            others = sigmoid.probability(scores[~held], shift=shift)
            cut = best_threshold(others, others)
            said[held] = probability[held] >= cut
        measures = measured(probability, said, labels, prevalences=PREVALENCES)
        self.validation_ = estimated("loaded_language", measures, coded.groups)
        self.folds_ = str(learnt.folds)
        self.learnt_from_ = {
            "sentences": len(coded),
            "share": round(float(labels.mean()), 6),
            "outlets": len(set(coded.groups)),
            "copies_kept_away": learnt.n_copies,
            "fingerprint": coded.fingerprint,
        }
        columns = {"outlet": coded.groups.astype(str), "label": labels.astype(int)}
        held_out = pd.DataFrame(
            {**columns, "fold": learnt.folds.fold, "score": scores, "probability": probability}
        )
        return self._settled(learnt.model, Sigmoid.learnt(scores, labels), held_out)

    def _settled(self, model: Linear, sigmoid: Sigmoid, held_out: pd.DataFrame) -> Self:
        """Take a model over, for the prevalence asked for."""
        self.model_, self._sigmoid, self.held_out_ = model, sigmoid, held_out
        self.classes_ = np.array([False, True])
        labels = held_out["label"].to_numpy() == 1
        share = float(labels.mean())
        common = self.prevalence if self.prevalence is not None else share
        self._shift = prior_shift(common)
        weights = np.where(labels, common / share, (1 - common) / (1 - share))
        scores = held_out["score"].to_numpy(dtype=np.float64)
        probability = sigmoid.probability(scores, shift=self._shift)
        self.threshold_ = best_threshold(probability, probability, weights=weights)
        return self

    def _odds(self, scores: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return self._sigmoid.slope * scores + self._sigmoid.shift + self._shift
