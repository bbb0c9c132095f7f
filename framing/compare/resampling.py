"""How often labels are permuted and clusters drawn, and what counts as one observation."""

from __future__ import annotations

from dataclasses import dataclass

from framing.errors import FramingError, one_of

SHARED = ("leave_out", "keep")
FEWEST = 99


@dataclass(frozen=True)
class Resampling:
    """How p-values and intervals are made.

    Attributes
    ----------
    permutations : int
        Relabellings drawn for p; all of them are enumerated where there are no more than that.
    draws : int
        Bootstrap draws for the interval.
    shared : {'leave_out', 'keep'}
        What becomes of copy groups with members in both groups compared: they are shared
        content and say nothing of a difference, unless they are to be kept.

    Raises
    ------
    FramingError
        For fewer than 99 of either, or another word for `shared`.

    Examples
    --------
    >>> Resampling().permutations
    9999
    """

    permutations: int = 9_999
    draws: int = 999
    shared: str = "leave_out"

    def __post_init__(self) -> None:
        one_of("shared", self.shared, SHARED)
        for name, given in (("permutations", self.permutations), ("draws", self.draws)):
            if given < FEWEST:
                raise FramingError(f"{name}={given}: at least {FEWEST} are needed.")
