"""``framing codebook check``: whether a codebook's file is whole, and its examples come out."""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli import speaking
from framing.cli.app import codebook
from framing.cli.asking import Json, Quiet


@codebook.command("check")
def check(
    name: Annotated[
        str, typer.Argument(metavar="FILE", help="A codebook's file, or the name of one of ours.")
    ],
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Check a codebook: its form, and whether its cues are found where its examples say.

    Leaves with 0 where all is well, and with 4 where the file is faulty or an example fails.

    \b
    Example:
      framing codebook check codebook.toml
    """
    from framing.errors import LexiconError
    from framing.frames.codebook import load
    from framing.frames.examples import examples

    found = load(name)
    table = examples(found)
    failed = table[~table["passed"]]
    if as_json:
        speaking.say_lines(table)
    elif failed.empty:
        speaking.say(
            f"{found.name}: {speaking.many(len(found.frames), 'frame')}, "
            f"{speaking.many(len(found.items), 'item')}, "
            f"{speaking.many(len(found.lexicon), 'cue')}; "
            f"all {speaking.many(len(table), 'example')} come out as they should"
        )
    if len(failed):
        said = {"positive": "holds no cue of it", "negative": "holds cues of it"}
        raise LexiconError(
            "\n".join(
                f"{name}: frame {row['frame']!r}, field {row['kind']}: {row['example']!r} "
                f"{said[row['kind']]}" + (f": {row['cues']}" if row["cues"] else "")
                for row in failed.to_dict("records")
            )
        )
