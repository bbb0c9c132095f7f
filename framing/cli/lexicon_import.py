"""``framing lexicon import``: a list in another tool's form becomes a folder with a card."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from framing.cli import speaking
from framing.cli.app import lexicon
from framing.cli.asking import Json, asked

SHOWN = 5
"""Terms that are told of those left out for one reason."""


@lexicon.command("import")
def import_one(
    source: Annotated[
        str,
        typer.Argument(
            metavar="FILE|NAME",
            help="A .dic, .yml, .ykd, .json, .csv, .tff or .txt file; or vader, empath, textblob: "
            "the list in that package.",
        ),
    ],
    out: Annotated[Path, typer.Option(metavar="DIR", help="The folder that is made.")],
    known: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="The known card that fits: mfd2, emfd, mpqa, nrc, …"),
    ] = None,
    card: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The card.toml of an earlier import: this file or none."),
    ] = None,
    licence: Annotated[
        str | None, typer.Option(help="Under which licence the list may be used.")
    ] = None,
    citation: Annotated[str | None, typer.Option(help="Whom to cite.")] = None,
    language: Annotated[
        str | None, typer.Option(help="ISO 639-1 code of its language; en if not given.")
    ] = None,
    form: Annotated[
        str | None, typer.Option(help="The file's form, where its ending does not tell.")
    ] = None,
    digest: Annotated[
        str | None, typer.Option("--sha256", help="Refuse the file if its digest is another.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Import a word list of another tool or author, with a card of whose it is.

    \b
    Examples:
      framing lexicon import mfd2.0.dic --known mfd2 --out lists/mfd2
      framing lexicon import mfd2.0.dic --card lists/mfd2/card.toml --out lists/again
      framing lexicon import policy.yml --licence CC-BY-4.0 --out lists/policy
      framing lexicon import vader --out lists/vader
    """
    from framing.lexicons import carried, held, import_list

    given = {"known": known, "licence": licence, "citation": citation, "language": language}
    with asked():
        fields: dict[str, object] = {"language": "en"} if card is None else carried(card)
        fields.update({name: value for name, value in given.items() if value})
        if digest:
            fields["digests"] = (digest.lower(),)
        found = import_list(source, out, card=fields, form=form)
    told = {
        "folder": str(found.folder),
        "terms": len(found.lexicon),
        "categories": list(found.lexicon.categories),
        "read": found.read,
        "left_out": {reason: len(terms) for reason, terms in found.left_out.items()},
        "left_out_terms": {reason: list(terms) for reason, terms in found.left_out.items()},
    }
    if as_json:
        speaking.say_json(told)
        return
    speaking.say(speaking.printable(str(found.folder)))
    kept = f"{len(found.lexicon):,} kept; categories: {len(found.lexicon.categories):,}"
    speaking.note(f"{found.read:,} read, {kept}")
    for reason, terms in found.left_out.items():
        shown = ", ".join(terms[:SHOWN]) + (", …" if len(terms) > SHOWN else "")
        speaking.note(speaking.printable(f"left out: {len(terms):,} ({reason}): {shown}"))
    if known and not digest and card is None and not held()[known].get("digests"):
        speaking.note(
            f"that it is the file of {known} was not checked: no digest of it is known; "
            f"{out / 'card.toml'} holds this file's, and --card takes no other one"
        )
