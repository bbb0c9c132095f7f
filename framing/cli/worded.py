"""From a question about words to their counts, and to the folder that holds the answer."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from framing.cli import speaking
from framing.cli.asking import asked
from framing.cli.contrast import NONE, say_comparison
from framing.cli.runs import Account, refuse_others, run_folder
from framing.compare import Comparison, Estimates, Resampling, TermCounts
from framing.corpus import Corpus
from framing.errors import FramingError, FramingWarning, one_of
from framing.extractor import Terms
from framing.report.measured import SAID_OF

if TYPE_CHECKING:
    import pandas as pd

    from framing.corpus.design import Design
    from framing.text import Tokens


Answer = TypeVar("Answer", bound=Estimates)


@dataclass(frozen=True)
class Question:
    """Whose words are compared, and how.

    Attributes
    ----------
    verb : str
    columns : tuple of three str
        The columns of groups, strata and clusters, or ``none``.
    level, voice : str
    ngrams : tuple of two int
    resampling : tuple of two (int or None)
        Permutations and bootstrap draws; None for the usual number.
    seed : int
    """

    verb: str
    columns: tuple[str, str, str]
    level: str
    voice: str
    ngrams: tuple[int, int] = (1, 1)
    resampling: tuple[int | None, int | None] = (None, None)
    seed: int = 0

    @property
    def unit(self) -> str:
        """The level that is counted; headlines and comments are levels of their own."""
        return self.voice if self.voice in ("headline", "comment") else self.level

    @property
    def whose(self) -> str:
        """Whose words of it are counted."""
        return "all" if self.voice in ("headline", "comment") else self.voice

    def resampled(self, usual: Resampling) -> Resampling:
        """How often labels are dealt and clusters drawn."""
        permutations, draws = self.resampling
        return replace(
            usual,
            permutations=usual.permutations if permutations is None else permutations,
            draws=usual.draws if draws is None else draws,
        )


@dataclass(frozen=True, eq=False)
class Counted:
    """A corpus with its words counted as a question asks."""

    corpus: Corpus
    design: Design
    tokens: Tokens
    counts: TermCounts


def counted(folder: Path, question: Question, *, out: Path | None, paper: str) -> Counted:
    """Read a corpus and count its words.

    Raises
    ------
    typer.BadParameter
        Where the corpus lacks a column that was named, or an option is not known.
    FramingError
        Where the corpus cannot be read, or holds no word.
    """
    from framing.figures.style import STYLES

    with asked():
        one_of("paper", paper, STYLES)
        terms = Terms(ngrams=question.ngrams, min_units=1, voice=question.whose)
        if not 1 <= question.ngrams[0] <= question.ngrams[1]:
            raise FramingError("--ngrams takes the shortest and the longest, from 1 on.")
        if out is not None:
            refuse_others(out)
    corpus = Corpus.read(folder)
    groups, strata, clusters = (None if name == NONE else name for name in question.columns)
    with asked():
        design = corpus.design(question.unit, groups=str(groups), strata=strata, clusters=clusters)
    with speaking.progress(f"Reading {question.unit}s"):
        tokens = corpus.tokens(question.unit)
    with speaking.progress("Counting"):
        return Counted(corpus, design, tokens, TermCounts.by(terms, tokens))


def compared(question: Question, compare: Callable[[], Answer]) -> Answer:
    """Compare without warnings, which stand in the notes too, and say whose words were counted."""
    with speaking.progress("Comparing"), warnings.catch_warnings():
        warnings.simplefilter("ignore", FramingWarning)
        found = compare()
    said = SAID_OF[question.whose] if question.unit == question.level else ""
    return replace(found, notes=tuple(filter(None, (said, *found.notes))))


def written(
    out: Path | None,
    found: Comparison | Estimates,
    account: Account,
    draw: Callable[[], Any],
) -> None:
    """Write the table and the figure, where a folder for them is given."""
    if out is None:
        return
    from framing.figures import paper, save_figure

    figure, numbers = f"{account.verb}.pdf", f"{found.KIND}.csv"
    with speaking.progress("Writing"), run_folder(out, account) as draft:
        found.save(draft / numbers)
        with paper(str(account.parameters["paper"])):
            save_figure(draw(), draft / figure, of=found)
    speaking.note(f"{out}: {numbers} and {figure} with its numbers.")


def account_of(
    question: Question, given: Counted, found: Comparison | Estimates, drawn: dict[str, object]
) -> Account:
    """From what and how the answer was made."""
    parameters = {
        **found.provenance.parameters,
        **drawn,
        "voice": question.voice,
        "ngrams": list(question.ngrams),
    }
    counts = {
        "units": len(given.counts),
        "terms": len(given.counts.terms),
        "words": int(given.counts.totals.sum()),
        "excluded": dict(found.excluded),
    }
    return Account(question.verb, given.corpus, parameters, counts, question.seed, found=found)


def told(found: Comparison, table: pd.DataFrame, *, as_json: bool) -> None:
    """Print all of it as JSON, or some of its rows as a table."""
    if as_json:
        json_told(found)
    else:
        say_comparison(replace(found, table=table))


def json_told(found: Comparison | Estimates) -> None:
    """Print all of an answer as JSON."""
    speaking.say_json({**found.record(), "table": speaking.rows_of(found.table)})
