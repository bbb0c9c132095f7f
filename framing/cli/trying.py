"""Which number of topics holds, and whether people see a subject in them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from framing.cli import speaking
from framing.cli.asking import asked
from framing.cli.modelling import KEY
from framing.cli.runs import Account, refuse_others, run_folder
from framing.errors import FramingError

TABLE = "grid.csv"


def sizes_of(given: str) -> list[int]:
    """Numbers of topics from ``10,20,40``.

    Raises
    ------
    FramingError
        For anything else.
    """
    try:
        sizes = [int(word) for word in given.split(",")]
    except ValueError:
        sizes = []
    if not sizes or min(sizes) < 2:
        raise FramingError(f"grid {given!r}: give numbers of topics from 2 on, such as 10,20,40.")
    return sizes


def tried(
    folder: Path, model: str, sizes: Sequence[int], seeds: Sequence[int], *, out: Path | None
) -> pd.DataFrame:
    """Learn a model of every size and seed; write the run where a folder for it is given.

    Returns
    -------
    DataFrame
        As `framing.topics.grid` gives it.
    """
    from framing.corpus import Corpus
    from framing.figures import paper, plot_topic_grid, save_figure
    from framing.report.topics import unfitted
    from framing.topics.grid import grid

    if out is not None:
        with asked():
            refuse_others(out)
    corpus = Corpus.read(folder)
    with speaking.progress("Reading articles"):
        tokens = corpus.tokens("article")
    with speaking.progress(f"Learning {len(sizes) * len(seeds)} models"):
        made = unfitted(model, sizes[0], len(tokens), seed=seeds[0])
        table = grid(tokens, made, sizes=sizes, seeds=seeds)
    if out is not None:
        parameters = {"model": model, "sizes": list(sizes), "seeds": list(seeds)}
        account = Account("topics", corpus, parameters, {"articles": len(tokens)}, seeds[0])
        with run_folder(out, account) as draft, paper("column"):
            save_figure(plot_topic_grid(table), draft / "grid.pdf", of=table)
        speaking.note(f"{out}: grid.pdf with its numbers.")
    return table


def scored_forms(files: Sequence[Path], run: Path) -> pd.DataFrame:
    """How often the coders' answers in these files name the intruders of a run.

    Raises
    ------
    FramingError
        Where the run holds no forms, or a file no answers to them.
    """
    from framing.topics.intrusion import read_form, score_forms

    path = run / KEY
    if not path.is_file():
        raise FramingError(f"{run}: there are no forms here; `framing topics --forms` writes them.")
    key = json.loads(path.read_text(encoding="utf-8"))
    forms: dict[str, list[pd.DataFrame]] = {}
    for file in files:
        coder = file.stem.removesuffix("-words").removesuffix("-documents")
        forms.setdefault(coder, []).append(read_form(file))
    return score_forms({name: pd.concat(own) for name, own in sorted(forms.items())}, key)
