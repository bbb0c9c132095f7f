"""Sentiment toward targets, learnt from coded ones on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from framing.cli import speaking
from framing.cli.asking import asked
from framing.cli.coding import Columns

if TYPE_CHECKING:
    from framing.actors import TargetSentiment

RECIPE = "actors.TargetSentiment"


def learnt(coded: Path, columns: Columns, place: tuple[str, str], *, folds: str) -> TargetSentiment:
    """The recipe, fitted to the coded targets of a file.

    Raises
    ------
    typer.BadParameter
        Where a column is missing, a place is none, or a label is not known.
    """
    from framing.actors import Targets, TargetSentiment

    with asked():
        targets = Targets.read(
            coded, columns=(columns.text, *place), label=columns.label, group=columns.group
        )
    speaking.note(f"{coded}: {speaking.many(len(targets), 'coded target')}.")
    with speaking.progress("Learning"):
        return TargetSentiment(folds=folds).fit(targets)
