"""``framing axis``: which pole of an axis of meaning each outlet leans to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import speaking
from framing.cli.app import app
from framing.cli.asking import Folder, Json, Quiet, RunFolder, Seed, WhichVoice, asked
from framing.cli.asking_words import Clusters, Groups, Strata

if TYPE_CHECKING:
    import pandas as pd

    from framing.cli.runs import Account
    from framing.compare import Comparison
    from framing.frames import FrameAxis

WORDS = 20


@app.command()
def axis(
    folder: Folder,
    axes: Annotated[
        str, typer.Option(metavar="FILE", help="Your file of axes, or the name of a set of ours.")
    ] = "moral-axes",
    vectors: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Word vectors in the text form of word2vec or GloVe; learnt from the corpus "
            "otherwise.",
        ),
    ] = None,
    group: Annotated[
        list[str] | None,
        typer.Option(metavar="GROUP", help="Show this group; may be given several times."),
    ] = None,
    top: Annotated[int, typer.Option(min=1, help="Groups shown otherwise, the largest.")] = 6,
    draws: Annotated[int, typer.Option(min=99, help="Shuffles of the null model.")] = 999,
    groups: Groups = "outlet",
    strata: Strata = "none",
    clusters: Clusters = "copy_group",
    voice: WhichVoice = "outlet",
    seed: Seed = 0,
    paper: Annotated[
        str, typer.Option(help="The figures are for a column, page or slide.")
    ] = "column",
    out: RunFolder = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Tell the bias and intensity of each outlet on axes of meaning, against all articles.

    RUN then holds the table, a figure for every group shown, the words that make each lean, and
    every article's values.

    \b
    Examples:
      framing axis corpora/harbour-talks --strata event --out runs/axes
      framing axis corpora/mine --axes semantic-axes --vectors glove.6B.100d.txt --out runs/axes
    """
    import warnings

    from framing.cli.contrast import NONE
    from framing.cli.runs import refuse_others
    from framing.compare import background
    from framing.corpus import Corpus, ranked
    from framing.errors import FramingWarning, one_of
    from framing.figures.style import STYLES
    from framing.frames import FrameAxis, load_axes

    with asked():
        one_of("paper", paper, STYLES)
        load_axes(axes)
        one_of("voice", voice, ("all", "outlet", "quoted", "attributed"))
        if out is not None:
            refuse_others(out)
    corpus = Corpus.read(folder)
    columns = [None if name == NONE else name for name in (strata, clusters)]
    with asked():
        design = corpus.design("article", groups=groups, strata=columns[0], clusters=columns[1])
        known = ranked(corpus, groups)
        shown = [one_of("group", name, known) for name in group or ()] or known[:top]
    with speaking.progress("Reading articles"):
        tokens = corpus.tokens("article")
    with speaking.progress("Scoring"), warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always", FramingWarning)
        measure = FrameAxis(axes, vectors=vectors, voice=voice, seed=seed).fit(tokens)
        values = measure.components(tokens)
        there = [name for name in measure.values if values[name].notna().any()]
        known_words = values["n_known"].astype("float64")
        found = background(
            values[there], design, weights=known_words, groups=shown, draws=draws, seed=seed
        )
    for word in heard:
        speaking.note(str(word.message))
    if out is not None:
        from framing.cli.runs import Account

        parameters = {
            **found.provenance.parameters,
            "axes": measure.book.name,
            "vectors": measure.vectors_.source,
            "voice": voice,
            "paper": paper,
        }
        inputs = {"vectors": measure.vectors_.fingerprint, "axes": measure.book.card.sha256[:16]}
        counts = {"articles": len(values), "axes": len(there) // 2}
        account = Account("axis", corpus, parameters, counts, seed, inputs)
        own = {name: design.table.index[design.table["group"] == name] for name in shown}
        texts = corpus.texts("article")
        driving = {name: texts[texts.index.isin(units)] for name, units in own.items()}
        _write(out, measure, (values, found), driving, account)
    _tell(measure, values, found, as_json=as_json)


def _tell(measure: FrameAxis, values: pd.DataFrame, found: Comparison, *, as_json: bool) -> None:
    from framing.cli.estimating import interval, number
    from framing.compare.result import printed

    if as_json:
        speaking.say_json({**found.record(), "table": speaking.rows_of(found.table)})
        return
    rows = [
        (
            row["group"],
            row["feature"],
            number(row["estimate"]),
            interval(row["lower"], row["upper"]),
            printed(row["p_value"]),
            printed(row["q_value"]),
        )
        for row in found.table.sort_values("q_value", kind="stable").head(30).to_dict("records")
    ]
    head = ("group", "axis", "beyond background", "95 % interval", "p", "q")
    speaking.say_table([head, *rows], right=(2, 3, 4, 5))
    share = 100 * values["n_known"].sum() / max(int(values["n_words"].sum()), 1)
    speaking.note(f"{share:.0f} % of the words have a vector ({measure.vectors_.source}).")
    for sentence in found.notes:
        speaking.note(sentence)


def _write(
    out: Path,
    measure: FrameAxis,
    results: tuple[pd.DataFrame, Comparison],
    texts: dict[str, pd.Series],
    account: Account,
) -> None:
    import pandas as pd

    from framing.cli.runs import run_folder
    from framing.figures import paper, plot_axes, save_figure
    from framing.files import for_spreadsheet, write_csv
    from framing.text import tokenize

    values, found = results
    with speaking.progress("Writing"), run_folder(out, account) as draft:
        found.save(draft / "axes.csv")
        write_csv(draft / "values.csv", for_spreadsheet(values.reset_index()))
        write_csv(draft / "poles.csv", for_spreadsheet(measure.poles_))
        rows = []
        axes = [
            name for name in measure.book.names if f"{name}-bias" in set(found.table["feature"])
        ]
        for group, own in texts.items():
            tokens = tokenize(own)
            for name in axes:
                words = measure.words(tokens, name).head(WORDS)
                rows.append(words.assign(group=group, axis=name))
        words = pd.concat(rows, ignore_index=True)
        write_csv(draft / "words.csv", for_spreadsheet(words))
        with paper(str(account.parameters["paper"])):
            for number, group in enumerate(texts, start=1):
                drawn = plot_axes(found, group=group, poles=measure.book.poles)
                save_figure(drawn, draft / f"axes-{number:02d}.pdf", of=found)
    speaking.note(
        f"{out}: axes.csv, a figure for each of {len(texts)} groups, words.csv, values.csv."
    )
