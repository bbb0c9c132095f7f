"""The documentation as a static site: ``make docs`` builds it, and a warning is an error."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import framing  # noqa: E402

project = "framing"
author = "The framing authors"
copyright = author
version = release = framing.__version__

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx.ext.viewcode",
]
exclude_patterns = ["gallery", "demonstrations"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "none"
napoleon_google_docstring = False
napoleon_use_rtype = False
default_role = "code"

html_theme = "furo"
html_title = f"framing {version}"
html_static_path = ["static"]
html_css_files = ["framing.css"]
html_copy_source = False
html_show_sourcelink = False
html_last_updated_fmt = None
# Nothing is fetched by who reads: furo brings its own styles and the system's fonts.


def setup(app: object) -> None:
    """Write the pages that are made from the package before Sphinx reads the others."""
    from making import pages

    app.connect("builder-inited", lambda _: pages(HERE))  # type: ignore[attr-defined]
