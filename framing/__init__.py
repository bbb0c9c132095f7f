"""Measure how news outlets frame the same events.

Marked spans, counts of them, tested comparisons, and figures for print. Rooms are imported by
name (``from framing.wording import LoadedTerms``); the corpus is at hand from here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.corpus import Corpus

__version__ = "0.1.0"
__all__ = ["Corpus", "__version__"]


def __getattr__(name: str) -> object:
    if name == "Corpus":
        from framing.corpus import Corpus

        return Corpus
    raise AttributeError(f"module 'framing' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
