"""How frames are learnt and judged: fold by fold, nothing of a fold deciding about itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.errors import TooFewUnits
from framing.frames.codebook import Codebook
from framing.frames.deciding import WAYS, Each, One
from framing.frames.labels import there
from framing.learning.averages import Averages
from framing.learning.blocks import Block, Characters, Marks, Matrix, Words
from framing.learning.embedding import Embedded
from framing.learning.folds import Folds, folds
from framing.learning.model import families
from framing.learning.ridge import Shared, learn_shared
from framing.learning.scoring import estimated, measured
from framing.learning.vectors import Vectors
from framing.provenance import fingerprint
from framing.schema import checked
from framing.text import Tokens

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.int64]

FEWEST_UNITS = {"words": 1, "characters": 2, "marks": 3}
DRAWS = 199
ALL = "mean of frames"


@dataclass(frozen=True, eq=False)
class Recipe:
    """What is read, and how it is decided and folded.

    Attributes
    ----------
    parts : tuple of str
    book : Codebook or None
    vectors : Vectors or None
    embeddings : str or None
    decide : str
    folding : (str, int)
        The kind of folds and their number.
    """

    parts: tuple[str, ...]
    book: Codebook | None
    vectors: Vectors | None
    embeddings: str | None
    decide: str
    folding: tuple[str, int]

    def blocks(self, tokens: Tokens) -> list[Block]:
        """The blocks of features, for coded texts."""
        made: list[Block] = []
        if "words" in self.parts:
            made.append(Words.learnt(tokens, min_units=FEWEST_UNITS["words"]))
        if "characters" in self.parts:
            made.append(Characters.learnt(tokens, min_units=FEWEST_UNITS["characters"]))
        if "cues" in self.parts and self.book is not None:
            made.append(Marks([self.book.lexicon]))
        if self.vectors is not None:
            made.append(Averages.of(self.vectors))
        return [*made, Embedded(self.embeddings)] if self.embeddings else made

    def folds(self, groups: npt.NDArray[np.object_]) -> Folds:
        """Which fold each text is held out in."""
        kind, n_folds = self.folding
        return folds(groups, n_folds=n_folds, kind=kind)


@dataclass(frozen=True, eq=False)
class Judged:
    """A model of all coded texts, and what was said of each while it was held out."""

    model: Shared
    decision: Each | One
    folds: Folds
    groups: npt.NDArray[np.object_]
    labels: Flags
    probabilities: Floats
    said: Flags
    n_copies: int

    def held_out(self, names: Sequence[str]) -> pd.DataFrame:
        """Each coded text: group, fold, and for each frame what was coded, found and said."""
        columns: dict[str, object] = {"group": self.groups.astype(str), "fold": self.folds.fold}
        for number, name in enumerate(names):
            columns[name] = self.labels[:, number].astype(int)
            columns[f"{name}-probability"] = self.probabilities[:, number]
            columns[f"{name}-said"] = self.said[:, number].astype(int)
        return pd.DataFrame(columns)

    def validation(self, names: Sequence[str]) -> pd.DataFrame:
        """The table ``estimates``: by frame, and the mean over frames."""
        tables = []
        for number, name in enumerate(names):
            measures = measured(
                self.probabilities[:, number], self.said[:, number], self.labels[:, number]
            )
            tables.append(estimated(name, measures, self.groups, draws=DRAWS))
        every = pd.concat(tables, ignore_index=True)
        # By one of several, F1 of the frames themselves is what is averaged.
        kind = "macro_f1" if self.decision.way == "each" else "f1"
        means = {"macro_f1": float(every.loc[every["parameter"] == kind, "estimate"].mean())}
        if self.decision.way == "one":
            means["accuracy"] = float((self.said & self.labels).any(axis=1).mean())
        rows = [
            (ALL, name, value, np.nan, np.nan, np.nan, len(self.labels), "texts")
            for name, value in means.items()
        ]
        summary = pd.DataFrame(rows, columns=every.columns).astype(every.dtypes)
        return checked(pd.concat([every, summary], ignore_index=True), "estimates")


def judged(
    tokens: Tokens, targets: Floats, groups: npt.NDArray[np.object_], recipe: Recipe
) -> Judged:
    """Learn with each fold held out, and then from all.

    Copies of a held-out text are not learnt from. Calibration and thresholds of a fold are
    learnt from the other folds' scores, each made while its own group was left out.

    Raises
    ------
    TooFewUnits
        Where without a fold, and without copies of its texts, a frame cannot be learnt.
    """
    return judged_by(tokens, targets, groups, recipe, recipe.folds(groups))


def judged_by(
    tokens: Tokens,
    targets: Floats,
    groups: npt.NDArray[np.object_],
    recipe: Recipe,
    folded: Folds,
) -> Judged:
    """The same with folds that are given."""
    coded = Coded.of(tokens, targets, groups, recipe, folded)
    probabilities, said, n_copies = coded.held_out()
    model, decision = coded.learnt(np.arange(len(targets)))
    return Judged(model, decision, folded, groups, coded.labels, probabilities, said, n_copies)


@dataclass(frozen=True, eq=False)
class Coded:
    """Coded texts with their features, folded.

    Attributes
    ----------
    blocks, counts : sequence
        What is read, and how often each text has it.
    n_words : ndarray of int, shape (n_texts,)
    targets, labels : ndarray, shape (n_texts, n_frames)
        What was coded: how far, and whether.
    decide : str
    together : ndarray of int, shape (n_texts,)
        What is left out together: a group and all that copies it, or a text and its copies.
    family : ndarray of int, shape (n_texts,)
        Texts that copy each other have one number.
    folded : Folds
    """

    blocks: Sequence[Block]
    counts: Sequence[Matrix]
    n_words: npt.NDArray[np.int64]
    targets: Floats
    labels: Flags
    decide: str
    together: npt.NDArray[np.int64]
    family: npt.NDArray[np.int64]
    folded: Folds

    @classmethod
    def of(
        cls,
        tokens: Tokens,
        targets: Floats,
        groups: npt.NDArray[np.object_],
        recipe: Recipe,
        folded: Folds,
    ) -> Coded:
        """The features of all texts, read once."""
        blocks = recipe.blocks(tokens)
        family = families(list(tokens.texts))
        inner = np.unique(groups.astype(str), return_inverse=True)[1]
        return cls(
            blocks,
            [block.counts(tokens) for block in blocks],
            tokens.n_tokens,
            targets,
            there(targets, way=recipe.decide),
            recipe.decide,
            inner if folded.kind == "grouped" else family,
            family,
            folded,
        )

    def learnt(self, rows: Rows) -> tuple[Shared, Each | One]:
        """A model of some of the texts, and what decides."""
        model, scores = learn_shared(
            self.blocks,
            [own[rows] for own in self.counts],
            self.n_words[rows],
            targets=self.targets[rows],
            groups=self.together[rows],
            least=FEWEST_UNITS,
        )
        return model, WAYS[self.decide].learnt(scores, self.labels[rows])

    def parts(self) -> Iterator[tuple[Rows, Rows]]:
        """Fold by fold, the texts that are held out, and the others that copy none of them."""
        for held in self.folded:
            copied = np.isin(self.family, self.family[held])
            yield np.flatnonzero(held), np.flatnonzero(~held & ~copied)

    def held_out(self, drawn: Callable[[Rows], Rows] | None = None) -> tuple[Floats, Flags, int]:
        """Probabilities and decisions of each text while it is held out, and copies kept away.

        With `drawn`, only those of the other texts are learnt from that it gives back.
        """
        probabilities = np.zeros(self.targets.shape)
        said = np.zeros(self.targets.shape, dtype=np.bool_)
        n_copies = 0
        for out, others in self.parts():
            rows = others if drawn is None else drawn(others)
            n_copies += len(self.labels) - len(out) - len(others)
            left = self.labels[rows].sum(axis=0)
            if not ((left > 0) & (left < len(rows))).all():
                raise TooFewUnits(
                    "While some groups are held out, a frame is left in no text or in all; give "
                    "texts of more groups, and none that copy each other."
                )
            model, decision = self.learnt(rows)
            scored = model.scored([own[out] for own in self.counts], self.n_words[out])
            probabilities[out] = decision.probabilities(scored)
            said[out] = decision.said(probabilities[out])
        return probabilities, said, n_copies


def learnt_from(tokens: Tokens, table: pd.DataFrame, found: Judged) -> Mapping[str, object]:
    """What a model says of its coded texts."""
    return {
        "texts": len(tokens),
        "groups": len(set(found.groups)),
        "copies_kept_away": found.n_copies,
        "frames": {
            str(name): int(n) for name, n in zip(table, found.labels.sum(axis=0), strict=True)
        },
        "fingerprint": fingerprint(list(tokens.texts), table.to_numpy(), list(found.groups)),
    }
