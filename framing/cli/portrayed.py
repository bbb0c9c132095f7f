"""From a corpus to its actors' roles and portrayals by outlet, and the folder that holds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from framing.actors import Appearances, Cast, Passives, TargetSentiment
from framing.actors.cast import KINDS
from framing.actors.portrayals import LISTS
from framing.cli import speaking
from framing.cli.asking import asked
from framing.cli.estimating import number
from framing.cli.runs import Account, refuse_others, run_folder
from framing.compare import Estimates, rates
from framing.corpus import Corpus, ranked
from framing.errors import FramingError, one_of
from framing.extractor import Voice, in_voice
from framing.files import for_spreadsheet, write_csv
from framing.lexicons import load
from framing.report.measured import SAID_OF
from framing.report.parts import not_validated
from framing.text import Tokens

PLACES = ("headline", "comment")
DRAWN = 6
"""Groups that a figure can tell apart."""


@dataclass(frozen=True)
class Wanted:
    """What is asked of a corpus' actors.

    Attributes
    ----------
    cast : str or None
        The file that lists the actors; all that are named otherwise.
    model : Path or None
        A saved model of sentiment toward actors.
    voice : str
    columns : tuple of (str, str or None)
        The columns of groups and clusters.
    top : int
        How many actors.
    kinds, chosen : tuple of str
        Kinds of actors, and groups; all kinds and the largest groups where they are empty.
    """

    cast: str | None
    model: Path | None
    voice: str
    columns: tuple[str, str | None]
    top: int
    kinds: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Portrayed:
    """What was found of a corpus' actors."""

    corpus: Corpus
    appearances: Appearances
    actors: Sequence[str]
    shares: Estimates
    passives: Estimates
    relations: pd.DataFrame
    notes: tuple[str, ...]

    @property
    def measures(self) -> list[str]:
        """What is told of each actor."""
        named = [str(name).rpartition(": ")[2] for name in self.shares.table["parameter"]]
        return list(dict.fromkeys(named))

    def rows(self) -> list[tuple[str, ...]]:
        """Actor, group, mentions and shares as they are printed, where there are mentions."""
        cells = {
            (str(row["parameter"]), str(row["term"])): (row["estimate"], row["n"])
            for row in self.shares.table.to_dict("records")
        }
        rows = []
        for actor in self.actors:
            for group in dict.fromkeys(self.shares.table["term"]):
                own = [cells[f"{actor}: {measure}", group] for measure in self.measures]
                most = max(n for _, n in own)
                if most:
                    rows.append(
                        (actor, group, f"{most:,}", *(number(v) if n else "" for v, n in own))
                    )
        return rows


def portrayed(folder: Path, wanted: Wanted, *, out: Path | None) -> Portrayed:
    """The actors of a corpus.

    Raises
    ------
    typer.BadParameter
        Where the cast or the model is faulty, or the corpus lacks a column or group named.
    FramingError
        Where the corpus cannot be read, or nobody is named in it.
    """
    groups, clusters = wanted.columns
    with asked():
        kinds = [one_of("kind", kind, KINDS) for kind in wanted.kinds]
        cast = None if wanted.cast is None else Cast.read(wanted.cast)
        model = None
        if wanted.model is not None:
            model = TargetSentiment(model=str(wanted.model)).fit()
        if out is not None:
            refuse_others(out)
    corpus = Corpus.read(folder)
    level, voice = (wanted.voice, "all") if wanted.voice in PLACES else ("article", wanted.voice)
    with asked():
        design = corpus.design(level, groups=groups, clusters=clusters)
        known = ranked(corpus, groups)
        shown = [one_of("group", name, known) for name in wanted.chosen] or known[:DRAWN]
    with speaking.progress(f"Reading {level}s"):
        tokens = corpus.tokens(level)
    with speaking.progress("Marking"):
        every = Appearances.of(tokens, cast=cast, sentiment=model).in_voice(voice)
        counts = _counted(tokens, voice)
        relations = Passives().relations(tokens)
    names = every.ranked(top=wanted.top, kinds=kinds)
    if not names:
        raise FramingError(f"{folder}: nobody that is wanted is named in these {level}s.")
    with speaking.progress("Estimating"):
        scores, about = every.measures(names), every.design(design)
        shares = rates(scores, about, groups=shown, bounds=(0, 1))
        passives = rates(counts, design, groups=shown)
    lists = {name: load(name) for name in LISTS}
    notes = (SAID_OF.get(voice, ""), not_validated(lists), *shares.notes)
    kept_of = relations if voice == "all" else relations[relations["voice"] == voice]
    return Portrayed(corpus, every, names, shares, passives, kept_of, tuple(filter(None, notes)))


def _counted(tokens: Tokens, voice: str) -> pd.DataFrame:
    """Passives of each unit in one voice, or in all."""
    if voice == "all":
        return pd.DataFrame(Passives().transform(tokens))
    return in_voice(pd.DataFrame(Voice(Passives()).transform(tokens)), voice)


def kept(out: Path, wanted: Wanted, found: Portrayed, *, paper: str) -> None:
    """Write tables, figures and the mentions behind them."""
    from framing import figures
    from framing.files import sha256_of

    groups, clusters = wanted.columns
    counts = {
        "articles": len(found.corpus),
        "mentions": len(found.appearances.table),
        "passives": len(found.relations),
    }
    parameters = {
        "voice": wanted.voice,
        "groups": groups,
        "clusters": clusters,
        "shown": found.shares.provenance.parameters["chosen"],
        "actors": list(found.actors),
        "kinds": list(wanted.kinds),
        "paper": paper,
    }
    inputs = {}
    if wanted.cast is not None:
        inputs["cast"] = sha256_of(Path(wanted.cast))
    if wanted.model is not None:
        inputs["model"] = sha256_of(wanted.model / "model.json")
    account = Account("actors", found.corpus, parameters, counts, None, inputs)
    with speaking.progress("Writing"), run_folder(out, account) as draft:
        write_csv(draft / "mentions.csv", for_spreadsheet(found.appearances.table.reset_index()))
        write_csv(draft / "passive-clauses.csv", for_spreadsheet(found.relations))
        with figures.paper(paper):
            save = figures.save_figure
            save(figures.plot_actors(found.shares), draft / "actors.pdf", of=found.shares)
            save(figures.plot_frames(found.passives), draft / "passives.pdf", of=found.passives)
    speaking.note(
        f"{out}: actors.pdf, passives.pdf with their numbers, mentions.csv, passive-clauses.csv."
    )
