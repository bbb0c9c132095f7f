"""Models as arrays and JSON, read back without running anything."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.errors import FramingError
from framing.files import refuse_pickle, sha256_of, whole, write_json
from framing.learning.averages import Averages
from framing.learning.blocks import Block, Characters, Marks, Words
from framing.learning.embedding import Embedded
from framing.learning.model import WEIGHTINGS, Linear, Weighting
from framing.learning.ridge import Shared
from framing.lexicons import Entry, Lexicon, LexiconCard

RECORD, ARRAYS = "model.json", "model.npz"
FORM = "framing model 1"


def save_model(folder: str | Path, model: Linear | Shared, *, record: Mapping[str, object]) -> Path:
    """Write ``model.npz`` and ``model.json`` into a folder; the same model gives the same bytes.

    Parameters
    ----------
    folder : str or Path
    model : Linear or Shared
    record : mapping
        What else is to be known of it.

    Returns
    -------
    Path
        The folder.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    arrays: dict[str, npt.NDArray[Any]] = {"constant": np.atleast_1d(model.constant)}
    blocks = []
    for number, (block, weighting, weights) in enumerate(
        zip(model.blocks, model.weightings, model.weights, strict=True)
    ):
        spelled = "\n".join(block.columns.tolist()).encode("utf-8", errors="surrogatepass")
        arrays[f"{number}_columns"] = np.frombuffer(spelled, dtype=np.uint8)
        arrays[f"{number}_weights"] = weights
        for name, values in vars(weighting).items():
            arrays[f"{number}_{name}"] = values
        blocks.append({"kind": block.kind, "settings": block.settings()})
    with whole(folder / ARRAYS) as draft, draft.open("wb") as file:
        np.savez_compressed(file, allow_pickle=False, **arrays)
    digest = sha256_of(folder / ARRAYS)
    write_json(
        folder / RECORD, {**record, "form": FORM, "blocks": blocks, "arrays": {"sha256": digest}}
    )
    return folder


def load_model(folder: str | Path) -> tuple[Linear, dict[str, Any]]:
    """The model of one label in a folder, and what else `save_model` wrote of it.

    Raises
    ------
    FramingError
        Where there is none, a file is damaged, or a word list is not what it was.
    """
    blocks, weightings, weights, constant, record = _read(folder)
    return Linear(blocks, weightings, weights, float(constant[0])), record


def load_shared(folder: str | Path) -> tuple[Shared, dict[str, Any]]:
    """The same of a model of several labels.

    Raises
    ------
    FramingError
        As in `load_model`.
    """
    blocks, weightings, weights, constant, record = _read(folder)
    return Shared(blocks, weightings, weights, constant), record


_Parts = tuple[
    tuple[Block, ...],
    tuple[Weighting, ...],
    tuple[npt.NDArray[np.float64], ...],
    npt.NDArray[np.float64],
    dict[str, Any],
]


def _read(folder: str | Path) -> _Parts:
    folder = Path(folder)
    refuse_pickle(folder)
    try:
        record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise FramingError(
            f"{folder}: there is no model here; `framing learn` writes one ({RECORD}, {ARRAYS})."
        ) from error
    if not isinstance(record, dict) or record.get("form") != FORM:
        raise FramingError(f"{folder / RECORD}: this is no model of ours.")
    path = folder / ARRAYS
    if not path.is_file() or sha256_of(path) != record["arrays"]["sha256"]:
        raise FramingError(f"{path}: this is not the file that {RECORD} was written for.")
    try:
        with np.load(path, allow_pickle=False) as found:
            arrays = {name: found[name] for name in found.files}
    except (ValueError, zipfile.BadZipFile) as error:
        raise FramingError(f"{path}: this cannot be read: {error}.") from error
    blocks, weightings, weights = [], [], []
    for number, given in enumerate(record["blocks"]):
        columns = arrays[f"{number}_columns"].tobytes().decode("utf-8", errors="surrogatepass")
        blocks.append(_block(given, columns.split("\n") if columns else [], folder))
        kind = WEIGHTINGS[given["kind"]]
        names = kind.__dataclass_fields__
        weightings.append(kind(**{name: arrays[f"{number}_{name}"] for name in names}))
        weights.append(arrays[f"{number}_weights"])
    return tuple(blocks), tuple(weightings), tuple(weights), arrays["constant"], record


def _block(given: Mapping[str, Any], columns: list[str], folder: Path) -> Block:
    settings = given["settings"]
    if given["kind"] == Words.kind:
        return Words(columns)
    if given["kind"] == Characters.kind:
        return Characters(columns, lengths=tuple(settings["lengths"]))
    if given["kind"] == Embedded.kind:
        return Embedded(settings["encoder"])
    if given["kind"] == Averages.kind:
        return Averages(columns)
    held = {name: _lexicon(name, kept) for name, kept in settings.get("held", {}).items()}
    block = Marks([held.get(name, name) for name, _ in settings["lexicons"]])
    changed = [
        name
        for (name, digest), one in zip(settings["lexicons"], block.lexicons, strict=True)
        if one.fingerprint != digest
    ]
    if changed or block.columns.tolist() != columns:
        raise FramingError(
            f"{folder}: the model was learnt with another version of the word list "
            f"{', '.join(changed) or 'it names'}; learn it again."
        )
    return block


def _lexicon(name: str, kept: Mapping[str, Any]) -> Lexicon:
    card = {**kept["card"], "literature": tuple(kept["card"]["literature"])}
    return Lexicon(name, tuple(Entry(*entry) for entry in kept["entries"]), LexiconCard(**card))
