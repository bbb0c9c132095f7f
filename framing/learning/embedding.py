"""Sentences as vectors by a pretrained model that the user names: `framing[transformers]`."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.errors import FramingError
from framing.learning.blocks import Block, Matrix
from framing.text import Tokens

BATCH = 32
LONGEST = 256
DIGITS = 5
"""Decimals kept: beyond them a vector depends on what it is computed beside."""


class Embedded(Block):
    """The mean of a pretrained model's last hidden states over a text's pieces.

    Parameters
    ----------
    encoder : str
        Name or folder of a Hugging Face model with its tokenizer. It is loaded from this machine:
        nothing is fetched while texts are scored.

    Raises
    ------
    FramingError
        Where the extra is not installed, or the model is not on this machine.
    """

    kind = "embedded"

    def __init__(self, encoder: str) -> None:
        self.encoder = encoder
        size = _loaded(encoder)[1].config.hidden_size
        self.columns = np.array([f"dimension {n}" for n in range(size)], dtype=np.str_)

    def borne(self, tokens: Tokens) -> Matrix:
        """Nothing: no single word bears a dimension."""
        return Matrix((len(tokens.ids), len(self.columns)))

    def counts(self, tokens: Tokens) -> Matrix:
        """The vectors, shape (n_texts, n_dimensions)."""
        return Matrix(vectors(tokens.texts, encoder=self.encoder))

    def settings(self) -> dict[str, object]:
        """The encoder, as it was given."""
        return {"encoder": self.encoder}


def vectors(texts: list[str], *, encoder: str) -> npt.NDArray[np.float64]:
    """Each text's mean vector, shape (n_texts, n_dimensions)."""
    import torch

    tokenizer, model = _loaded(encoder)
    found = np.zeros((len(texts), model.config.hidden_size))
    longest = min(LONGEST, getattr(model.config, "max_position_embeddings", LONGEST))
    with torch.inference_mode():
        for start in range(0, len(texts), BATCH):
            batch = texts[start : start + BATCH]
            pieces = tokenizer(
                batch, padding=True, truncation=True, max_length=longest, return_tensors="pt"
            )
            states = model(**pieces).last_hidden_state
            mask = pieces["attention_mask"].unsqueeze(-1).to(states.dtype)
            mean = (states * mask).sum(dim=1) / mask.sum(dim=1).clamp(min=1)
            found[start : start + len(batch)] = mean.double().numpy()
    return found.round(DIGITS)


@functools.lru_cache(maxsize=2)
def _loaded(encoder: str) -> tuple[Any, Any]:
    try:
        from transformers import AutoModel, AutoTokenizer
    except ImportError as error:
        raise FramingError(
            f"The model {encoder!r} needs the extra: pip install 'newsframing[transformers]'."
        ) from error
    try:
        tokenizer = AutoTokenizer.from_pretrained(encoder, local_files_only=True)
        model = AutoModel.from_pretrained(encoder, local_files_only=True)
    except (OSError, ValueError) as error:
        where = "folder" if Path(encoder).exists() else "name"
        raise FramingError(
            f"No model can be loaded from the {where} {encoder!r}: give the folder that a model "
            "and its tokenizer were saved in, or the name of one that is on this machine."
        ) from error
    return tokenizer, model.eval()
