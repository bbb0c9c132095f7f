"""A linear model of three classes over blocks of features, kept as arrays and JSON."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
from scipy import sparse
from threadpoolctl import threadpool_limits

from framing.actors.around import COUNTED, WEIGHTED, Around
from framing.errors import FramingError
from framing.files import refuse_pickle, sha256_of, whole, write_json

Floats = npt.NDArray[np.float64]
Matrix: TypeAlias = sparse.csr_array
Rows = npt.NDArray[np.int64]

LOUDNESS: Mapping[str, float] = {
    "words": 1.0,
    "pairs": 0.7,
    "decaying": 1.0,
    "near": 1.0,
    "beside": 0.7,
    "verbs": 0.5,
    **dict.fromkeys(COUNTED, 0.06),
}
"""How loud a block is beside one whose rows have length 1; chosen by folds of NewsMTSC's train."""

FEWEST, STRENGTH, TOLERANCE, ROUNDS = 3, 0.35, 1e-3, 300
LONGEST = 4.0
RECORD, ARRAYS = "model.json", "model.npz"
FORM = "framing target model 1"


@dataclass(frozen=True, eq=False)
class Counted:
    """Features of targets, counted: a matrix a block, and the names of its columns."""

    names: Mapping[str, list[str]]
    counts: Mapping[str, Matrix]
    n: int


def counted(around: Around, *, names: Mapping[str, Sequence[str]] | None = None) -> Counted:
    """All features of targets, or those that are named."""
    blocks = (*WEIGHTED, *COUNTED)
    fixed = names is not None
    place = {b: {name: n for n, name in enumerate(names[b] if names else ())} for b in blocks}
    columns: dict[str, tuple[list[int], list[int], list[float]]] = {b: ([], [], []) for b in blocks}
    for target in range(len(around)):
        for feature in around.features(target):
            own = place[feature.block]
            number = own.get(feature.name, -1) if fixed else own.setdefault(feature.name, len(own))
            if number >= 0:
                rows, numbers, weights = columns[feature.block]
                rows.append(target)
                numbers.append(number)
                weights.append(feature.weight)
    found = {}
    for block, (rows, numbers, weights) in columns.items():
        shape = len(around), len(place[block])
        made = Matrix(sparse.coo_array((weights, (rows, numbers)), shape=shape))
        made.sum_duplicates()
        found[block] = made
    return Counted({block: list(own) for block, own in place.items()}, found, len(around))


@dataclass(frozen=True, eq=False)
class TargetModel:
    """Weights of three classes.

    Attributes
    ----------
    names : mapping of str to list of str
        The features of each block.
    scales : mapping of str to ndarray
        How rare each is, or one over its spread.
    weights : mapping of str to ndarray of shape (n_features, 3)
    constant : ndarray of shape (3,)
    """

    names: Mapping[str, list[str]]
    scales: Mapping[str, Floats]
    weights: Mapping[str, Floats]
    constant: Floats

    @classmethod
    def learnt(cls, features: Counted, labels: npt.NDArray[np.int64], rows: Rows) -> TargetModel:
        """From some of the targets; the classes count alike."""
        from sklearn.linear_model import LogisticRegression

        names, scales, parts = {}, {}, []
        for block, counts in features.counts.items():
            own = Matrix(counts[rows])
            units = np.bincount(own.indices, minlength=own.shape[1])
            kept = np.flatnonzero(units >= FEWEST)
            kept = kept[
                np.argsort([features.names[block][n] for n in kept.tolist()], kind="stable")
            ]
            own = Matrix(own[:, kept])
            scales[block] = _scale(block, own, units[kept])
            names[block] = [features.names[block][n] for n in kept.tolist()]
            parts.append(valued(block, own, scales[block]))
        stacked = Matrix(sparse.hstack(parts, format="csr"))
        stacked.indices = stacked.indices.astype(np.int32)
        stacked.indptr = stacked.indptr.astype(np.int32)
        fit = LogisticRegression(
            C=STRENGTH, tol=TOLERANCE, max_iter=ROUNDS, class_weight="balanced"
        )
        with threadpool_limits(1):
            fit.fit(stacked, labels[rows])
        ends = np.cumsum([part.shape[1] for part in parts])[:-1]
        split = np.split(np.asarray(fit.coef_, dtype=np.float64).T, ends)
        return cls(names, scales, dict(zip(names, split, strict=True)), np.asarray(fit.intercept_))

    def scores(self, features: Counted, rows: Rows | None = None) -> Floats:
        """Scores of the three classes, shape (n, 3)."""
        chosen = np.arange(features.n) if rows is None else rows
        total = np.tile(self.constant, (len(chosen), 1)).astype(np.float64)
        for block, names in self.names.items():
            own = _picked(features, block, names)[chosen]
            total += valued(block, Matrix(own), self.scales[block]) @ self.weights[block]
        return total

    def leaning(self, around: Around, target: int) -> dict[int, float]:
        """What each token adds to the favourable score over the unfavourable one."""
        place = {block: {n: i for i, n in enumerate(own)} for block, own in self.names.items()}
        held: dict[tuple[str, int], list[tuple[int, float]]] = {}
        for feature in around.features(target):
            number = place[feature.block].get(feature.name)
            if number is not None:
                held.setdefault((feature.block, number), []).append((feature.token, feature.weight))
        found: dict[int, float] = {}
        for block in self.names:
            own = {n: parts for (b, n), parts in held.items() if b == block}
            numbers = sorted(own)
            sums = [sum(weight for _, weight in own[n]) for n in numbers]
            shape = 1, len(self.names[block])
            counts = Matrix((sums, ([0] * len(numbers), numbers)), shape=shape)
            values = valued(block, counts, self.scales[block]).toarray()[0]
            for number, total in zip(numbers, sums, strict=True):
                gain = values[number] * (
                    self.weights[block][number, 2] - self.weights[block][number, 0]
                )
                for token, weight in own[number]:
                    found[token] = found.get(token, 0.0) + float(gain) * weight / total
        return found


