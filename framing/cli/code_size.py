"""``framing code size``: how many units must be coded."""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli import speaking
from framing.cli.app import code
from framing.cli.asking import Json, Quiet, Seed, asked


@code.command("size")
def size(
    alpha: Annotated[float, typer.Option(help="The agreement you expect.")] = 0.7,
    share: Annotated[float, typer.Option(help="Of the units that have the frame.")] = 0.2,
    coders: Annotated[int, typer.Option(min=2, help="Who code every unit.")] = 2,
    within: Annotated[float, typer.Option(help="Half the width of alpha's interval.")] = 0.05,
    seed: Seed = 0,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Say how many units coders must share, for Krippendorff's alpha to be known closely enough.

    \b
    Example:
      framing code size --alpha .7 --share .2
    """
    from framing.compare import coding_size

    with asked():
        found = coding_size(alpha, share, coders=coders, within=within, seed=seed)
    units, labelled = (int(value) for value in found.table["estimate"])
    if as_json:
        speaking.say_json(found.record())
        return
    speaking.say(
        f"{units:,} units coded by {coders} coders, about {labelled:,} of them with the frame: "
        f"alpha {alpha:g} is then known to within ±{within:g}."
    )
