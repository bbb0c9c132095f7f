"""What became of every record: seen = accepted + quarantined + excluded, at every step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from framing.errors import CorpusError
from framing.schema import checked


@dataclass(frozen=True)
class Step:
    """One step that records went through.

    Attributes
    ----------
    name : str
        ``read``, ``build`` and the like.
    source : str
        What was read: a file's name without its folder; ``""`` for a step of the whole corpus.
    seen, accepted : int
        Records that came in, and records that went on.
    quarantined, excluded : mapping of str to int
        How many were rejected as broken, or left out on purpose, by code of the reason.
    noted : mapping of str to int
        What was found in records that went on all the same, such as ``date-missing``.

    Raises
    ------
    CorpusError
        Where the numbers do not add up: a record was lost.

    Examples
    --------
    >>> Step("read", "a.csv", seen=3, accepted=2, quarantined={"bad-row": 1}).accepted
    2
    """

    name: str
    source: str = ""
    seen: int = 0
    accepted: int = 0
    quarantined: Mapping[str, int] = field(default_factory=dict)
    excluded: Mapping[str, int] = field(default_factory=dict)
    noted: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        counted = self.accepted + sum(self.quarantined.values()) + sum(self.excluded.values())
        if self.seen != counted:
            raise CorpusError(
                f"Step {self.name!r} {self.source}".rstrip()
                + f" saw {self.seen} records, but accepted {self.accepted}, quarantined "
                f"{sum(self.quarantined.values())} and excluded {sum(self.excluded.values())}: "
                f"{self.seen - counted} were lost."
            )


@dataclass(frozen=True)
class Ledger:
    """The steps that a corpus' records went through, in order.

    Examples
    --------
    >>> ledger = Ledger().add(Step("read", "a.csv", seen=3, accepted=2, excluded={"empty": 1}))
    >>> ledger.handed_on, ledger.n_excluded, ledger.n_quarantined
    (2, 1, 0)
    """

    steps: tuple[Step, ...] = ()

    def add(self, *steps: Step) -> Ledger:
        """This ledger with further steps at its end."""
        return Ledger((*self.steps, *steps))

    def joined(self, other: Ledger) -> Ledger:
        """This ledger's steps, then the other's."""
        return Ledger((*self.steps, *other.steps))

    @property
    def handed_on(self) -> int:
        """Records that came out of the last step of every source."""
        last = {step.source: step.accepted for step in self.steps}
        return sum(last.values())

    @property
    def n_quarantined(self) -> int:
        """Records quarantined, over all steps."""
        return sum(sum(step.quarantined.values()) for step in self.steps)

    @property
    def n_excluded(self) -> int:
        """Records excluded, over all steps."""
        return sum(sum(step.excluded.values()) for step in self.steps)

    @property
    def table(self) -> pd.DataFrame:
        """A row for each step and reason: step, source, fate, reason, records."""
        rows = [row for step in self.steps for row in _rows(step)]
        columns = ["step", "source", "fate", "reason", "records"]
        frame = pd.DataFrame(rows, columns=columns)
        text = dict.fromkeys(columns[:4], "str")
        return checked(frame.astype({**text, "records": "int64"}), "ledger")

    def record(self) -> list[dict[str, Any]]:
        """The steps as plain values, for JSON."""
        return [
            {
                "name": step.name,
                "source": step.source,
                "seen": step.seen,
                "accepted": step.accepted,
                "quarantined": dict(step.quarantined),
                "excluded": dict(step.excluded),
                "noted": dict(step.noted),
            }
            for step in self.steps
        ]

    @classmethod
    def from_record(cls, steps: Sequence[Mapping[str, Any]]) -> Ledger:
        """The ledger that `record` wrote down; its sums are checked again.

        Raises
        ------
        CorpusError
            Where it is not a ledger, or a step does not add up.
        """
        try:
            return cls(tuple(Step(**step) for step in steps))
        except TypeError as error:
            raise CorpusError(f"This is not a ledger: {error}.") from error


def _rows(step: Step) -> list[tuple[str, str, str, str, int]]:
    fates = (("quarantined", step.quarantined), ("excluded", step.excluded), ("noted", step.noted))
    rows = [("seen", "", step.seen), ("accepted", "", step.accepted)]
    rows += [(fate, code, n) for fate, codes in fates for code, n in sorted(codes.items())]
    return [(step.name, step.source, *row) for row in rows]
