"""``framing corpus show``: what a corpus holds, and what became of every record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import speaking
from framing.cli.app import corpus
from framing.cli.asking import Folder, Json

if TYPE_CHECKING:
    from framing.corpus import Corpus


@corpus.command("show")
def show(
    folder: Folder,
    top: Annotated[int, typer.Option(min=0, help="Outlets listed, at most; 0: all.")] = 20,
    as_json: Json = False,
) -> None:
    """Show outlets, counts, dates, the ledger, and outlets that may be one.

    \b
    Examples:
      framing corpus show corpora/harbour-talks
      framing corpus show corpora/harbour-talks --json
    """
    from framing.corpus import Corpus
    from framing.corpus.outlets import near_equal
    from framing.corpus.summary import summary_of

    found = Corpus.read(folder)
    near = near_equal(found.articles["outlet"].unique())
    summary = summary_of(found)
    outlets = _outlets(found)
    if as_json:
        speaking.say_json(
            {
                **summary,
                "fingerprint": found.fingerprint,
                "columns": [str(name) for name in found.articles.columns],
                "outlets_by_size": outlets,
                "near_equal_outlets": near,
                "ledger": found.ledger.record(),
            }
        )
        return
    speaking.say_table(
        (name.replace("_", " "), _shown(value))
        for name, value in summary.items()
        if value not in (None, "")
    )
    speaking.say(f"columns: {', '.join(map(str, found.articles.columns))}")
    speaking.say("")
    _say_outlets(outlets, top=top)
    speaking.say("")
    _say_ledger(found)
    for names in near:
        speaking.say(speaking.in_a_line(f"may be one outlet: {' | '.join(names)}"))


def _outlets(corpus: Corpus) -> list[dict[str, object]]:
    """Each outlet with its articles and its first and last day, the largest first."""
    grouped = corpus.articles.groupby("outlet", sort=True)["date"].agg(["size", "min", "max"])
    grouped = grouped.sort_values("size", ascending=False, kind="stable")
    days = grouped[["min", "max"]].map(lambda day: None if day != day else f"{day:%Y-%m-%d}")
    rows = zip(grouped.index, grouped["size"], days["min"], days["max"], strict=True)
    return [
        {"outlet": name, "articles": int(n), "first_date": first, "last_date": last}
        for name, n, first, last in rows
    ]


def _say_outlets(outlets: list[dict[str, object]], *, top: int) -> None:
    listed = outlets[:top] if top else outlets
    rows = [tuple(_shown(value) for value in outlet.values()) for outlet in listed]
    speaking.say_table([("outlet", "articles", "first", "last"), *rows], right=(1,))
    if len(outlets) > len(listed):
        speaking.say(f"and {len(outlets) - len(listed):,} more outlets (--top 0 lists all)")


def _say_ledger(corpus: Corpus) -> None:
    from framing.cli.additions import equation, meaning

    for step in corpus.ledger.steps:
        sums = equation(step.seen, step.accepted, step.quarantined, step.excluded)
        name = f"{step.name} {step.source}".rstrip()
        speaking.say(speaking.in_a_line(f"{name}: {sums}"))
        fates = (("quarantined", step.quarantined), ("excluded", step.excluded))
        speaking.say_table(
            [
                (fate, f"{n:,}", code, meaning(code))
                for fate, codes in (*fates, ("noted", step.noted))
                for code, n in sorted(codes.items())
            ],
            right=(1,),
            indent="  ",
        )


def _shown(value: object) -> str:
    if value is None:
        return ""
    return f"{value:,}" if isinstance(value, int) else str(value)