def _picked(features: Counted, block: str, names: Sequence[str]) -> Matrix:
    """A block's counts under other names of columns."""
    given = features.names[block]
    counts = features.counts[block]
    if given == list(names):
        return counts
    place = {name: number for number, name in enumerate(given)}
    numbers = np.array([place.get(name, -1) for name in names], dtype=np.int64)
    there = np.flatnonzero(numbers >= 0)
    shape = len(given), len(names)
    move = Matrix((np.ones(len(there)), (numbers[there], there)), shape=shape)
    return Matrix(counts @ move)


def _scale(block: str, counts: Matrix, units: npt.NDArray[np.int64]) -> Floats:
    if block in WEIGHTED:
        return np.asarray(np.log((1 + counts.shape[0]) / (1 + units)) + 1, dtype=np.float64)
    logs = counts.copy()
    logs.data = np.log1p(logs.data)
    n = max(counts.shape[0], 1)
    mean = logs.sum(axis=0) / n
    spread = np.sqrt(np.maximum(logs.multiply(logs).sum(axis=0) / n - mean**2, 1e-12))
    return np.asarray(1 / spread, dtype=np.float64)


def valued(block: str, counts: Matrix, scale: Floats) -> Matrix:
    """Counts as what the model learns from: rows of one length, or in spreads."""
    made = counts.copy()
    if block in WEIGHTED:
        made.data = (1 + np.log(np.maximum(made.data, 1))) * np.minimum(made.data, 1)
        made.data = made.data * scale[made.indices]
        squares = Matrix((made.data**2, made.indices, made.indptr), shape=made.shape)
        length = np.sqrt(squares @ np.ones(made.shape[1]))
        made.data = made.data / np.repeat(np.where(length > 0, length, 1), np.diff(made.indptr))
    else:
        made.data = np.minimum(np.log1p(made.data) * scale[made.indices], LONGEST)
    made.data = made.data * LOUDNESS[block]
    return made


def save_model(folder: str | Path, model: TargetModel, record: Mapping[str, Any]) -> Path:
    """Write ``model.npz`` and ``model.json``; the same model gives the same bytes."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    arrays: dict[str, npt.NDArray[Any]] = {"constant": model.constant}
    for block, names in model.names.items():
        spelled = "\n".join(names).encode("utf-8", errors="surrogatepass")
        arrays[f"{block}_names"] = np.frombuffer(spelled, dtype=np.uint8)
        arrays[f"{block}_scale"] = model.scales[block]
        arrays[f"{block}_weights"] = model.weights[block]
    with whole(folder / ARRAYS) as draft, draft.open("wb") as file:
        np.savez_compressed(file, allow_pickle=False, **arrays)
    digest = sha256_of(folder / ARRAYS)
    write_json(folder / RECORD, {**record, "form": FORM, "arrays": {"sha256": digest}})
    return folder


def load_model(folder: str | Path) -> tuple[TargetModel, dict[str, Any]]:
    """The model in a folder, and what else was written of it.

    Raises
    ------
    FramingError
        Where there is none, or a file is damaged.
    """
    folder = Path(folder)
    refuse_pickle(folder)
    try:
        record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise FramingError(f"{folder}: there is no model here ({RECORD}, {ARRAYS}).") from error
    if not isinstance(record, dict) or record.get("form") != FORM:
        raise FramingError(f"{folder / RECORD}: this is no model of sentiment toward targets.")
    path = folder / ARRAYS
    if not path.is_file() or sha256_of(path) != record["arrays"]["sha256"]:
        raise FramingError(f"{path}: this is not the file that {RECORD} was written for.")
    try:
        with np.load(path, allow_pickle=False) as kept:
            arrays = dict(kept)
    except (ValueError, zipfile.BadZipFile) as error:
        raise FramingError(f"{path}: this cannot be read: {error}.") from error
    names = {}
    for block in (*WEIGHTED, *COUNTED):
        spelled = arrays[f"{block}_names"].tobytes().decode("utf-8", errors="surrogatepass")
        names[block] = spelled.split("\n") if spelled else []
    scales = {block: arrays[f"{block}_scale"] for block in names}
    weights = {block: arrays[f"{block}_weights"] for block in names}
    return TargetModel(names, scales, weights, arrays["constant"]), record
