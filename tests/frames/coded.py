"""Coded sentences made for tests: two frames, each, both or neither, and a model of them."""

import functools
import tempfile
from itertools import product
from pathlib import Path

import pandas as pd

WHO = ["The mayor", "The union", "A widow", "The ministry", "Dockers", "The bank"]
DID = {
    "clashed with rivals": "conflict",
    "rejected the attack": "conflict",
    "lost its profits": "economy",
    "raised the price": "economy",
    "fought over the cost": "both",
    "clashed over prices": "both",
    "slept until noon": "neither",
    "opened the window": "neither",
}


@functools.cache
def coded():
    """Texts, labels and outlets of 48 sentences."""
    rows = [(f"{who} {what}.", kind) for who, (what, kind) in product(WHO, DID.items())]
    texts = [text for text, _ in rows]
    kinds = [kind for _, kind in rows]
    labels = pd.DataFrame(
        {
            "conflict": [float(kind in ("conflict", "both")) for kind in kinds],
            "economy": [float(kind in ("economy", "both")) for kind in kinds],
        }
    )
    outlets = [f"outlet {number * 7 % 6}" for number in range(len(texts))]
    return texts, labels, outlets


@functools.cache
def model_folder():
    """A model of them, saved."""
    from framing.frames import FrameClassifier

    texts, labels, outlets = coded()
    folder = Path(tempfile.mkdtemp(prefix="framing-frames-"))
    model = FrameClassifier(codebook="generic-frames").fit(texts, labels, groups=outlets)
    return str(model.save(folder / "frames"))
