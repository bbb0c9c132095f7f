"""The scores of a section in the voice that it asks for, and the marks behind them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.errors import FramingError
from framing.extractor import Combined, Extractor, Measure, Voice, in_voice
from framing.extractor.marking import evidence_table
from framing.report.extractors import extractor_named
from framing.report.recipe import Choice
from framing.spans import Spans
from framing.text import Tokens


class Once(Extractor):
    """An extractor that marks the same tokens only once, for every section that asks."""

    def __init__(self, extractor: Extractor) -> None:
        self.extractor = extractor
        self._marked: list[tuple[Tokens, Spans]] = []

    @property
    def labels(self) -> tuple[str, ...]:  # type: ignore[override]
        """The extractor's own."""
        return self.extractor.labels

    def mark(self, tokens: Tokens) -> Spans:
        """What the extractor marks."""
        for known, spans in self._marked:
            if known is tokens:
                return spans
        spans = self.extractor.mark(tokens)
        self._marked.append((tokens, spans))
        return spans


class Scorer:
    """Makes each extractor once, and lets it mark each level once."""

    def __init__(self) -> None:
        self._made: dict[str, Once | Measure] = {}
        self._tables: list[tuple[Once, Tokens, pd.DataFrame]] = []

    def part(self, choice: Choice) -> Once | Measure:
        """The extractor of a choice; the same one for the same settings."""
        key = f"{choice.use} {sorted(choice.parameters.items())}"
        if key not in self._made:
            made = extractor_named(choice.use, choice.parameters)
            self._made[key] = made if isinstance(made, Measure) else Once(made)
        return self._made[key]

    def scores(self, choices: Sequence[Choice], tokens: Tokens, *, voice: str) -> pd.DataFrame:
        """Counts and exposures of several extractors, in one voice or in all words.

        Returns
        -------
        DataFrame
            Index ``unit``. One extractor's columns are its labels; several extractors' are
            ``called__label``. In one voice the columns are named as they are without.

        Raises
        ------
        FramingError
            Where a measure is asked for in one voice.
        """
        parts: list[tuple[str, Extractor | Measure | Voice]] = []
        for choice in choices:
            part = self.part(choice)
            if voice == "all":
                parts.append((choice.called, part))
            elif isinstance(part, Measure):
                raise FramingError(
                    f"{choice.use} is a measure: it has no voice; take voice = 'all'."
                )
            else:
                parts.append((choice.called, Voice(part)))
        scores = Combined(parts).fit_transform(tokens)
        if voice != "all":
            scores = in_voice(scores, voice)
        if len(parts) == 1:
            scores = scores.rename(columns=lambda name: name.removeprefix(f"{parts[0][0]}__"))
        return scores.loc[:, ~scores.columns.duplicated()]

    def evidence(
        self,
        choices: Sequence[Choice],
        tokens: Tokens,
        *,
        voice: str = "all",
        units: npt.NDArray[np.bool_] | None = None,
    ) -> pd.DataFrame:
        """The marks behind `scores`, labelled as its columns are.

        Parameters
        ----------
        choices : sequence of Choice
        tokens : Tokens
        voice : str
        units : ndarray of bool, optional
            Whose marks are wanted; those of all units otherwise.

        Raises
        ------
        FramingError
            Where only measures were asked for.
        """
        tables = []
        for choice in choices:
            part = self.part(choice)
            if isinstance(part, Measure):
                continue
            table = self._table(part, tokens)
            if units is not None:
                table = table[units[part.mark(tokens).text]]
            if len(choices) > 1:
                table = table.assign(label=f"{choice.called}__" + table["label"])
            tables.append(table)
        if not tables:
            raise FramingError("Only measures were asked for; they mark no words.")
        found = pd.concat(tables, ignore_index=True)
        return found if voice == "all" else found[found["voice"] == voice].reset_index(drop=True)

    def _table(self, part: Once, tokens: Tokens) -> pd.DataFrame:
        """All marks of an extractor on some tokens; made once."""
        for made, known, table in self._tables:
            if made is part and known is tokens:
                return table
        table = evidence_table(tokens, part.mark(tokens))
        self._tables.append((part, tokens, table))
        return table
