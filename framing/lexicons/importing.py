"""Word lists of others, made into a folder with terms and card; what is left out is counted."""

from __future__ import annotations

import csv
import hashlib
import importlib.util
import io
import json
import math
import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

from framing.errors import LexiconError, one_of, unknown
from framing.files import write_text
from framing.lexicons.entries import RULES, WORD_CLASSES, Entry, problems_of
from framing.lexicons.formats import READERS, Row
from framing.lexicons.lexicon import Lexicon, load

_CARRIED = ("title", "construct", "language", "version", "licence", "citation", "categories")
SIGNS = ("negative", "positive")
_any_letter = re.compile(r"(?<![^\w\s])\?\w")


@dataclass(frozen=True)
class Imported:
    """A list that was imported, and what of its file was not.

    Attributes
    ----------
    lexicon : Lexicon
    folder : Path
    read : int
        Rows of the file: kept and left out ones.
    left_out : mapping of str to tuple of str
        Reason, and the terms of the rows, as they stand in the file.
    """

    lexicon: Lexicon
    folder: Path
    read: int
    left_out: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def held() -> dict[str, dict[str, Any]]:
    """The cards of lists that are not shipped, by name: whose they are, and their form.

    Examples
    --------
    >>> held()["mfd2"]["form"]
    'dic'
    """
    source = resources.files("framing.lexicons") / "data" / "held.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


def carried(card: str | Path) -> dict[str, Any]:
    """What the card of an earlier import says of its source, for the same file read again.

    A list that may not be passed on can be: its card goes along without the terms, and who has
    the file imports it by this card, which fits that file alone.

    Parameters
    ----------
    card : str or Path
        A ``card.toml`` that `import_list` wrote.

    Returns
    -------
    dict
        Fields for `import_list`, with the sha256 of the source as the only one in `digests`.

    Raises
    ------
    LexiconError
        Where there is no such card, or it does not name its source's sha256.

    Examples
    --------
    >>> carried("lists/mfd2/card.toml")
    Traceback (most recent call last):
    framing.errors.LexiconError: lists/mfd2/card.toml: there is no such file.
    """
    path = Path(card)
    if not path.is_file():
        raise LexiconError(f"{path}: there is no such file.")
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: this is no TOML: {error}.") from error
    if not isinstance(given.get("source_sha256"), str):
        raise LexiconError(f"{path}: no source_sha256 is stated; an import writes it.")
    kept = {name: given[name] for name in _CARRIED if name in given}
    kept["form"] = given.get("source_form")
    return {**kept, "digests": [given["source_sha256"]]}


def import_list(
    source: str | Path,
    folder: str | Path,
    *,
    card: Mapping[str, Any] | None = None,
    form: str | None = None,
) -> Imported:
    """Read a word list in another tool's form and write it as a folder of this package's.

    Parameters
    ----------
    source : str or Path
        A file, or the name of a package that carries its list: ``vader``, ``empath``,
        ``textblob``.
    folder : str or Path
        Where ``terms.csv`` and ``card.toml`` are written; it must not be there yet.
    card : mapping, optional
        Fields of the card: title, construct, licence, citation, language, version; `known` names
        a list of `held`, whose fields are taken where none are given; `digests` are the sha256
        that the source may have. A licence must be known from one of them.
    form : str, optional
        One of the forms in `formats.READERS`; else that of the file's ending.

    Returns
    -------
    Imported

    Raises
    ------
    LexiconError
        Where the source is not there, is not in its form, is not the one that its card fits, no
        licence is stated, or nothing is left of it.

    Examples
    --------
    >>> import_list("empath.tsv", "lists/empath", card={"licence": "MIT"})
    Traceback (most recent call last):
    framing.errors.LexiconError: empath.tsv: there is no such file.
    """
    given = _fields(dict(card or {}), source)
    path = _located(source, given)
    data = _bytes(path)
    _check_digest(path, data, given.get("digests", ()))
    chosen = form or given.get("form") or path.suffix.removeprefix(".").lower()
    reader = READERS[one_of("form", chosen, READERS, error=LexiconError)]
    try:
        rows = list(reader(_decoded(data)))
    except LexiconError as error:
        raise LexiconError(f"{path}: {error}") from error
    entries, left_out = _entries(rows, path.stem)
    if not any(entry.marks for entry in entries):
        told = ", ".join(f"{reason}: {len(terms)}" for reason, terms in left_out.items())
        raise LexiconError(f"{path}: nothing of it can be used ({told or 'it is empty'}).")
    target = Path(folder)
    if target.exists():
        raise LexiconError(f"{target} is there already; name a folder that is not.")
    source_of = (path.name, hashlib.sha256(data).hexdigest(), chosen)
    _write(target, entries, given, source_of)
    return Imported(load(target), target, len(rows), left_out)


