"""``framing power``: how many articles a study needs, from a pilot's own counts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import speaking
from framing.cli.app import app
from framing.cli.asking import Folder, Json, Level, Quiet, RunFolder, Seed, WhichVoice, With, asked
from framing.cli.contrast import NONE
from framing.cli.runs import Account, refuse_others, run_folder

if TYPE_CHECKING:
    from framing.compare import Estimates

FIGURE, NUMBERS = "power.pdf", "shares.csv"


@app.command()
def power(
    folder: Folder,
    extractors: With,
    pair: Annotated[
        tuple[str, str], typer.Option(metavar="A B", help="The group, and what it is set against.")
    ],
    effect: Annotated[
        float, typer.Option(help="What is to be found: a ratio of rates; of means, a difference.")
    ] = 1.5,
    size: Annotated[
        list[int] | None,
        typer.Option(metavar="N", help="Events of a study; may be given several times."),
    ] = None,
    repeats: Annotated[int, typer.Option(help="Simulated studies of each size.")] = 400,
    alpha: Annotated[float, typer.Option(help="A study finds what has a p below.")] = 0.05,
    groups: Annotated[str, typer.Option(metavar="COLUMN", help="What the groups are.")] = "outlet",
    strata: Annotated[
        str,
        typer.Option(metavar="COLUMN", help="Compare within these only; none compares across all."),
    ] = "event",
    level: Level = "paragraph",
    voice: WhichVoice = "outlet",
    seed: Seed = 0,
    paper: Annotated[
        str, typer.Option(help="The figure is for a column, page or slide.")
    ] = "column",
    out: RunFolder = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Simulate with what probability studies of growing size find a difference.

    \b
    Example:
      framing power corpora/harbour-talks --with frames.FrameCues --pair ledger tribune \\
          --effect 1.5 --size 12 --size 50 --size 200 --out runs/power
    """
    from framing.cli.contrasting import Question, scored
    from framing.cli.extractors import chosen, record_of
    from framing.compare import Plans
    from framing.compare import power as simulated
    from framing.errors import one_of
    from framing.figures.style import STYLES

    with asked():
        one_of("paper", paper, STYLES)
        plans = Plans(sizes=tuple(size or ()), repeats=repeats, alpha=alpha)
        if out is not None:
            refuse_others(out)
    question = Question(
        choices=chosen(extractors),
        level=voice if voice in ("headline", "comment") else level,
        voice="all" if voice in ("headline", "comment") else voice,
        pair=pair,
        columns=(groups, None if strata == NONE else strata, "copy_group"),
        correction="BH",
        resampling=(None, None),
        seed=seed,
    )
    ready = scored(folder, question)
    with speaking.progress("Simulating"), asked():
        found = simulated(
            ready.scores, ready.design, pair=pair, effect=effect, plans=plans, seed=seed
        )
    if out is not None:
        about = {"extractors": record_of(question.choices), "voice": voice, "paper": paper}
        account = Account(
            "power",
            ready.corpus,
            {**found.provenance.parameters, **about},
            {"estimates": len(found.table)},
            seed,
        )
        _write(out, found, account)
    if as_json:
        speaking.say_json({**found.record(), "table": speaking.rows_of(found.table)})
    else:
        _say(found)


def _write(out: Path, found: Estimates, account: Account) -> None:
    from framing.figures import paper, plot_power, save_figure

    with run_folder(out, account) as draft:
        found.save(draft / NUMBERS)
        with paper(str(account.parameters["paper"])):
            save_figure(plot_power(found), draft / FIGURE, of=found)
    speaking.note(f"{out}: {FIGURE} with its numbers, and {NUMBERS}.")


def _say(found: Estimates) -> None:
    table = found.table
    sizes = list(dict.fromkeys(table["parameter"]))
    wide = table.pivot(index="term", columns="parameter", values="estimate")
    rows = [
        (str(term), *(f"{wide.loc[term, size]:.2f}" for size in sizes))
        for term in dict.fromkeys(table["term"])
    ]
    speaking.say_table([("feature", *sizes), *rows], right=tuple(range(1, len(sizes) + 1)))
    for sentence in (found.method + ".", *found.notes):
        speaking.note(sentence)
