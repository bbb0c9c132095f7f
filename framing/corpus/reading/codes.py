"""The stable codes that say why a record or a file was not taken as it stood."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

FATES = ("quarantined", "excluded", "noted")


@dataclass(frozen=True)
class Code:
    """A code's fate, what is wrong and what to do, as `codes.toml` says."""

    name: str
    fate: str
    wrong: str
    remedy: str

    def says(self, detail: str | None = None) -> str:
        """What is wrong, more exactly where `detail` says it; and what to do.

        Examples
        --------
        >>> code("csv.columns").says("3 columns, the header has 4").split(";")[0]
        '3 columns, the header has 4'
        """
        said = (detail or self.wrong).rstrip(".")
        return f"{said}; {self.remedy}" if self.remedy else said


@cache
def codes() -> dict[str, Code]:
    """Every code by its name."""
    text = resources.files(__package__).joinpath("codes.toml").read_text(encoding="utf-8")
    return {name: Code(name, **entry) for name, entry in tomllib.loads(text).items()}


def code(name: str) -> Code:
    """The code of this name.

    Raises
    ------
    KeyError
        Where `codes.toml` does not hold it.

    Examples
    --------
    >>> code("text.empty").fate
    'excluded'
    """
    return codes()[name]
