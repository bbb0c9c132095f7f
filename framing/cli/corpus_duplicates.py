"""``framing corpus duplicates``: copies, from whom they were taken, and what was taken."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import speaking
from framing.cli.app import corpus
from framing.cli.asking import Folder, Json, Quiet, RunFolder, asked
from framing.cli.asking_words import Paper
from framing.errors import one_of

if TYPE_CHECKING:
    from framing.cli.runs import Account
    from framing.corpus import Corpus
    from framing.corpus.reuse import Reuse

COPIES, SPANS, FIGURE = "copies.csv", "reused-spans.csv", "copying-by-outlet.pdf"


@corpus.command("duplicates")
def duplicates(
    folder: Folder,
    top: Annotated[int, typer.Option(min=0, help="Copies listed, at most; 0: all.")] = 20,
    paper: Paper = "page",
    out: RunFolder = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """List copies with their likely sources, and write the stretches that they share.

    RUN then holds both as tables, and how many articles of each outlet are copies of another's,
    with a figure.

    \b
    Examples:
      framing corpus duplicates corpora/harbour-talks
      framing corpus duplicates corpora/harbour-talks --out runs/copies
    """
    from framing.cli.runs import Account, refuse_others
    from framing.corpus import Corpus
    from framing.corpus.reuse import reuse
    from framing.figures.style import STYLES

    with asked():
        one_of("paper", paper, STYLES)
        if out is not None:
            refuse_others(out)
    given = Corpus.read(folder)
    with speaking.progress("Aligning copies"):
        found = reuse(given)
    table = found.table
    n_groups = int(table["copy_group"].nunique())
    if out is not None:
        counts = {"articles": len(given), "copies": len(table), "groups": n_groups}
        account = Account("corpus duplicates", given, {"paper": paper}, counts)
        _write(out, given, found, account)
    if as_json:
        speaking.say_lines(table)
        return
    groups = speaking.many(n_groups, "group")
    speaking.say(f"{len(table):,} of {len(given):,} articles are copies of others, in {groups}")
    listed = table.head(top) if top else table
    rows = [
        (
            str(row["article"]),
            str(row["source"]),
            str(row["direction"]),
            f"{100 * row['shared']:.0f} %",
            str(row["n_spans"]),
            row["agency"] if isinstance(row["agency"], str) else "",
        )
        for row in listed.to_dict("records")
    ]
    head = ("copy", "source", "which came", "shared", "stretches", "agency")
    speaking.say_table([head, *rows], right=(3, 4))
    if len(table) > len(listed):
        speaking.say(f"and {len(table) - len(listed):,} more copies (--top 0 lists all)")


def _write(out: Path, given: Corpus, found: Reuse, account: Account) -> None:
    from framing.cli.runs import run_folder
    from framing.coverage import copying
    from framing.figures import paper, plot_copying, save_figure
    from framing.files import for_spreadsheet, write_csv

    shared = copying(given)
    with run_folder(out, account) as draft:
        write_csv(draft / COPIES, for_spreadsheet(found.table))
        write_csv(draft / SPANS, for_spreadsheet(found.spans))
        if shared["copies"].any():
            with paper(str(account.parameters["paper"])):
                save_figure(plot_copying(shared), draft / FIGURE, of=shared)
        names = [path.name for path in sorted(draft.iterdir())]
    speaking.note(f"{out}: {', '.join(names)}.")
