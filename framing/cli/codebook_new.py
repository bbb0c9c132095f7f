"""``framing codebook new``: a codebook to begin with."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from framing.cli import speaking
from framing.cli.app import codebook


@codebook.command("new")
def new(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write it: a .toml.")],
) -> None:
    """Write a codebook of two frames to begin with, each field explained.

    \b
    Example:
      framing codebook new codebook.toml
    """
    from framing.files import write_text
    from framing.frames.codebook import shipped

    if file.suffix.lower() != ".toml":
        raise typer.BadParameter(f"{file}: a codebook is a .toml file.")
    if file.exists():
        raise typer.BadParameter(f"{file}: this is there already; name another file.")
    template = (shipped().parent / "template.toml").read_text(encoding="utf-8")
    name = "".join(c if c.isalnum() and c.isascii() else "-" for c in file.stem.lower()).strip("-")
    if name[:1].isalpha() and name != "codebook":
        template = template.replace('name = "my-codebook"', f'name = "{name}"')
    write_text(file, template)
    speaking.note(f"{file}: change it, then run framing codebook check {file}")
