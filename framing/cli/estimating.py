"""Estimates of scores on the command line: from the question to what is printed and written."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.cli import speaking
from framing.cli.asking import asked
from framing.cli.contrasting import Question, Scored, scored
from framing.cli.extractors import record_of
from framing.cli.runs import Account, refuse_others, run_folder
from framing.errors import FramingError, FramingWarning, one_of
from framing.files import for_spreadsheet, write_csv
from framing.report.measured import SAID_OF, word_lists
from framing.report.parts import not_validated

if TYPE_CHECKING:
    import pandas as pd

    from framing.compare import Estimates

NUMBERS, EVIDENCE = "estimates.csv", "evidence.csv"


def estimated(
    folder: Path,
    question: Question,
    estimate: Callable[[Scored], Estimates],
    *,
    out: Path | None,
    paper: str,
) -> tuple[Scored, Estimates]:
    """Score a corpus and estimate what is asked of the scores.

    Raises
    ------
    typer.BadParameter
        Where the corpus lacks a column that was named, or an option is not known.
    FramingError
        Where the corpus cannot be read, or nothing can be estimated.
    """
    from framing.figures.style import STYLES

    with asked():
        one_of("paper", paper, STYLES)
        if out is not None:
            refuse_others(out)
    ready = scored(folder, question)
    with speaking.progress("Estimating"), warnings.catch_warnings():
        # What they say stands in the notes too.
        warnings.simplefilter("ignore", FramingWarning)
        found = estimate(ready)
    said = (SAID_OF[question.voice], *found.notes, not_validated(word_lists(question.choices)))
    return ready, replace(found, notes=tuple(filter(None, said)))


def kept(
    out: Path | None,
    verb: str,
    asked_for: tuple[Question, Scored, Estimates],
    draw: Callable[[], Any],
    *,
    paper: str,
) -> None:
    """Write table, figure and the marks behind the counts, where a folder for them is given."""
    if out is None:
        return
    from framing.figures import paper as on_paper
    from framing.figures import save_figure

    question, ready, found = asked_for
    parameters = {
        **found.provenance.parameters,
        "extractors": record_of(question.choices),
        "voice": question.voice,
        "paper": paper,
    }
    counts = {"estimates": len(found.table), "excluded": dict(found.excluded)}
    account = Account(verb, ready.corpus, parameters, counts, question.seed, found=found)
    with speaking.progress("Writing"), run_folder(out, account) as draft:
        found.save(draft / NUMBERS)
        marks = ready.scorer.evidence(question.choices, ready.tokens, voice=question.voice)
        marks = marks.join(ready.design.table[["group"]], on="unit")
        write_csv(draft / EVIDENCE, for_spreadsheet(marks))
        with on_paper(paper):
            save_figure(draw(), draft / f"{verb}.pdf", of=found)
    speaking.note(f"{out}: {verb}.pdf with its numbers, {NUMBERS}, {len(marks):,} marks.")


def estimates_told(found: Estimates, table: pd.DataFrame, *, as_json: bool) -> None:
    """Print all of it as JSON, or some of its rows as a table with the notes."""
    from framing.compare.result import printed

    if as_json:
        speaking.say_json({**found.record(), "table": speaking.rows_of(found.table)})
        return
    head = ("feature", "of", "what", "estimate", "95 % interval", "p", "q")
    rows = [
        (
            str(row["feature"]),
            str(row["term"]),
            str(row["parameter"]),
            row["period"] if row["parameter"] == "onset" else number(row["estimate"]),
            "" if row["parameter"] == "onset" else interval(row["lower"], row["upper"]),
            "" if row["p_value"] != row["p_value"] else printed(row["p_value"]),
            "" if row["q_value"] != row["q_value"] else printed(row["q_value"]),
        )
        for row in table.to_dict("records")
    ]
    speaking.say(speaking.in_a_line(found.axis_label))
    speaking.say_table([head, *rows], right=(3, 4, 5, 6))
    for sentence in found.notes:
        speaking.note(sentence)


def positions_told(found: Estimates, *, top: int) -> None:
    """Print every position of a scale, then the words that stand furthest out."""
    shown = found.table[found.table["parameter"].isin(["theta", "raw", "lbg", "mv"])]
    rows = [
        (
            row["term"],
            row["parameter"],
            number(row["estimate"]),
            number(row["se"]),
            interval(row["lower"], row["upper"]),
            f"{row['n']:,}",
        )
        for row in shown.to_dict("records")
    ]
    head = ("of", "scale", "position", "se", "95 % interval", "n")
    speaking.say_table([head, *rows], right=(2, 3, 4, 5))
    words = found.table[found.table["parameter"].isin(["beta", "score"])]
    # A word that few documents use has a weight by accident.
    words = words[words["n"] >= max(2, words["n"].max() // 4)].sort_values(
        ["estimate", "term"], kind="stable"
    )
    speaking.say(f"left:  {', '.join(words['term'].head(top))}")
    speaking.say(f"right: {', '.join(words['term'].tail(top)[::-1])}")


def positions_of(given: Sequence[str]) -> dict[str, float]:
    """Names and their positions, from words such as ``ledger=-1``.

    Raises
    ------
    FramingError
        For a word of another form.

    Examples
    --------
    >>> positions_of(["ledger=-1", "tribune=1"])
    {'ledger': -1.0, 'tribune': 1.0}
    """
    found = {}
    for word in given:
        name, sign, position = word.rpartition("=")
        try:
            found[name] = float(position)
        except ValueError:
            sign = ""
        if not sign:
            raise FramingError(f"{word!r}: a reference is given as NAME=POSITION, as in ledger=-1.")
    return found


def number(value: float) -> str:
    """A number to three digits, as it is printed."""
    return "not estimable" if value != value else f"{value + 0.0:,.3g}".replace("-", "−")


def interval(lower: float, upper: float) -> str:
    """Both ends of an interval, or nothing."""
    return f"{number(lower)} to {number(upper)}" if lower == lower else ""
