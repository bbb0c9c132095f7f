"""Whether a report is still what was written, can be made again, and why two runs differ."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from framing.corpus import Corpus
from framing.errors import FramingError
from framing.files import dumped, sha256_of
from framing.report.building import Told, build_report
from framing.report.recipe import Choice, Recipe, Section
from framing.report.writing import FORM, MANIFEST, write_report


class Difference(NamedTuple):
    """One thing in which two runs differ: its kind, what it is, and how it is in either."""

    cause: str
    what: str
    first: str
    second: str


def changed_files(folder: str | Path) -> dict[str, str]:
    """The files of a report or run that are not as its manifest says, and what is the matter.

    Files that the manifest does not name are nobody's business here.

    Raises
    ------
    FramingError
        Where the folder has no manifest that names files.
    """
    folder = Path(folder)
    found = {}
    for name, digest in sorted(_files(manifest(folder), folder).items()):
        path = folder / name
        if folder.resolve() not in path.resolve().parents:
            found[name] = "outside of the folder"
        elif not path.is_file():
            found[name] = "missing"
        elif sha256_of(path) != digest:
            found[name] = "changed"
    return found


def manifest(folder: str | Path) -> dict[str, Any]:
    """The manifest of a report or run.

    Raises
    ------
    FramingError
        Where there is none.
    """
    path = Path(folder) / MANIFEST
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        record = None
    if not isinstance(record, dict):
        raise FramingError(f"{folder}: there is no {MANIFEST} of a report or run in it.")
    _files(record, folder)
    return record


def _files(record: Mapping[str, Any], folder: object) -> dict[str, str]:
    listed = record.get("files")
    if not isinstance(listed, dict) or not all(isinstance(v, str) for v in listed.values()):
        raise FramingError(f"{folder}: its {MANIFEST} names no files and their digests.")
    return listed


def why_different(first: Mapping[str, Any], second: Mapping[str, Any]) -> list[Difference]:
    """In what two manifests differ: data, code, parameters, versions, and then in which files.

    Examples
    --------
    >>> one = {"form": "framing report 1", "corpus": {"fingerprint": "a"}, "recipe": {"seed": 1},
    ...     "versions": {"framing": "1", "numpy": "2.4"}, "files": {"x.csv": "0"}}
    >>> why_different(one, one | {"recipe": {"seed": 2}, "files": {"x.csv": "1"}})
    [Difference(cause='parameters', what='seed', first='1', second='2'),
     Difference(cause='files', what='x.csv', first='0', second='1')]
    """
    found = []
    ours, theirs = _causes(first), _causes(second)
    for cause in ours:
        here, there = _flat(ours[cause]), _flat(theirs[cause])
        for what in sorted({*here, *there}):
            pair = here.get(what, "none"), there.get(what, "none")
            if pair[0] != pair[1]:
                found.append(Difference(cause, what, *pair))
    return found


def _causes(record: Mapping[str, Any]) -> dict[str, Any]:
    """What a run came from, by kind."""
    source = record.get("provenance", {})
    versions = dict(record.get("versions") or source.get("versions", {}))
    code = {"framing": versions.pop("framing", "unknown")}
    parameters = record.get("recipe") or {
        "verb": record.get("verb"),
        "seed": source.get("seed"),
        **source.get("parameters", {}),
    }
    corpus = record.get("corpus", {}).get("fingerprint")
    data = {"corpus": corpus} if corpus else source.get("inputs", {})
    return {
        "data": data,
        "code": code,
        "parameters": parameters | {"texts": record.get("texts")},
        "versions": versions,
        "files": {name.replace(".", "\0"): one for name, one in record["files"].items()},
    }


def _flat(value: Any, place: str = "") -> dict[str, str]:
    """Nested values by their places, such as ``sections.2.top``."""
    if isinstance(value, Mapping):
        items = list(value.items())
    elif isinstance(value, list | tuple) and any(isinstance(one, Mapping) for one in value):
        items = list(enumerate(value, 1))
    else:
        said = value if isinstance(value, str) else dumped(value, indent=None)
        return {place.replace("\0", "."): said}
    return {
        where: said
        for key, item in items
        for where, said in _flat(item, f"{place}.{key}" if place else str(key)).items()
    }


def reproduced(
    folder: str | Path, corpus: str | Path, *, tell: Told | None = None
) -> list[Difference]:
    """Make a report again from its manifest and a corpus, and compare every file.

    Parameters
    ----------
    folder : str or Path
        The report.
    corpus : str or Path
        The corpus that it was made from; the manifest does not know where that is.
    tell : callable, optional
        Is told the title of each section before it is computed.

    Returns
    -------
    list of Difference
        Empty where every file came out the same to the byte.

    Raises
    ------
    FramingError
        Where the folder holds no report.
    """
    record = manifest(folder)
    if record.get("form") != FORM:
        raise FramingError(f"{folder}: this is no report, so there is no recipe to follow.")
    recipe = recipe_of_record(record["recipe"], corpus=Path(corpus))
    built = build_report(recipe, Corpus.read(corpus), tell=tell)
    with TemporaryDirectory() as name:
        share = record.get("texts") == "left out"
        again = write_report(built, Path(name) / "again", share=share)
        return why_different(record, manifest(again))


def recipe_of_record(record: Mapping[str, Any], *, corpus: Path) -> Recipe:
    """The recipe that `Recipe.record` wrote down.

    Raises
    ------
    FramingError
        Where it was written by another version and cannot be read.
    """
    try:
        sections = tuple(_section(one) for one in record["sections"])
        rest = {name: _frozen(value) for name, value in record.items() if name != "sections"}
        return Recipe(corpus=corpus, sections=sections, **rest)
    except (KeyError, TypeError) as error:
        raise FramingError(f"The recipe in the manifest cannot be followed: {error}.") from error


def _section(record: Mapping[str, Any]) -> Section:
    choices = tuple(Choice(**one) for one in record["extractors"])
    rest = {name: _frozen(value) for name, value in record.items() if name != "extractors"}
    return Section(extractors=choices, **rest)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
