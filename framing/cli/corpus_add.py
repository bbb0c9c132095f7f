"""``framing corpus add``: files of any kind become articles of a corpus."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import speaking
from framing.cli.app import corpus
from framing.cli.asking import Json, Quiet, asked

if TYPE_CHECKING:
    from framing.corpus.adding import Added


def _share(given: str) -> str:
    text = given.strip()
    try:
        share = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise typer.BadParameter(f"{given!r} is no share: write it as 0.01 or 1%.")
    return str(share)


def _day(given: str | None) -> str | None:
    try:
        return given and datetime.date.fromisoformat(given).isoformat()
    except ValueError as error:
        raise typer.BadParameter(f"{given!r} is no day: write it as 2026-02-01.") from error


@corpus.command("add")
def add(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Files, or folders that hold them.")
    ],
    to: Annotated[Path, typer.Option(metavar="DIR", help="The corpus; made where there is none.")],
    mapping: Annotated[
        str,
        typer.Option(
            "--map",
            metavar="FIELD=COLUMN,...",
            help="Which column holds what: id, text, outlet, headline, standfirst, date, event, "
            "author, url, language, comments, or a field of your own; text=text|body takes either.",
        ),
    ] = "",
    outlet: Annotated[
        str | None, typer.Option(metavar="NAME", help="The outlet of records that name none.")
    ] = None,
    outlets: Annotated[
        Path | None, typer.Option(metavar="FILE", help="An outlets.toml: what each is called.")
    ] = None,
    date_format: Annotated[
        str | None,
        typer.Option(metavar="FORMAT", help="dmy, mdy or ymd for 02/03/2026; or as in %d.%m.%Y."),
    ] = None,
    latest: Annotated[
        str | None, typer.Option(metavar="DAY", callback=_day, help="Later dates are not believed.")
    ] = None,
    language: Annotated[
        str, typer.Option(metavar="CODE", help="The language that is kept; any keeps all.")
    ] = "en",
    form: Annotated[
        str | None,
        typer.Option(metavar="FORM", help="plain, csv, tsv, jsonl, json, parquet, html or sqlite."),
    ] = None,
    encoding: Annotated[
        str | None, typer.Option(metavar="NAME", help="Of all files; found out otherwise.")
    ] = None,
    delimiter: Annotated[
        str | None, typer.Option(metavar="SIGN", help="Between columns; found out otherwise.")
    ] = None,
    table: Annotated[
        str | None, typer.Option(metavar="NAME", help="Of a database that holds several.")
    ] = None,
    card: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A card.toml: title, licence, citation.")
    ] = None,
    max_bad: Annotated[
        str, typer.Option(metavar="SHARE", callback=_share, help="Allowed in quarantine.")
    ] = "0.01",
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Add articles to a corpus: text, CSV, JSON, JSONL, Parquet, SQLite or HTML files, or archives.

    A record that cannot be taken is kept in DIR/quarantine.jsonl; mended there, it can be
    added again. Exit code 3: some are quarantined. 4: nothing could be used. 5: more are
    quarantined than --max-bad allows, and nothing was added.

    \b
    Examples:
      framing corpus add article.txt --to corpora/mine
      framing corpus add articles.parquet --to corpora/news \\
          --map id=ID,outlet=source,text=text,headline=title,date=date,leaning=bias_text
    """
    from framing.corpus.adding import AddOptions, NotAdded
    from framing.corpus.adding import add as add_files
    from framing.corpus.card import Card
    from framing.corpus.outlets import Aliases
    from framing.corpus.reading.mapping import ColumnMapping

    with asked():
        options = AddOptions(
            mapping=ColumnMapping.parse(mapping),
            outlet=outlet,
            language=language,
            date_format=date_format,
            latest=datetime.date.fromisoformat(latest) if latest else None,
            encoding=encoding,
            delimiter={"\\t": "\t", "tab": "\t"}.get(delimiter or "", delimiter),
            form=form,
            table=table,
            aliases=Aliases.read(outlets) if outlets else Aliases(),
            max_bad=float(max_bad),
            card=Card.read(card) if card else None,
        )
    try:
        with speaking.following("Reading") as progress:
            added = add_files(paths, to=to, options=options, progress=progress)
    except NotAdded as refusal:
        speaking.fault(str(refusal))
        _tell(refusal.outcome, as_json=as_json, quiet=quiet)
        raise typer.Exit(refusal.exit_code) from refusal
    _tell(added, as_json=as_json, quiet=quiet)
    raise typer.Exit(added.exit_code)


def _tell(added: Added, *, as_json: bool, quiet: bool) -> None:
    from framing.cli.additions import record_of, say_added

    if as_json:
        speaking.say_json(record_of(added))
    elif not quiet:
        say_added(added)
