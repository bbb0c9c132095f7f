"""Frames learnt from coded texts: which of them a text has, with thresholds, words and curve."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Self

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.base import ClassifierMixin
from sklearn.utils.validation import check_is_fitted

from framing.errors import FramingError, one_of
from framing.extractor import Measure, as_tokens
from framing.extractor.marking import Texts
from framing.frames.codebook import Codebook
from framing.frames.cues import known
from framing.frames.deciding import Each, One, read_decision
from framing.frames.labels import frame_names, memberships
from framing.frames.learning import Coded, Judged, Recipe, judged, learnt_from
from framing.learning.coded import keys_of
from framing.learning.explaining import moved_by
from framing.learning.ridge import Shared
from framing.learning.storing import RECORD, load_shared, save_model
from framing.learning.vectors import Vectors
from framing.text import Tokens

USE = "frames.FrameClassifier"
PARTS = ("words", "characters", "cues")
N_FOLDS = 5


class FrameClassifier(ClassifierMixin, Measure):
    """Which frames texts have, learnt from texts that people coded.

    A recipe, not weights: it is trained on the user's coded units. All frames are learnt at once,
    from parts that can be exchanged; outlets, events or documents are held out whole, and what
    decides (calibration and thresholds) is learnt from scores of texts that were left out.

    Parameters
    ----------
    model : str, optional
        Folder of a saved model to use; nothing is learnt then.
    codebook : str, Path or Codebook, optional
        Its cues are read, by item. Needed for the part ``cues``.
    parts : sequence of {"words", "characters", "cues"}
        What is read: words and pairs of them, runs of letters inside words, and the codebook's
        cues with how the text is written.
    vectors : Vectors, str or Path, optional
        Word vectors, whose mean is read too; see `framing.learning.vectors`.
    embeddings : str, optional
        Name or folder of a Hugging Face model whose sentence vectors are read too; needs
        ``newsframing[transformers]``.
    folds : {"grouped", "random"}
        Whether groups are held out whole. Random folds flatter.

    Attributes
    ----------
    frames_ : list of str
    model_ : Shared
    decision_ : Each or One
        What makes probabilities and decisions of scores: each frame by its own threshold where
        a text may have several, the likeliest one where it has exactly one.
    validation_ : DataFrame
        The table ``estimates``: how well held-out texts are told apart, by frame, with intervals
        that resample groups, and the mean over frames.
    held_out_ : DataFrame
        Each coded text while it was held out: group, fold, and for each frame what was coded,
        the probability and what was said.
    folds_ : str
        How it was folded, in words.

    Notes
    -----
    Source: cues and n-grams beside each other, D. Card, A. E. Boydstun, J. H. Gross, P. Resnik &
    N. A. Smith (2015), *The Media Frames Corpus*, ACL; least squares as a classifier,
    `framing.learning.ridge`.

    Produces: a probability a frame, NaN for a unit without words.

    Blind to: what coders did not code; frames that are rare among the coded texts. Prevalences
    counted from its labels are biased: correct them by a coded sample
    (`framing.compare.corrected`).

    Examples
    --------
    >>> who = ["Troops", "Rebels", "Gunmen", "Soldiers", "Envoys", "Aides", "Clerks", "Elders"]
    >>> did = ["shelled it", "fired shells", "met for talks", "held talks"]
    >>> texts = [f"{one} {what}." for what in did for one in who]
    >>> frames = FrameClassifier(parts=["words"])
    >>> frames = frames.fit(texts, ["war"] * 16 + ["peace"] * 16, groups=who * 4)
    >>> frames.predict(["Spies shelled it.", "They met for talks."]).tolist()
    ['war', 'peace']
    """

    def __init__(
        self,
        *,
        model: str | None = None,
        codebook: str | Path | Codebook | None = None,
        parts: Sequence[str] = PARTS,
        vectors: Vectors | str | Path | None = None,
        embeddings: str | None = None,
        folds: str = "grouped",
    ) -> None:
        self.model = model
        self.codebook = codebook
        self.parts = parts
        self.vectors = vectors
        self.embeddings = embeddings
        self.folds = folds

    @property
    def values(self) -> tuple[str, ...]:  # type: ignore[override]
        """The frames."""
        if hasattr(self, "frames_"):
            return tuple(self.frames_)
        return _frames_of(self.model) if self.model is not None else ()

    def fit(self, X: Texts, y: Any = None, *, groups: Sequence[object] | None = None) -> Self:
        """Learn from coded texts, or open the saved model.

        Parameters
        ----------
        X : sequence or Series of str, or Tokens
        y : DataFrame, or sequence of str
            A column a frame with 1 or 0, where a text may have several frames or none; or the
            name of each text's one frame.
        groups : sequence
            What is held out as a whole: each text's outlet, event or document.

        Raises
        ------
        FramingError
            Where labels, groups or a codebook are missing, or a parameter is not known.
        TooFewUnits
            Where there are fewer groups than folds, or too few texts with a frame.
        """
        if self.model is not None:
            return self._opened()
        if y is None:
            raise FramingError(
                "FrameClassifier learns from coded texts: fit(texts, labels, groups=outlets); or "
                "name a saved model: FrameClassifier(model=FOLDER)."
            )
        tokens = as_tokens(X)
        table = memberships(y, n_texts=len(tokens))
        found = judged(tokens, table.to_numpy(), self._groups(groups, len(tokens)), self._recipe(y))
        self.learnt_from_ = learnt_from(tokens, table, found)
        return self._settled(frame_names(table), found)

    def measure(self, tokens: Tokens) -> pd.DataFrame:
        """The probability of each frame, and ``frame-score``, which unfolds to words."""
        check_is_fitted(self, "model_")
        scores = self.model_.scores(tokens)
        probability = self.decision_.probabilities(scores)
        probability[tokens.n_tokens == 0] = np.nan
        both = np.hstack([probability, scores])
        return pd.DataFrame(
            both, columns=[*self.frames_, *(f"{name}-score" for name in self.frames_)]
        )

    def predict_proba(self, X: Texts) -> npt.NDArray[np.float64]:
        """Probabilities, shape (n_units, n_frames); of one frame each, a row sums to 1."""
        check_is_fitted(self, "model_")
        return self.decision_.probabilities(self.model_.scores(as_tokens(X)))

    def predict(self, X: Texts) -> npt.NDArray[Any]:
        """Which frames each text has.

        Returns
        -------
        ndarray
            Flags of shape (n_units, n_frames); of one frame each, names of shape (n_units,).
        """
        said = self.decision_.said(self.predict_proba(X))
        if self.decision_.way == "each":
            return said
        return np.array(self.frames_, dtype=object)[said.argmax(axis=1)]

    def explain(self, X: Texts, frame: str, *, top: int | None = None) -> pd.DataFrame:
        """Which words moved each text's score for a frame.

        Returns
        -------
        DataFrame
            The table ``evidence``: `label` is ``raises`` or ``lowers``, `weight` what the word
            adds to the score (`components`). With the constant, and sentence vectors where they
            are read, the weights of a text sum to it.

        Raises
        ------
        FramingError
            For another frame.
        """
        check_is_fitted(self, "model_")
        own = self.model_.of(self.frames_.index(one_of("frame", frame, self.frames_)))
        tokens = as_tokens(X)
        return moved_by(tokens, own.by_token(tokens), top=top)

    def learning_curve(
        self, X: Texts, y: Any, *, groups: Sequence[object] | None = None, seed: int = 0
    ) -> pd.DataFrame:
        """How well held-out texts are told where fewer of the coded ones are learnt from.

        Each fold is held out whole; of the others an eighth, a quarter, a half (drawn five times
        each, smaller draws within larger) and all are learnt from. Where the curve still rises,
        coding more is worth it. Nothing of the model itself changes.

        Parameters
        ----------
        X, y, groups
            As in `fit`.
        seed : int

        Returns
        -------
        DataFrame
            A row a size and frame, and one for ``mean of frames``: n_units (texts learnt from, on
            average over folds), frame, macro_f1 (mean of draws, from 0 to 1; F1 where a text has
            one frame exactly), lowest and highest (of the draws), n_draws (those that could be
            learnt from; where none could, the scores are missing).

        Raises
        ------
        FramingError, TooFewUnits
            As in `fit`.

        Notes
        -----
        Blind to: what larger draws would have for a vocabulary; words are counted in all texts.
        """
        from framing.frames.curve import curve

        tokens = as_tokens(X)
        table = memberships(y, n_texts=len(tokens))
        grouped = self._groups(groups, len(tokens))
        recipe = self._recipe(y)
        coded = Coded.of(tokens, table.to_numpy(), grouped, recipe, recipe.folds(grouped))
        return curve(coded, names=frame_names(table), seed=seed)

    def save(self, folder: str | Path) -> Path:
        """Write the model as arrays and JSON, never as a pickle; returns the folder."""
        check_is_fitted(self, "model_")
        record = {
            "use": USE,
            "frames": self.frames_,
            "decide": self.decision_.way,
            "decision": self.decision_.record(),
            "learnt_from": self.learnt_from_,
            "folds": self.folds_,
            "held_out": self.held_out_.to_dict("list"),
            "validation": self.validation_.astype(object)
            .where(self.validation_.notna(), None)
            .to_dict("records"),
        }
        return save_model(folder, self.model_, record=record)

    def __sklearn_is_fitted__(self) -> bool:
        return hasattr(self, "model_")

    def _recipe(self, y: Any) -> Recipe:
        parts = [one_of("part", part, PARTS) for part in self.parts]
        book = None if self.codebook is None else known(self.codebook)
        if book is None and "cues" in parts:
            if tuple(parts) != PARTS:
                raise FramingError("The part 'cues' needs a codebook: FrameClassifier(codebook=…).")
            parts.remove("cues")
        given = self.vectors
        vectors = Vectors.read(given) if isinstance(given, (str, Path)) else given
        decide = "each" if isinstance(y, pd.DataFrame) else "one"
        return Recipe(tuple(parts), book, vectors, self.embeddings, decide, (self.folds, N_FOLDS))

    def _groups(self, groups: Sequence[object] | None, n: int) -> npt.NDArray[np.object_]:
        if groups is None and self.folds == "grouped":
            raise FramingError(
                "Groups are held out whole: give groups=, the outlet, event or document of each "
                "text; folds='random' asks for folds that split them."
            )
        named = keys_of(range(n) if groups is None else list(groups))
        if len(named) != n:
            raise FramingError(f"{n:,} texts need as many groups; {len(named):,} are given.")
        return named

    def _opened(self) -> Self:
        model, record = load_shared(str(self.model))
        if record.get("use") != USE:
            raise FramingError(f"{self.model}: this model is for {record.get('use')}.")
        columns = ["term", "parameter", "estimate", "se", "lower", "upper", "n", "unit"]
        validation = pd.DataFrame(record["validation"])[columns]
        numbers = ["estimate", "se", "lower", "upper"]
        validation = validation.astype(dict.fromkeys(numbers, "float64"))
        decision = read_decision(record["decide"], record["decision"])
        held_out = pd.DataFrame(record["held_out"])
        self.learnt_from_ = record["learnt_from"]
        names = list(record["frames"])
        self.folds_, self.held_out_, self.validation_ = record["folds"], held_out, validation
        return self._taken(names, model, decision)

    def _settled(self, names: Sequence[str], found: Judged) -> Self:
        self.folds_ = str(found.folds)
        self.held_out_ = found.held_out(names)
        self.validation_ = found.validation(names)
        return self._taken(list(names), found.model, found.decision)

    def _taken(self, names: list[str], model: Shared, decision: Each | One) -> Self:
        self.frames_, self.model_, self.decision_ = names, model, decision
        self.classes_ = np.array(names, dtype=object)
        return self


def _frames_of(folder: str) -> tuple[str, ...]:
    """The frames of a saved model, without its arrays."""
    try:
        record: Mapping[str, Any] = json.loads((Path(folder) / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise FramingError(f"{folder}: there is no model here that can be read.") from error
    return tuple(record.get("frames", ()))
