"""From a question on the command line to topics and the folder that holds them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from framing.cli import speaking
from framing.cli.asking import asked
from framing.cli.runs import Account, refuse_others, run_folder
from framing.corpus import Corpus, ranked
from framing.errors import one_of
from framing.files import for_spreadsheet, write_csv, write_json, write_parquet
from framing.report.topics import PERIODS, fitted, mean_shares, shares_of, shares_over_time

if TYPE_CHECKING:
    from framing.compare import Comparison, Estimates
    from framing.text import Tokens
    from framing.topics import TopicModel

FIGURE = "topics.pdf"
NUMBERS = "shares-by-group.csv"
SHARES = "shares.parquet"
WORDS = "words.csv"
QUOTES = "quotes.csv"
KEY = "intrusion-key.json"


@dataclass(frozen=True)
class Asked:
    """Which topics are wanted, and for whom.

    Attributes
    ----------
    model : str
    k : int
    groups : str
        The column of the articles whose values are compared.
    top : int
        How many of them are drawn.
    terms : int
    seed : int
    paper : str
    pair : tuple of str
        A group and its reference, or nothing.
    by : str or None
        Period of the shares over time.
    forms, export : bool
        Whether forms for coders are written, and the model with a page to look through it.
    """

    model: str
    k: int
    groups: str
    top: int
    terms: int
    seed: int
    paper: str
    pair: tuple[str, ...] = ()
    by: str | None = None
    forms: bool = False
    export: bool = False


@dataclass(frozen=True)
class Modelled:
    """What was learnt and found."""

    model: TopicModel
    tokens: Tokens
    shares: pd.DataFrame
    words: pd.DataFrame
    found: Estimates
    difference: Comparison | None
    times: Estimates | None


def modelled(folder: Path, question: Asked, *, out: Path | None) -> pd.DataFrame:
    """Learn topics from a corpus' articles; write the run where a folder for it is given.

    Returns
    -------
    DataFrame
        The topics' most probable words: topic, rank, term, weight.

    Raises
    ------
    typer.BadParameter
        Where the corpus has no such column, group or period.
    FramingError
        Where the corpus cannot be read, or is too small for so many topics.
    """
    from framing.figures.style import STYLES

    with asked():
        one_of("paper", question.paper, STYLES)
        if question.by is not None:
            one_of("by", question.by, PERIODS)
        if out is not None:
            refuse_others(out)
    corpus = Corpus.read(folder)
    with asked():
        design = corpus.design("article", groups=question.groups)
        for group in question.pair:
            one_of("pair", group, sorted(design.table["group"].unique()))
    with speaking.progress("Reading articles"):
        tokens = corpus.tokens("article")
    with speaking.progress(f"Finding {question.k} topics"):
        model = fitted(question.model, question.k, tokens, seed=question.seed)
        shares = shares_of(model, tokens)
    seed = question.seed
    found = mean_shares(
        shares, design, groups=ranked(corpus, question.groups)[: question.top], seed=seed
    )
    difference = _difference(shares, corpus, question) if question.pair else None
    times = None
    if question.by is not None:
        dates = corpus.about("article", ["date"])["date"]
        times = shares_over_time(shares, design, dates, by=question.by, seed=seed)
    words = model.terms(question.terms)
    made = Modelled(model, tokens, shares, words, found, difference, times)
    for sentence in dict.fromkeys([*found.notes, *(difference.notes if difference else ())]):
        speaking.note(sentence)
    if out is not None:
        counts = {"articles": len(tokens), "without_terms": int(shares.isna().all(axis=1).sum())}
        parameters = {**asdict(question), "model_parameters": _plain(model.get_params())}
        account = Account("topics", corpus, parameters, counts, seed)
        with speaking.progress("Writing"):
            _write(out, made, question, account)
    return words


def _difference(shares: pd.DataFrame, corpus: Corpus, question: Asked) -> Comparison:
    """How the mean shares of two groups differ, copies counted once, over all articles."""
    from framing.compare import contrast

    clusters = "copy_group" if "copy_group" in corpus.articles else None
    design = corpus.design("article", groups=question.groups, strata=None, clusters=clusters)
    pair = question.pair[0], question.pair[1]
    return contrast(shares, design, pair=pair, seed=question.seed)


def _write(out: Path, made: Modelled, question: Asked, account: Account) -> None:
    from framing.figures import paper, plot_contrast, plot_heatmap, plot_topic_times, plot_topics
    from framing.figures import save_figure as save
    from framing.figures.colours import SERIES
    from framing.topics.naming import typical

    with run_folder(out, account) as draft:
        write_csv(draft / WORDS, for_spreadsheet(made.words))
        write_csv(draft / QUOTES, for_spreadsheet(typical(made.model, made.tokens)))
        write_parquet(draft / SHARES, made.shares)
        found = made.found
        found.save(draft / NUMBERS)
        n_groups, n_topics = found.table["term"].nunique(), found.table["parameter"].nunique()
        with paper(question.paper):
            if n_groups > len(SERIES):
                axes = plot_heatmap(found, top=n_groups)
            else:
                axes = plot_topics(found, top=n_topics)
            save(axes, draft / FIGURE, of=found)
            if made.difference is not None:
                axes = plot_contrast(made.difference, top=n_topics)
                save(axes, draft / "difference.pdf", of=made.difference)
            if made.times is not None:
                save(plot_topic_times(made.times), draft / "times.pdf", of=made.times)
        if question.forms:
            _write_forms(draft, made, question.seed)
        if question.export:
            from framing.topics.browsing import browse

            made.model.save(draft)
            browse(draft, made.model, made.model.counted(made.tokens))
        names = [path.name for path in sorted(draft.iterdir())]
    speaking.note(f"{out}: {', '.join(names)}.")


def _write_forms(draft: Path, made: Modelled, seed: int) -> None:
    from framing.topics.intrusion import KINDS, intrusion, write_form

    answers = {}
    for kind in KINDS:
        form, key = intrusion(made.model, kind=kind, texts=made.tokens, seed=seed)
        write_form(draft, form, kind=kind)
        answers.update(key)
    write_json(draft / KEY, answers)


def _plain(parameters: dict[str, object]) -> dict[str, object]:
    kept = (str, int, float, bool, list, tuple, type(None))
    return {name: value for name, value in parameters.items() if isinstance(value, kept)}
