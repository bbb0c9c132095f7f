"""The report as one HTML page that needs nothing else and may load nothing."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

TEMPLATES = Path(__file__).parent / "templates"


def page_of(view: Mapping[str, Any], *, figures: Path, digests: Mapping[str, str]) -> str:
    """The page of a report.

    Parameters
    ----------
    view : mapping
        What `view_of` gave.
    figures : Path
        The folder of the figures' SVG files, which are set into the page.
    digests : mapping of str to str
        The report's other files and their sha256.

    Returns
    -------
    str
        HTML whose security policy allows its own style, its own script and its own pictures,
        nothing else.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    style, script = (
        (TEMPLATES / name).read_text(encoding="utf-8") for name in ("report.css", "report.js")
    )
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("report.html").render(
        view=view,
        style=Markup(style),
        style_hash=Markup(_digest(style)),
        script=Markup(script),
        script_hash=Markup(_digest(script)),
        images=_images(view, figures),
        digests=sorted(digests.items()),
    )


def _digest(inline: str) -> str:
    """What a security policy calls an inline style or script by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()


def _images(view: Mapping[str, Any], figures: Path) -> dict[str, str]:
    """Every figure as a picture that stands in the page itself, where its scripts cannot run."""
    found = {}
    for section in view["sections"]:
        for one in section["figures"]:
            file = figures / f"{one['stem']}.svg"
            if file.is_file():
                data = base64.b64encode(file.read_bytes()).decode()
                found[one["stem"]] = f"data:image/svg+xml;base64,{data}"
    return found
