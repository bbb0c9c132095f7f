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
from framing.files import for_spreadsheet, write_csv, write_parquet
from framing.report.topics import fitted, mean_shares, shares_of

if TYPE_CHECKING:
    from framing.compare import Estimates

FIGURE = "topics.pdf"
NUMBERS = "shares-by-group.csv"
SHARES = "shares.parquet"
WORDS = "words.csv"


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
    """

    model: str
    k: int
    groups: str
    top: int
    terms: int
    seed: int
    paper: str


def modelled(folder: Path, question: Asked, *, out: Path | None) -> pd.DataFrame:
    """Learn topics from a corpus' articles; write the run where a folder for it is given.

    Returns
    -------
    DataFrame
        The topics' most probable words: topic, rank, term, weight.

    Raises
    ------
    typer.BadParameter
        Where the corpus has no such column.
    FramingError
        Where the corpus cannot be read, or is too small for so many topics.
    """
    from framing.figures.style import STYLES

    with asked():
        one_of("paper", question.paper, STYLES)
        if out is not None:
            refuse_others(out)
    corpus = Corpus.read(folder)
    with asked():
        design = corpus.design("article", groups=question.groups)
    with speaking.progress("Reading articles"):
        tokens = corpus.tokens("article")
    with speaking.progress(f"Finding {question.k} topics"):
        model = fitted(question.model, question.k, tokens, seed=question.seed)
        shares = shares_of(model, tokens)
        words = model.terms(question.terms)
    shown = ranked(corpus, question.groups)[: question.top]
    found = mean_shares(shares, design, groups=shown, seed=question.seed)
    for sentence in found.notes:
        speaking.note(sentence)
    if out is not None:
        counts = {"articles": len(tokens), "without_terms": int(shares.isna().all(axis=1).sum())}
        parameters = {**asdict(question), "model_parameters": _plain(model.get_params())}
        account = Account("topics", corpus, parameters, counts, question.seed)
        with speaking.progress("Writing"):
            _write(out, found, shares, words, account)
    return words


def _write(
    out: Path, found: Estimates, shares: pd.DataFrame, words: pd.DataFrame, account: Account
) -> None:
    from framing.figures import paper, plot_heatmap, plot_topics, save_figure
    from framing.figures.colours import SERIES

    with run_folder(out, account) as draft:
        write_csv(draft / WORDS, for_spreadsheet(words))
        write_parquet(draft / SHARES, shares)
        found.save(draft / NUMBERS)
        n_groups, n_topics = found.table["term"].nunique(), found.table["parameter"].nunique()
        with paper(str(account.parameters["paper"])):
            if n_groups > len(SERIES):
                axes = plot_heatmap(found, top=n_groups)
            else:
                axes = plot_topics(found, top=n_topics)
            save_figure(axes, draft / FIGURE, of=found)
    speaking.note(f"{out}: {FIGURE} with its numbers, {WORDS}, {SHARES}, {NUMBERS}.")


def _plain(parameters: dict[str, object]) -> dict[str, object]:
    kept = (str, int, float, bool, list, tuple, type(None))
    return {name: value for name, value in parameters.items() if isinstance(value, kept)}
