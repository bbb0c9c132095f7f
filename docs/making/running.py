"""Scripts whose last lines leave a figure: run, drawn, and shown with their own lines."""

from __future__ import annotations

import ast
import os
import runpy
import warnings
from pathlib import Path


class Script:
    """One script of a folder of them.

    Attributes
    ----------
    name, title, about, lines : str
        `title` and `about` are its docstring, `lines` what stands below.
    """

    def __init__(self, path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        first = ast.parse(text).body[0]
        said = ast.get_docstring(ast.parse(text)) or ""
        self.path, self.name = path, path.stem
        title, _, self.about = said.partition("\n\n")
        self.title = title.strip()
        self.lines = "\n".join(text.splitlines()[first.end_lineno :]).strip()

    def drawn(self, to: Path, *, size: str) -> dict[str, object]:
        """Run it where the project stands, save its ``axes`` as `to`; gives what it named."""
        from framing.figures import paper, save_figure

        here = Path.cwd()
        os.chdir(self.path.parents[2])
        try:
            with warnings.catch_warnings(), paper(size):
                warnings.simplefilter("ignore")
                named = self._run()
                if "axes" in named:
                    save_figure(named["axes"], to, of=named["found"])
        finally:
            os.chdir(here)
        return named

    def _run(self) -> dict[str, object]:
        try:
            return runpy.run_path(str(self.path))
        except Exception as error:
            raise RuntimeError(f"{self.path}: {error}") from error


def scripts(folder: Path) -> list[Script]:
    """The scripts of a folder, by name."""
    return [Script(path) for path in sorted(folder.glob("*.py"))]