def _fields(given: dict[str, Any], source: str | Path) -> dict[str, Any]:
    name = given.pop("known", source if str(source) in held() else None)
    if name is not None:
        if name not in held():
            raise LexiconError(unknown("card", name, held()))
        given = {**held()[name], **given}
    if not str(given.get("licence", "")).strip():
        raise LexiconError(f"{source}: say under which licence the list may be used.")
    return given


def _located(source: str | Path, given: Mapping[str, Any]) -> Path:
    path = Path(source)
    if path.is_file():
        return path
    package = given.get("package") if str(source) in held() else None
    if package is None:
        raise LexiconError(f"{source}: there is no such file.")
    spec = importlib.util.find_spec(package)
    places = list(spec.submodule_search_locations or ()) if spec else []
    found = [Path(place, str(given["file"])) for place in places]
    found = [place for place in found if place.is_file()]
    if not found:
        raise LexiconError(f"{source}: the package {package} with its list is not installed.")
    return found[0]


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise LexiconError(f"{path}: it cannot be read: {error.strerror}.") from error


def _check_digest(path: Path, data: bytes, digests: Iterable[str]) -> None:
    allowed = tuple(digests)
    found = hashlib.sha256(data).hexdigest()
    if allowed and found not in allowed:
        raise LexiconError(
            f"{path}: this is not the file that the card was written for (sha256 {found[:12]}…, "
            f"card {', '.join(one[:12] + '…' for one in allowed)})."
        )


def _decoded(data: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise LexiconError("its letters are in no encoding that is known; save it as UTF-8.")


def _entries(rows: Sequence[Row], stem: str) -> tuple[list[Entry], dict[str, tuple[str, ...]]]:
    """The entries that can be matched, each once in a category, and why the others are not."""
    left_out: dict[str, list[str]] = defaultdict(list)
    kept: dict[tuple[str, str], Entry] = {}
    signed = any(row.weight < 0 for row in rows)
    for row in rows:
        term = unicodedata.normalize("NFC", " ".join(row.term.split())).replace("’", "'").casefold()
        reason = _reason(term, row)
        category = re.sub(r"\s+", "-", row.category.strip()) or stem
        if signed and not reason:
            sign = SIGNS[row.weight > 0]
            category = sign if not row.category else f"{category}.{sign}"
        key = re.sub(r"[-\s]+", " ", term), category
        if reason or key in kept:
            left_out[reason or "stands there twice"].append(row.term)
            continue
        use = row.use if " " not in term else ""
        kept[key] = Entry(term, category, abs(row.weight), row.rule, use)
    entries = sorted(kept.values(), key=lambda one: (one.category, one.term))
    return entries, {reason: tuple(left_out[reason]) for reason in sorted(left_out)}


def _reason(term: str, row: Row) -> str:
    if problems_of(term):
        return "not a term that can be matched"
    if _any_letter.search(term):
        return "a ? for any one letter, which is not matched; write the letters out, or a *"
    if row.category.startswith("?"):
        return "a category that is not defined"
    if math.isnan(row.weight):
        return "a weight that is no number"
    if row.rule not in RULES or row.use not in WORD_CLASSES:
        return "a match or use that is not known"
    return "weight 0" if row.weight == 0 and not row.passed else ""


def _write(
    target: Path, entries: list[Entry], given: Mapping[str, Any], source: tuple[str, str, str]
) -> None:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(["term", "category", "weight", "match", "use"])
    writer.writerows([e.term, e.category, f"{e.weight:g}", e.rule, e.use] for e in entries)
    terms = buffer.getvalue()
    fields = {
        "name": target.name,
        "title": given.get("title", target.name),
        "construct": given.get("construct", "As stated by its authors; see the citation."),
        "language": given.get("language", "en"),
        "version": str(given.get("version", "as imported")),
        "licence": given["licence"],
        "citation": given.get("citation", "not stated"),
        "sha256": hashlib.sha256(terms.encode()).hexdigest(),
        **dict(zip(("source_file", "source_sha256", "source_form"), source, strict=True)),
    }
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items()]
    lines += ["overlap = true", "", "[categories]"]
    stated = given.get("categories", {})
    for category in sorted({entry.category for entry in entries if entry.marks}):
        said = stated.get(category, f"{category}, as the source names it")
        lines.append(f"{json.dumps(category)} = {json.dumps(said, ensure_ascii=False)}")
    lines.append("")
    target.mkdir(parents=True)
    write_text(target / "terms.csv", terms)
    write_text(target / "card.toml", "\n".join(lines))
