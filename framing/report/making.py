"""From a recipe or a corpus to a folder with a report, in one call."""

from __future__ import annotations

from pathlib import Path

from framing.errors import FramingError
from framing.report.building import Told, build_report
from framing.report.reading import read_recipe
from framing.report.writing import checked_folder, write_report


def make_report(
    source: str | Path, out: str | Path, *, seed: int | None = None, tell: Told | None = None
) -> Path:
    """Write the report of a recipe, or the default one of a corpus.

    Parameters
    ----------
    source : str or Path
        A recipe (``.toml``) or a corpus folder.
    out : str or Path
        The folder of the report; it may hold an earlier one, which is replaced.
    seed : int, optional
        For a corpus; a recipe names its own.
    tell : callable, optional
        Is told the title of each section before it is computed, and what is written last.

    Returns
    -------
    Path
        The report's folder.

    Raises
    ------
    FramingError
        Where the source is neither, a recipe is given a seed, or the folder holds something else.
    """
    source = Path(source)
    checked_folder(Path(out))
    if source.is_dir():
        from framing.corpus import Corpus
        from framing.report.defaults import default_recipe

        corpus = Corpus.read(source)
        report = build_report(default_recipe(corpus, source, seed=seed or 0), corpus, tell=tell)
    elif source.suffix.lower() == ".toml":
        if seed is not None:
            raise FramingError(f"{source.name}: a recipe names its own seed; write it there.")
        report = build_report(read_recipe(source), tell=tell)
    else:
        raise FramingError(
            f"{source}: this is neither a recipe (a .toml file) nor the folder of a corpus."
        )
    if tell is not None:
        tell("Writing")
    return write_report(report, out)
