"""From a question about topics' shares to what was found, and the folder that holds it."""

from __future__ import annotations

import csv
import warnings
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from framing.cli import speaking
from framing.cli.asking import asked
from framing.cli.runs import Account, run_folder
from framing.compare import Estimates, Prevalence, prevalence, prevalence_over_time
from framing.corpus import Corpus, ranked
from framing.errors import FramingError, FramingWarning
from framing.files import for_spreadsheet, write_csv, write_parquet
from framing.topics import StructuralTopics, topic_terms

if TYPE_CHECKING:
    from framing.corpus import Design
    from framing.topics.posterior import Posterior

DRAWN = 30
"""Differences drawn, at most: those that are surest."""

CURVES, LEAST_CURVES = 5, 3
"""Columns of each group's curve over time, a quarter of its articles where these are few."""

MARKED = 6
"""Events marked in the curves over time, at most: those with most articles."""


@dataclass(frozen=True)
class Asked:
    """What is asked.

    Attributes
    ----------
    k : int
    groups : str
    top : int
        Groups compared, those with most articles.
    reference : str or None
    covariates : tuple of str
    clusters : str or None
    """

    k: int
    groups: str
    top: int
    reference: str | None
    covariates: tuple[str, ...]
    clusters: str | None


@dataclass(frozen=True, eq=False)
class Found:
    """What was found, with all that it was found from."""

    question: Asked
    corpus: Corpus
    model: StructuralTopics
    prevalence: Prevalence
    over_time: Estimates | None
    seeds: dict[str, list[str]] | None

    def write(self, out: Path, paper_name: str) -> None:
        """The folder of a run: words, shares, differences, curves, the model and figures."""
        from framing.figures import (
            paper,
            plot_prevalence_over_time,
            plot_regress,
            plot_topics,
            save_figure,
        )

        model, found = self.model, self.prevalence
        posterior = model.posterior().shares
        parameters = {**asdict(self.question), "seeds": self.seeds, "paper": paper_name}
        counts = {
            "articles": len(posterior),
            "topics": model.n_topics,
            "rounds": len(model.bounds_),
        }
        account = Account("prevalence", self.corpus, parameters, counts)
        surest = found.differences.table.sort_values("p_value", kind="stable").index[:DRAWN]
        drawn = replace(found.differences, table=found.differences.table.loc[sorted(surest)])
        with (
            speaking.progress("Writing"),
            run_folder(out, account) as draft,
            paper(paper_name),
        ):
            write_csv(draft / "words.csv", for_spreadsheet(model.terms(10, by="frex")))
            write_parquet(draft / "shares.parquet", posterior)
            model.save(draft)
            found.differences.save(draft / "all-differences")
            axes = plot_topics(found.shares, top=model.n_topics)
            save_figure(axes, draft / "shares.pdf", of=found.shares)
            axes = plot_regress(drawn, top=DRAWN)
            save_figure(axes, draft / "differences.pdf", of=drawn)
            if self.over_time is not None:
                axes = plot_prevalence_over_time(self.over_time, events=_largest(self.corpus))
                save_figure(axes, draft / "over-time.pdf", of=self.over_time)
        speaking.note(
            f"{out}: words.csv, shares, differences, curves with their figures, the model."
        )


def found_in(folder: Path, question: Asked, codebook: Path | None) -> Found:
    """Learn the topics of a corpus and compare their shares.

    Raises
    ------
    typer.BadParameter
        Where the corpus has no such column, or lacks the reference.
    FramingError
        Where the corpus or the codebook cannot be read, or is too small.
    """
    corpus = Corpus.read(folder)
    seeds = None if codebook is None else _codebook(codebook)
    with asked():
        design = corpus.design("article", groups=question.groups, clusters=question.clusters)
        about = corpus.about("article", [*question.covariates, "date"])
        shown = ranked(corpus, question.groups)[: question.top]
    compared = replace(design, table=design.table[design.table["group"].isin(shown)])
    with speaking.progress("Reading articles"):
        texts = corpus.texts("article")
    about = about[list(dict.fromkeys([*question.covariates, "date"]))]
    known = about[list(question.covariates)].notna().all(axis=1)
    units = [unit for unit in texts.index if unit in design.table.index and known.get(unit, False)]
    prior = about.loc[units].assign(group=design.table["group"].loc[units])
    if prior["date"].isna().any():
        prior = prior.drop(columns="date")
    # In a small corpus a word need not stand in five articles to tell of a topic.
    words = topic_terms(min_units=max(2, min(5, len(units) // 25)))
    with speaking.progress(f"Finding {question.k} topics"):
        model = StructuralTopics(question.k, words=words, seeds=seeds)
        model.fit(texts.loc[units], covariates=prior)
    if not model.settled_:
        speaking.note("the topics had not settled when learning ended.")
    posterior = model.posterior()
    chosen = list(question.covariates)
    with speaking.progress("Comparing"), asked(), warnings.catch_warnings():
        # What they say stands in the notes too.
        warnings.simplefilter("ignore", FramingWarning)
        found = prevalence(
            posterior, compared, about[chosen] if chosen else None, reference=question.reference
        )
        over_time = _over_time(posterior, compared, about)
    return Found(question, corpus, model, found, over_time, seeds)


def _over_time(posterior: Posterior, design: Design, about: pd.DataFrame) -> Estimates | None:
    """Curves, where the articles' dates allow them."""
    dated = design.table.join(about["date"])[["group", "date"]].dropna().groupby("group").size()
    curves = min(CURVES, max(int(dated.min()) // 4, LEAST_CURVES)) if len(dated) else CURVES
    try:
        return prevalence_over_time(posterior, design, about["date"], curves=curves)
    except FramingError as refusal:
        speaking.note(f"no curves over time: {refusal}")
        return None


def _largest(corpus: Corpus) -> dict[str, pd.Timestamp]:
    """The first days of the events with most articles, where the corpus has events."""
    if "event" not in corpus.articles:
        return {}
    dated = corpus.articles.dropna(subset=["event", "date"]).groupby("event")["date"]
    table = dated.agg(["size", "min"]).sort_values("size", ascending=False, kind="stable")
    return dict(table["min"].head(MARKED))


def _codebook(path: Path) -> dict[str, list[str]]:
    """Each topic's words, from a table with the columns topic and word."""
    seeds: dict[str, list[str]] = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        read = csv.DictReader(file)
        if not {"topic", "word"} <= set(read.fieldnames or ()):
            raise FramingError(f"{path}: a codebook has the columns topic and word.")
        for row in read:
            seeds.setdefault(row["topic"], []).append(row["word"].lower())
    return seeds
