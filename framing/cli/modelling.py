"""From a question on the command line to topics and the folder that holds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from framing.cli import speaking
from framing.cli.asking import asked
from framing.cli.runs import Account, refuse_others, run_folder
from framing.corpus import Corpus, ranked
from framing.errors import FramingError, one_of
from framing.files import for_spreadsheet, write_csv, write_json, write_parquet
from framing.provenance import fingerprint
from framing.report.topics import fitted, mean_shares, shares_of, unsteady

if TYPE_CHECKING:
    from framing.compare import Estimates
    from framing.corpus import Design
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
    over_time, forms, export : bool
        Whether shares over time are told, forms for coders written, and the model with a page to
        look through it.
    """

    model: str
    k: int
    groups: str
    top: int
    terms: int
    seed: int
    paper: str
    pair: tuple[str, ...] = ()
    over_time: bool = False
    forms: bool = False
    export: bool = False


@dataclass(frozen=True, eq=False)
class Modelled:
    """What was learnt, or taken from an earlier run, and found."""

    question: Asked
    model: TopicModel
    is_learnt: bool
    tokens: Tokens
    shares: pd.DataFrame
    found: Estimates
    difference: Estimates | None
    curves: Estimates | None


def modelled(
    folder: Path, question: Asked, *, earlier: Path | None, out: Path | None
) -> pd.DataFrame:
    """Learn topics from a corpus' articles, or place them among those of an earlier run.

    The run is written where a folder for it is given.

    Returns
    -------
    DataFrame
        The topics' most probable words: topic, rank, term, weight.

    Raises
    ------
    typer.BadParameter
        Where the corpus has no such column or group.
    FramingError
        Where the corpus or the model cannot be read, or there are too few articles for so many
        topics.
    """
    from framing.figures.style import STYLES

    with asked():
        one_of("paper", question.paper, STYLES)
        if out is not None:
            refuse_others(out)
    known = None if earlier is None else _known(earlier)
    corpus = Corpus.read(folder)
    with asked():
        design = corpus.design("article", groups=question.groups)
        for group in question.pair:
            one_of("pair", group, sorted(design.table["group"].unique()))
    with speaking.progress("Reading articles"):
        tokens = corpus.tokens("article")
    with speaking.progress("Placing articles" if known else f"Finding {question.k} topics"):
        model = known or fitted(question.model, question.k, tokens, seed=question.seed)
        shares = shares_of(model, tokens)
    shown = ranked(corpus, question.groups)[: question.top]
    dates = corpus.about("article", ["date"])["date"]
    made = Modelled(
        question,
        model,
        known is None,
        tokens,
        shares,
        mean_shares(shares, design, groups=shown, seed=question.seed),
        _difference(shares, design, question.pair) if question.pair else None,
        _curves(shares, _only(design, shown), dates) if question.over_time else None,
    )
    of_pair = made.difference.notes if made.difference is not None else ()
    for sentence in dict.fromkeys([*made.found.notes, *of_pair, unsteady(model)]):
        speaking.note(sentence)
    if out is not None:
        counts = {"articles": len(tokens), "without_terms": int(shares.isna().all(axis=1).sum())}
        parameters = {**asdict(question), "model_parameters": _plain(model.get_params())}
        inputs = {} if known is None else {"model": fingerprint(model.phi_, model.vocabulary_)}
        account = Account("topics", corpus, parameters, counts, question.seed, inputs)
        with speaking.progress("Writing"):
            _write(out, made, account)
    return model.terms(question.terms)


def _known(folder: Path) -> TopicModel:
    """The model of an earlier run, if it can place articles of its own accord."""
    from framing.topics import TopicModel, Topics

    model = Topics.load(folder)
    if not isinstance(model, TopicModel):
        raise FramingError(f"{folder}: a model of the kind {type(model).__name__} places nothing.")
    return model


def _only(design: Design, groups: Sequence[str]) -> Design:
    return replace(design, table=design.table[design.table["group"].isin(groups)])


def _difference(shares: pd.DataFrame, design: Design, pair: tuple[str, ...]) -> Estimates:
    """How the mean shares of a group differ from its reference's, over all that they published."""
    from framing.compare import Certain, prevalence

    certain = Certain(shares.dropna() / 100)
    return prevalence(certain, _only(design, pair), reference=pair[1]).differences


def _curves(shares: pd.DataFrame, design: Design, dates: pd.Series) -> Estimates | None:
    """The groups' shares over time, where the articles' dates allow it."""
    from framing.compare import Certain, prevalence_over_time

    try:
        return prevalence_over_time(Certain(shares.dropna() / 100), design, dates)
    except FramingError as refusal:
        speaking.note(f"no curves over time: {refusal}")
        return None


def _write(out: Path, made: Modelled, account: Account) -> None:
    from framing.figures import (
        paper,
        plot_heatmap,
        plot_prevalence_over_time,
        plot_regress,
        plot_topics,
    )
    from framing.figures import save_figure as save
    from framing.figures.colours import SERIES

    question, found = made.question, made.found
    with run_folder(out, account) as draft:
        write_csv(draft / WORDS, for_spreadsheet(made.model.terms(question.terms)))
        write_parquet(draft / SHARES, made.shares)
        found.save(draft / NUMBERS)
        n_groups, n_topics = found.table["term"].nunique(), found.table["parameter"].nunique()
        with paper(question.paper):
            if n_groups > len(SERIES):
                axes = plot_heatmap(found, top=n_groups)
            else:
                axes = plot_topics(found, top=n_topics)
            save(axes, draft / FIGURE, of=found)
            if made.difference is not None:
                axes = plot_regress(made.difference, top=n_topics)
                save(axes, draft / "difference.pdf", of=made.difference)
            if made.curves is not None:
                save(plot_prevalence_over_time(made.curves), draft / "times.pdf", of=made.curves)
        if made.is_learnt:
            _write_learnt(draft, made)
        names = [path.name for path in sorted(draft.iterdir())]
    speaking.note(f"{out}: {', '.join(names)}.")


def _write_learnt(draft: Path, made: Modelled) -> None:
    """What needs the articles that were learnt from: quotes, forms, the page to look through."""
    from framing.topics.browsing import browse
    from framing.topics.intrusion import KINDS, intrusion, write_form
    from framing.topics.naming import typical

    model, tokens = made.model, made.tokens
    write_csv(draft / QUOTES, for_spreadsheet(typical(model, tokens)))
    if made.question.forms:
        answers = {}
        for kind in KINDS:
            form, key = intrusion(model, kind=kind, texts=tokens, seed=made.question.seed)
            write_form(draft, form, kind=kind)
            answers.update(key)
        write_json(draft / KEY, answers)
    if made.question.export:
        model.save(draft)
        browse(draft, model, model.counted(tokens))


def _plain(parameters: dict[str, object]) -> dict[str, object]:
    kept = (str, int, float, bool, list, tuple, type(None))
    return {name: value for name, value in parameters.items() if isinstance(value, kept)}
