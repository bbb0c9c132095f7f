"""Recipes as arrays and JSON, read back without running anything."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.audience.seen import WEIGHTINGS, Seen
from framing.errors import FramingError
from framing.files import refuse_pickle, sha256_of, whole, write_json
from framing.learning.blocks import Block, Characters, Marks, Words

RECORD, ARRAYS = "model.json", "model.npz"
FORM = "framing audience model 1"

Arrays = Mapping[str, npt.NDArray[Any]]


def save(folder: str | Path, seen: Seen, arrays: Arrays, record: Mapping[str, Any]) -> Path:
    """Write ``model.npz`` and ``model.json``; the same model gives the same bytes."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    kept: dict[str, npt.NDArray[Any]] = dict(arrays)
    blocks = []
    for block, weighting in zip(seen.blocks, seen.weightings, strict=True):
        kept[f"{block.kind}_columns"] = spelled(block.columns.tolist())
        for name, values in vars(weighting).items():
            kept[f"{block.kind}_{name}"] = values
        blocks.append({"kind": block.kind, "settings": block.settings()})
    with whole(folder / ARRAYS) as draft, draft.open("wb") as file:
        np.savez_compressed(file, allow_pickle=False, **kept)
    digest = sha256_of(folder / ARRAYS)
    write_json(folder / RECORD, {**record, "form": FORM, "blocks": blocks, "sha256": digest})
    return folder


def opened(folder: str | Path, *, use: str) -> tuple[Seen, dict[str, Any], dict[str, Any]]:
    """What `save` wrote: the blocks, the arrays, the record.

    Raises
    ------
    FramingError
        Where there is none, a file is damaged, it is another recipe's, or a word list is not
        what it was.
    """
    folder = Path(folder)
    refuse_pickle(folder)
    try:
        record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise FramingError(f"{folder}: there is no model here ({RECORD}, {ARRAYS}).") from error
    if not isinstance(record, dict) or record.get("form") != FORM or record.get("use") != use:
        raise FramingError(f"{folder / RECORD}: this is no model of {use}.")
    path = folder / ARRAYS
    if not path.is_file() or sha256_of(path) != record["sha256"]:
        raise FramingError(f"{path}: this is not the file that {RECORD} was written for.")
    try:
        with np.load(path, allow_pickle=False) as found:
            arrays = {name: found[name] for name in found.files}
    except (ValueError, zipfile.BadZipFile) as error:
        raise FramingError(f"{path}: this cannot be read: {error}.") from error
    blocks, weightings = [], []
    for given in record["blocks"]:
        kind = given["kind"]
        blocks.append(_block(given, names_of(arrays[f"{kind}_columns"]), folder))
        weighting = WEIGHTINGS[kind]
        own = {name: arrays[f"{kind}_{name}"] for name in weighting.__dataclass_fields__}
        weightings.append(weighting(**own))
    return Seen(tuple(blocks), tuple(weightings)), arrays, record


def spelled(names: list[str]) -> npt.NDArray[np.uint8]:
    """Names as bytes, so that no array holds objects."""
    return np.frombuffer("\n".join(names).encode("utf-8", "surrogatepass"), dtype=np.uint8)


def names_of(array: npt.NDArray[np.uint8]) -> list[str]:
    """The names again."""
    text = array.tobytes().decode("utf-8", "surrogatepass")
    return text.split("\n") if text else []


def _block(given: Mapping[str, Any], columns: list[str], folder: Path) -> Block:
    if given["kind"] == Words.kind:
        return Words(columns)
    if given["kind"] == Characters.kind:
        return Characters(columns, lengths=tuple(given["settings"]["lengths"]))
    block = Marks([name for name, _ in given["settings"]["lexicons"]])
    if block.settings() != given["settings"] or block.columns.tolist() != columns:
        raise FramingError(
            f"{folder}: the model was learnt with another version of a word list; learn it again."
        )
    return block
