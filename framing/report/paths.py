"""Every path from a corpus to a contrast: word lists, voices, levels, copies, normalisations."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from framing.compare import Resampling, exposed
from framing.compare.multiverse import Way
from framing.corpus import Corpus
from framing.errors import FramingError, one_of
from framing.report.recipe import Choice
from framing.report.scoring import Scorer

COPIES = ("once", "each")
PER = ("tokens", "sentences", "units")
VOICES = ("outlet", "quoted", "all")


@dataclass(frozen=True)
class Options:
    """What is open to choice.

    Attributes
    ----------
    extractors : sequence of Choice
        Each a path of its own; one of several labels counts all of them together.
    voices, levels, per, copies : sequence of str
        Whose words; the units; what counts are divided by; whether copies count once or each.

    Raises
    ------
    FramingError
        For an option that is not known, or a choice without any.
    """

    extractors: Sequence[Choice]
    voices: Sequence[str] = ("outlet", "all")
    levels: Sequence[str] = ("paragraph",)
    per: Sequence[str] = PER
    copies: Sequence[str] = COPIES

    def __post_init__(self) -> None:
        for name, given, allowed in (
            ("voice", self.voices, VOICES),
            ("per", self.per, PER),
            ("copies", self.copies, COPIES),
        ):
            for one in given:
                one_of(name, one, allowed)
        if not all((self.extractors, self.voices, self.levels, self.per, self.copies)):
            raise FramingError("Each choice needs one option at least.")


def paths_of(
    corpus: Corpus,
    options: Options,
    *,
    groups: str = "outlet",
    strata: str | None = "event",
    resampling: Resampling | None = None,
) -> Iterator[Way]:
    """The paths through all options, in their order; each level is read once.

    Raises
    ------
    FramingError
        For a level or column that the corpus has not.
    """
    for level in options.levels:
        scorer, tokens = Scorer(), corpus.tokens(level)
        designs = {
            copies: corpus.design(
                level,
                groups=groups,
                strata=strata,
                clusters="copy_group" if copies == "once" else None,
            )
            for copies in options.copies
        }
        for choice, voice in itertools.product(options.extractors, options.voices):
            scores = _together(scorer.scores([choice], tokens, voice=voice), choice.called)
            for per, copies in itertools.product(options.per, options.copies):
                choices = {
                    "list": choice.called.replace("_", " "),
                    "voice": voice,
                    "level": level,
                    "per": per,
                    "copies": copies,
                }
                counts = exposed(scores, by=per)
                yield Way(choices, counts, designs[copies], resampling or Resampling())


def _together(scores: pd.DataFrame, name: str) -> pd.DataFrame:
    """All labels as one count, with the exposures."""
    exposures = [
        column
        for column in scores.columns
        if str(column).rpartition("__")[2].partition("@")[0] in ("n_tokens", "n_sentences")
    ]
    counts = scores.drop(columns=exposures)
    if not all(pd.api.types.is_integer_dtype(dtype) for dtype in counts.dtypes):
        raise FramingError(f"{name} is a measure; a multiverse compares counts.")
    return scores[exposures].assign(**{name: counts.sum(axis=1).astype("int64")})
