"""``framing lexicon audit``: what a word list does on a corpus."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import speaking
from framing.cli.app import lexicon
from framing.cli.asking import Json, Level, asked

if TYPE_CHECKING:
    from framing.lexicons import Audit

TOP = 10
SHOWN = 20


@lexicon.command("audit")
def audit_one(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A list's name, or the folder of one's own.")
    ],
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The corpus: a folder.")],
    level: Level = "article",
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write the whole tables there as CSV.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Tell what a list covers on a corpus, what drives it, and what is dead or ambiguous.

    \b
    Examples:
      framing lexicon audit loaded-terms corpora/harbour-talks
      framing lexicon audit lists/mfd2 corpora/mine --out runs/audit
    """
    from framing.corpus import Corpus
    from framing.files import for_spreadsheet, write_table
    from framing.lexicons import audit, load

    with asked():
        chosen = load(name)
    found = audit(chosen, Corpus.read(folder).tokens(level))
    if out is not None:
        overlap = found.overlap.rename_axis("category").reset_index()
        for what, table in (
            ("entries", found.entries),
            ("categories", found.categories),
            ("overlap", overlap),
            ("passed", found.passed),
        ):
            write_table(out / f"{what}.csv", for_spreadsheet(table))
    if as_json:
        speaking.say_json(
            {
                **found.summary,
                "categories": speaking.rows_of(found.categories),
                "top": speaking.rows_of(found.entries.head(TOP)),
                "passed": speaking.rows_of(found.passed.head(TOP)),
            }
        )
        return
    _told(found, level)


def _told(found: Audit, level: str) -> None:
    told = found.summary
    speaking.say(
        f"{told['hits']:,} hits in {told['share_of_units']:.1%} of {told['units']:,} {level}s; "
        f"{told['share_of_words']:.2%} of the words"
    )
    speaking.say(
        f"{told['entries']:,} entries: {told['dead_entries']:,} never hit, "
        f"{told['ambiguous_entries']:,} are used as two word classes, "
        f"{told['entries_for_half']:,} make up half of all hits"
    )
    if told["passing_entries"]:
        stood = found.passed[found.passed["places"] > 0]["term"].head(TOP // 2).tolist()
        shown = f": {', '.join(stood)}" if stood else ""
        speaking.say(
            f"{told['passing_entries']:,} entries that are passed over stood in "
            f"{told['passed_over']:,} places{shown}"
        )
    speaking.say("")
    head = ("category", "entries", "dead", "per 1,000 words", "units", "top entry", "its share")
    rows = [
        (
            str(name),
            f"{entries:,}",
            f"{dead:,}",
            f"{rate:.2f}",
            f"{units:.1%}",
            str(top),
            f"{share:.1%}",
        )
        for name, entries, dead, _, rate, units, top, share in found.categories.itertuples(
            index=False, name=None
        )
    ]
    speaking.say_table([head, *rows], right=(1, 2, 3, 4, 6))
    top = found.entries[found.entries["hits"] > 0].head(TOP)
    if top.empty:
        return
    speaking.say("")
    speaking.say(f"the {len(top)} entries with most hits, {told['share_of_top_10']:.1%} of all:")
    top = top[["term", "category", "hits", "share"]]
    listed = [(a, b, f"{c:,}", f"{d:.1%}") for a, b, c, d in top.itertuples(index=False, name=None)]
    speaking.say_table([("term", "category", "hits", "share"), *listed], right=(2, 3))
    twofold = found.entries[found.entries["ambiguous"]]["term"].head(SHOWN).tolist()
    if twofold:
        speaking.say("")
        speaking.say(f"used as two word classes: {', '.join(twofold)}")
