"""Compile the kernels of this room once, so that processes started side by side need not."""

from __future__ import annotations

from framing.text.batches import scan_batch
from framing.text.compiling import SMALL
from framing.text.tokens import tokenize
from framing.text.vocabulary import Vocabulary


def warm() -> None:
    """Compile everything, or load it where it has been compiled before."""
    sentence = "“Why now?” Mr. Lee asked. It's 'over', the U.S. said at www.example.org. "
    tokenize([sentence * (SMALL // len(sentence) + 1)])
    grown = Vocabulary()
    grown.add("word")
    scan_batch([" ".join(f"word{number}" for number in range(40_000))], grown)


if __name__ == "__main__":
    warm()
