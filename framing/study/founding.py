"""A study's folder: recipe, notebooks, Makefile, and the demonstration corpus or one's own."""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from framing.corpus import Corpus, ranked
from framing.corpus.folders import restored, whole_folder
from framing.errors import FramingError
from framing.files import write_bytes, write_text
from framing.report import default_recipe
from framing.report.recipe import Recipe, Section
from framing.study.notebooks import parameters_of, with_parameters
from framing.study.places import DEMONSTRATION, shipped
from framing.study.recipes import recipe_text

_CORPUS_LINE = re.compile(r"^corpus = .*$", re.MULTILINE)
_FILES = {"Makefile": "makefile.txt", "README.md": "readme.txt", ".gitignore": "gitignore.txt"}


@dataclass(frozen=True)
class _Plan:
    """What differs between studies.

    `place` is the corpus seen from the study, `values` the notebooks' parameters and `words` what
    is replaced in their text; `outlets` are ranked by size, `pair` is to be compared.
    """

    place: str
    recipe: str
    values: Mapping[str, object]
    words: Mapping[str, str]
    outlets: tuple[str, ...] = ()
    pair: tuple[str, ...] = ()


def new(folder: str | Path, *, corpus: str | Path | None = None) -> Path:
    """Write a study's folder.

    Parameters
    ----------
    folder : str or Path
        A new or an empty one.
    corpus : str or Path or None
        The corpus of the study, which stays where it is; None copies the demonstration corpus
        into the folder.

    Returns
    -------
    Path
        The folder, with ``report.toml``, ``notebooks``, ``Makefile`` and ``README.md``.

    Raises
    ------
    FramingError
        Where the folder holds something, or the corpus cannot be read.

    Examples
    --------
    >>> import tempfile
    >>> study = new(Path(tempfile.mkdtemp()) / "talks")
    >>> sorted(path.name for path in study.iterdir())
    ['.gitignore', 'Makefile', 'README.md', 'corpora', 'notebooks', 'report.toml']
    """
    folder = restored(Path(os.path.abspath(folder)))
    refuse_others(folder)
    source = shipped()
    plan = _demonstration(source) if corpus is None else _own(Path(corpus), folder)
    with _filled(folder) as draft:
        if corpus is None:
            _copy(source / "corpora" / DEMONSTRATION, draft / plan.place)
        write_text(draft / "report.toml", plan.recipe)
        for path in sorted((source / "notebooks").glob("*.ipynb")):
            notebook = path.read_text(encoding="utf-8")
            values = _fitting(plan, parameters_of(notebook))
            if values is not None:
                text = with_parameters(notebook, values, words=plan.words)
                write_text(draft / "notebooks" / path.name, text)
        for name, text in _texts(folder.name, plan).items():
            write_text(draft / name, text)
    return folder


def refuse_others(folder: Path) -> None:
    """Refuse a folder that holds something.

    Raises
    ------
    FramingError
    """
    if folder.exists() and not folder.is_dir():
        raise FramingError(f"{folder}: this is a file; name a folder for the study.")
    if folder.is_dir() and any(folder.iterdir()):
        raise FramingError(f"{folder}: the folder is not empty; name a new one for the study.")


def _demonstration(source: Path) -> _Plan:
    place = f"corpora/{DEMONSTRATION}"
    text = (source / "reports" / f"{DEMONSTRATION}.toml").read_text(encoding="utf-8")
    recipe = _CORPUS_LINE.sub(f'corpus = "{place}"', text, count=1)
    return _Plan(place, recipe, {"corpus_path": f"../{place}"}, {})


def _own(path: Path, folder: Path) -> _Plan:
    corpus = Corpus.read(path)
    place = _from(folder, path)
    inside = place if Path(place).is_absolute() else f"../{place}"
    recipe = default_recipe(corpus, path)
    pair = _section(recipe, "contrast").pair
    strata = _section(recipe, "overview").strata
    article = str(corpus.articles.index[0])
    topics = [section.k for section in recipe.sections if section.kind == "topics"]
    k = topics[0] if topics else None
    values: dict[str, object] = {
        "corpus_path": inside,
        "article": article,
        "strata": strata,
        "k": k,
    }
    words = {
        f"corpora/{DEMONSTRATION}": shlex.quote(place),
        "--article tribune-0501": f"--article {shlex.quote(article)}",
        "--pair tribune ledger": f"--pair {shlex.join(pair)}",
        "--strata event": f"--strata {strata or 'none'}",
        "--k 10": f"--k {k}",
    }
    text = recipe_text(recipe, corpus=place)
    return _Plan(place, text, values, words, tuple(ranked(corpus, "outlet")), pair)


def _section(recipe: Recipe, kind: str) -> Section:
    found = [section for section in recipe.sections if section.kind == kind]
    return found[0] if found else Section(kind, "")


def _fitting(plan: _Plan, given: Mapping[str, object]) -> dict[str, object] | None:
    """The values for a notebook with these parameters; None where the corpus has none for it."""
    values = {name: value for name, value in plan.values.items() if name in given}
    shown = given.get("outlets")
    if plan.outlets and isinstance(shown, list):
        if len(shown) == 2 and not plan.pair:
            return None
        values["outlets"] = list(plan.pair if len(shown) == 2 else plan.outlets[: len(shown)])
    return None if values.get("k", 1) is None else values


def _from(folder: Path, corpus: Path) -> str:
    """The corpus seen from the study; as it is where the two have nothing in common."""
    corpus = Path(os.path.abspath(corpus))
    try:
        common = Path(os.path.commonpath([folder, corpus]))
    except ValueError:
        return str(corpus)
    near = common != Path(common.anchor)
    return Path(os.path.relpath(corpus, folder)).as_posix() if near else str(corpus)


def _texts(title: str, plan: _Plan) -> dict[str, str]:
    from framing import __version__
    from framing.report.escaping import file_name, visible

    filled = {
        "@TITLE@": visible(title),
        "@NAME@": file_name(Path(plan.place).name),
        "@CORPUS_WORD@": shlex.quote(plan.place),
        "@CORPUS@": plan.place,
        "@VERSION@": __version__,
    }
    texts = {}
    for name, template in _FILES.items():
        text = resources.files(__package__).joinpath(f"templates/{template}").read_text("utf-8")
        for mark, value in filled.items():
            text = text.replace(mark, value)
        texts[name] = text
    return texts


def _copy(source: Path, target: Path) -> None:
    for path in sorted(source.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            write_bytes(target / path.relative_to(source), path.read_bytes())


@contextlib.contextmanager
def _filled(folder: Path) -> Iterator[Path]:
    """A draft of the folder; one that is there, and empty, is filled where it stands."""
    if not folder.exists():
        with whole_folder(folder) as draft:
            yield draft
        return
    draft = folder / ".study.part"
    draft.mkdir()
    try:
        yield draft
        for entry in sorted(draft.iterdir()):
            entry.rename(folder / entry.name)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
