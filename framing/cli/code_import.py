"""``framing code import``: what coders gave back, their agreement, and the gold set."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import speaking
from framing.cli.app import code
from framing.cli.asking import Json, Quiet, Seed, asked

if TYPE_CHECKING:
    import pandas as pd

    from framing.compare import Estimates


@code.command("import")
def import_(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Sheets or exports, one a coder.")
    ],
    out: Annotated[
        Path, typer.Option("--out", metavar="RUN", help="Folder for codes, agreement, gold set.")
    ],
    codebook: Annotated[
        str, typer.Option(metavar="FILE", help="The codebook that was coded by.")
    ] = "generic-frames",
    sheet: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The sheet given out, for exports without unit names."),
    ] = None,
    decided: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The adjudication list with its last column filled."),
    ] = None,
    seed: Seed = 0,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Read what people, or language models, coded: agreement by frame, what is split, what is gold.

    Our sheets, exports of INCEpTION (WebAnno TSV 3), Label Studio (JSON) and doccano (JSONL), and
    plain CSV of labels are read. RUN holds codes.csv, agreement.csv, adjudicate.csv
    to be filled by a third person, and gold.csv.

    \b
    Example:
      framing code import anna.csv ben.csv --codebook mine.toml --out coding/codes
      framing code import anna.csv ben.csv --codebook mine.toml --decided filled.csv \\
          --out coding/gold
    """
    import pandas as pd

    from framing.cli.runs import Account, refuse_others, run_folder
    from framing.files import for_spreadsheet, write_csv
    from framing.frames.codebook import load
    from framing.frames.coding import adjudicate, read_codes, settle
    from framing.provenance import fingerprint

    with asked():
        refuse_others(out)
        book = load(codebook)
        units = None if sheet is None else _units(sheet)
        codes = pd.concat(
            [read_codes(file, book.names, units=units) for file in files], ignore_index=True
        )
        filled = None if decided is None else _cells(decided, ("unit", "frame", "settled"))
        split, gold = adjudicate(codes), settle(codes, filled)
    found = _agreement(codes, book.names, seed)
    counts = {
        "judgements": len(codes),
        "coders": codes["coder"].nunique(),
        "units": codes["unit"].nunique(),
        "split": len(split),
        "settled": int(gold.notna().to_numpy().sum()),
    }
    inputs = {
        "codebook": book.fingerprint,
        "codes": fingerprint(*map(list, codes.astype("str").to_numpy())),
    }
    account = Account("code import", None, {"codebook": book.name}, counts, seed, inputs)
    with run_folder(out, account) as draft:
        write_csv(draft / "codes.csv", for_spreadsheet(codes))
        write_csv(draft / "adjudicate.csv", for_spreadsheet(split))
        write_csv(draft / "gold.csv", for_spreadsheet(gold.reset_index()))
        if found is not None:
            found.save(draft / "agreement.csv")
    _tell(out, found, counts, as_json=as_json)


def _units(sheet: Path) -> dict[str, str]:
    table = _cells(sheet, ("unit", "text"))
    return dict(zip(table["text"], table["unit"], strict=True))


def _cells(file: Path, columns: tuple[str, ...]) -> pd.DataFrame:
    from framing.errors import FramingError, unknown
    from framing.files import from_spreadsheet
    from framing.learning import read_table

    table = from_spreadsheet(read_table(file))
    for name in columns:
        if name not in table.columns:
            raise FramingError(f"{file}: " + unknown("column", name, table.columns))
    return table.astype("str")


def _agreement(codes: pd.DataFrame, frames: tuple[str, ...], seed: int) -> Estimates | None:
    """Alpha and AC1 of every frame that two coders judged; None where there is none."""
    import warnings
    from dataclasses import replace

    import pandas as pd

    from framing.compare import agreement
    from framing.errors import FramingWarning, TooFewUnits

    tables, last = [], None
    for frame in frames:
        own = codes[codes["frame"] == frame]
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", FramingWarning)
                last = agreement(own[["unit", "coder", "label"]], seed=seed)
        except TooFewUnits as error:
            speaking.note(f"{frame}: {error}")
            continue
        table = last.table
        tables.append(table[table["term"] == table["term"].iloc[0]].assign(term=frame))
    if last is None:
        return None
    table = pd.concat(tables, ignore_index=True).astype({"term": "str"})
    return replace(last, table=table)


def _tell(out: Path, found: Estimates | None, counts: dict[str, int], *, as_json: bool) -> None:
    from framing.cli.estimating import interval, number

    if as_json:
        speaking.say_json({"counts": counts})
    elif found is not None:
        rows = [
            (
                row["term"],
                row["parameter"],
                number(row["estimate"]),
                interval(row["lower"], row["upper"]),
                str(row["n"]),
            )
            for row in found.table.to_dict("records")
        ]
        head = ("frame", "coefficient", "estimate", "95 % interval", "units")
        speaking.say_table([head, *rows], right=(2, 3, 4))
    speaking.note(
        f"{out}: {counts['judgements']:,} judgements of {speaking.many(counts['coders'], 'coder')} "
        f"on {speaking.many(counts['units'], 'unit')}; {counts['split']:,} are split "
        "(adjudicate.csv), the others stand in gold.csv."
    )
