"""``framing extract``: counts of what is marked, a unit a row."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import speaking
from framing.cli.app import app
from framing.cli.asking import Folder, Level, Processes, Quiet, With

if TYPE_CHECKING:
    from framing.cli.runs import Account
    from framing.corpus.blocks import Blocks
    from framing.engine import RunFolder, Shard
    from framing.report.recipe import Choice

QUARANTINED = 3
FEW = 4
"""Blocks of articles for which it does not pay to start other processes."""


@app.command()
def extract(
    folder: Folder,
    extractors: With,
    level: Level = "paragraph",
    voice: Annotated[
        bool, typer.Option("--voice", help="Split the counts: the outlet's own words, the quoted.")
    ] = False,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="Write the marks too, as NAME.evidence.ENDING.")
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help=".parquet, .csv or .json; CSV is printed without it."),
    ] = None,
    workers: Processes = None,
    quiet: Quiet = False,
) -> None:
    """Count what extractors mark in every unit of a corpus.

    The bytes written do not depend on the number of processes. A run that was interrupted or
    killed goes on where it stopped when the same line is given again. Exit code 3: an article
    could not be scored; it is named in NAME.quarantine.jsonl.

    \b
    Examples:
      framing extract corpora/harbour-talks --with wording.LoadedTerms \\
          --with sourcing.ScareQuotes --level paragraph --evidence --out scores.parquet
      framing extract corpora/harbour-talks --with wording.Hedges --voice | head
    """
    from framing.cli.extractors import chosen
    from framing.corpus.blocks import Blocks

    if evidence and out is None:
        raise typer.BadParameter("--evidence needs --out FILE, beside which the marks are written.")
    _check_ending(out)
    choices = chosen(extractors)
    task = _Task(Blocks(folder, compared=True), choices, level, by_voice=voice, evidence=evidence)
    if out is not None:
        raise typer.Exit(_written(task, out, workers))
    with tempfile.TemporaryDirectory() as place:
        table = Path(place) / "scores.csv"
        code = _written(task, table, workers, told=False)
        speaking.say(table.read_text(encoding="utf-8").rstrip("\n"))
    raise typer.Exit(code)


@dataclass(frozen=True)
class _Task:
    """What is to be scored, and how."""

    corpus: Blocks
    choices: tuple[Choice, ...]
    level: str
    by_voice: bool
    evidence: bool

    def parameters(self) -> dict[str, object]:
        """What was chosen, defaults included."""
        from framing.cli.extractors import record_of

        extractors = record_of(self.choices)
        return {"level": self.level, "by_voice": self.by_voice, "extractors": extractors}


def _written(task: _Task, out: Path, workers: int | None, *, told: bool = True) -> int:
    """Score, shard by shard, and write what comes of it; gives the exit code."""
    from framing.cli.runs import Account
    from framing.engine import RunFolder

    plan = Account("extract", task.corpus, task.parameters(), {}).record({})
    with RunFolder(out.with_name(f".{out.name}.run"), {**plan, "evidence": task.evidence}) as run:
        _score(task, run, workers)
        left = _left_out(task.corpus, run)
        tables = _merged(task, run, out, told=told)
        counts = {"units": tables[out], "articles": len(task.corpus) - len(left)}
        _sign(Account("extract", task.corpus, task.parameters(), counts), out, list(tables))
        _quarantine(out, left)
        run.remove()
    return QUARANTINED if left else 0


def _score(task: _Task, run: RunFolder, workers: int | None) -> None:
    """Leave a part for each shard that has none."""
    from framing.cli.scoring import SCORES, Scoring
    from framing.engine import cores, shards_of, work_through

    corpus = task.corpus
    job = Scoring(
        corpus.folder,
        corpus.fingerprint,
        task.choices,
        level=task.level,
        by_voice=task.by_voice,
        evidence=task.evidence,
        parts=run.parts,
    )
    pending = run.pending(shards_of(corpus.sizes), SCORES)
    if workers is None:
        workers = cores() if len(pending) > FEW else 0
    with speaking.following(f"Scoring {task.level}s") as told:
        work_through(job, pending, run, workers=workers, told=told)


def _left_out(corpus: Blocks, run: RunFolder) -> dict[str, str]:
    """What is said of each article that could not be scored."""

    def name(shard: Shard) -> str:
        return str(corpus.corpus(shard.block, shard.start, shard.stop).articles.index[0])

    return {name(shard): said for shard, said in run.left_out().items()}


def _merged(task: _Task, run: RunFolder, out: Path, *, told: bool) -> dict[Path, int]:
    """Write the tables, the scores last; gives the rows of each."""
    from framing.cli.scoring import MARKS, SCORES
    from framing.engine import merge

    beside = out.with_name(f"{out.stem}.evidence{out.suffix}")
    kinds = {beside: MARKS, out: SCORES} if task.evidence else {out: SCORES}
    rows = {path: merge(run.results(kind), path) for path, kind in kinds.items()}
    for path, n in rows.items() if told else ():
        speaking.note(f"{path}: {speaking.many(n, 'row')}")
    return rows


def _sign(account: Account, out: Path, tables: list[Path]) -> None:
    from framing.files import sha256_of, write_json

    files = {path.name: sha256_of(path) for path in tables}
    write_json(out.with_name(f"{out.stem}.manifest.json"), account.record(files))


def _quarantine(out: Path, left: dict[str, str]) -> None:
    """Name the articles that could not be scored beside the table, or nothing."""
    from framing.files import dumped, write_text

    path = out.with_name(f"{out.stem}.quarantine.jsonl")
    if not left:
        path.unlink(missing_ok=True)
        return
    lines = [
        dumped({"article": article, "said": said}, indent=None) for article, said in left.items()
    ]
    write_text(path, "\n".join(lines) + "\n")
    first = next(iter(left))
    speaking.fault(
        f"{speaking.many(len(left), 'article')} could not be scored and stand in {path}; "
        f"the first is {first}: {left[first]}"
    )


def _check_ending(out: Path | None) -> None:
    if out is not None and out.suffix.lower() not in (".parquet", ".csv", ".json"):
        raise typer.BadParameter(
            f"--out {out}: a table is written as .parquet, .csv or .json; add one of these endings."
        )
