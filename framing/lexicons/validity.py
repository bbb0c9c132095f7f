"""What was measured of a list's validity, in a file beside its card that its terms do not touch."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from framing.errors import LexiconError, located
from framing.files import write_text

FILE = "validity.toml"
DIGITS = 3


def read_validity(folder: Path, *, terms: str) -> Mapping[str, Any]:
    """What was measured of the list in a folder; its `status` says where nothing was.

    Parameters
    ----------
    folder : Path
    terms : str
        The digest of the terms as they are. What was measured of others is not told of these.

    Raises
    ------
    LexiconError
        Where the file is no TOML.
    """
    path = folder / FILE
    if not path.is_file():
        return {"status": "not measured"}
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(located(f"this is no TOML: {error}", file=path)) from error
    if given.get("terms") != terms:
        return {"status": "not measured", "note": "measured of an earlier version of the terms"}
    return {name: value for name, value in given.items() if name != "terms"}


def write_validity(
    name_or_path: str | Path, table: pd.DataFrame, *, gold: str, sha256: str
) -> Path:
    """Write what `framing.learning.validity` measured beside the card of a list.

    Parameters
    ----------
    name_or_path : str or Path
        The list, as in `framing.lexicons.load`.
    table : DataFrame
        The glossary's ``estimates``.
    gold, sha256 : str
        What it was measured on, and the digest of that file.

    Raises
    ------
    LexiconError
        Where the list cannot be loaded.
    """
    from framing.lexicons.lexicon import _folder, load

    card = load(name_or_path).card
    if card is None:
        raise LexiconError(f"{name_or_path}: this list has no card to write to.")
    own = table[table["term"] == card.name]
    lines = [
        'status = "measured"',
        f"gold = {_quoted(gold)}",
        f"sha256 = {_quoted(sha256)}",
        f"terms = {_quoted(card.sha256)}",
        f"n_texts = {int(own['n'].max())}",
        "",
        "# Estimate, and the ends of its 95 % interval over outlets drawn whole.",
        "[figures]",
        *_figures(own, own["parameter"]),
    ]
    parts = table[table["term"].str.startswith(f"{card.name}: ") & (table["parameter"] == "auc")]
    if len(parts):
        categories = parts["term"].str.removeprefix(f"{card.name}: ")
        lines += ["", "[auc_by_category]", *_figures(parts, categories)]
    return write_text(_folder(name_or_path) / FILE, "\n".join(lines) + "\n")


def _figures(rows: pd.DataFrame, names: pd.Series) -> list[str]:
    numbers = rows[["estimate", "lower", "upper"]].to_numpy(dtype=float).tolist()
    return [
        f"{_quoted(name)} = [{', '.join(map(_number, values))}]"
        for name, values in zip(names.astype(str), numbers, strict=True)
    ]


def _number(value: float) -> str:
    return "nan" if pd.isna(value) else f"{value:.{DIGITS}f}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
