"""Appearances: every place at which an actor is named, with what it does and how it is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.actors.cast import Cast
from framing.actors.clauses import Acting, known_of, roles_of
from framing.actors.names import Mentions
from framing.actors.portrayals import Portrayals
from framing.actors.role_rules import PATIENT, ROLES
from framing.errors import one_of
from framing.extractor import as_tokens
from framing.extractor.marking import Texts, evidence_table
from framing.spans import Spans

if TYPE_CHECKING:
    from framing.actors.sentiment import TargetSentiment
    from framing.corpus.design import Design
    from framing.text import Tokens

Flags = npt.NDArray[np.bool_]

LEVEL = "mention"
MEASURES = ("acts", "agentless", "speaks", "powerful", "praised")
FAVOURABLE = "favourable"


@dataclass(frozen=True, eq=False)
class Appearances:
    """Every mention of the actors of some texts, one a row.

    Attributes
    ----------
    table : DataFrame
        Index ``mention`` (the unit's id, a slash and a number from 1): unit, start, end, cue (the
        name as it stands there), voice, actor, actor_kind; whether it is agent, patient, speaker,
        agentless (acted upon in a passive that names nobody who acts), powerful, powerless,
        praised, blamed; and with a model ``favourable``: the probability that it is spoken of
        favourably less that of the contrary, brought to 0 to 1.

    Notes
    -----
    Roles are those of `Roles`, power and evaluation those of `Portrayals`; `measures` makes of
    them what `framing.compare.rates` takes.

    Blind to: what those are blind to; mentions by pronoun are seen only where they speak.

    Examples
    --------
    >>> found = Appearances.of(["Anna Lee was arrested. Police praised Tom Cole, who lied."])
    >>> found.table[["actor", "agentless", "praised"]].to_numpy().tolist()
    [['Anna Lee', True, False], ['Tom Cole', False, True]]
    """

    table: pd.DataFrame

    @classmethod
    def of(
        cls, X: Texts, *, cast: Cast | str | None = None, sentiment: TargetSentiment | None = None
    ) -> Self:
        """The mentions in texts.

        Parameters
        ----------
        X : sequence or Series of str, or Tokens
            Whole articles, so that forms of one name are brought together.
        cast : Cast or str, optional
            The actors to follow, or the file that lists them; all that are named otherwise.
        sentiment : TargetSentiment, optional
            A fitted one, for ``favourable``.
        """
        tokens = as_tokens(X)
        cast = Cast.read(cast) if isinstance(cast, str | Path) else cast
        mentions, acting = roles_of(tokens, cast=cast)
        order = np.lexsort((mentions.first, mentions.text))
        table = _named(tokens, mentions)
        for number, role in enumerate(ROLES):
            table[role] = _among(acting.mention[acting.role == number], len(mentions))
        table["agentless"] = _undergoing(tokens, acting, len(mentions))
        portrayed = Portrayals(cast=cast).attached(tokens)[1]
        for number, label in enumerate(Portrayals.labels):
            table[label] = _among(portrayed.mention[portrayed.label == number], len(mentions))
        if sentiment is not None:
            said = sentiment.of_mentions(tokens, mentions)
            table[FAVOURABLE] = (1 + said[:, 2] - said[:, 0]) / 2
        table = _one_spelling(table.iloc[order].reset_index(drop=True))
        place = (table.groupby("unit").cumcount() + 1).astype("str")
        return cls(table.set_index(pd.Index(table["unit"] + "/m" + place, name=LEVEL)))

    def ranked(self, *, top: int = 8, kinds: Sequence[str] = ()) -> list[str]:
        """The actors named most often, of the kinds that are wanted."""
        table = self.table[self.table["actor_kind"].isin(kinds)] if kinds else self.table
        counts = table["actor"].value_counts()
        order = sorted(counts.index, key=lambda name: (-int(counts[name]), name))
        return [str(name) for name in order[:top]]

    def in_voice(self, voice: str) -> Appearances:
        """The mentions in one voice, or in ``all``."""
        known = ("all", "outlet", "quoted", "attributed", "headline", "comment")
        one_of("voice", voice, known)
        return self if voice == "all" else Appearances(self.table[self.table["voice"] == voice])

    def measures(self, actors: Sequence[str] | None = None) -> pd.DataFrame:
        """Shares of mentions, a column an actor and measure (``Anna Lee: acts``).

        Returns
        -------
        DataFrame
            Index ``unit`` (the mentions), 1 and 0, NaN where a mention does not count: acts
            (agent, out of agents and patients), agentless (out of patients), speaks (out of all),
            powerful (out of powerful and powerless), praised (out of praised and blamed), and
            ``favourable`` where a model told it. Handed to `framing.compare.rates` with
            ``bounds=(0, 1)``.
        """
        table = self.table
        of = {name: table[name].to_numpy(dtype=bool) for name in (*ROLES, *Portrayals.labels)}
        agentless = table["agentless"].to_numpy(dtype=np.float64)
        every = {
            "acts": _share(of["agent"], of["patient"]),
            "agentless": np.where(of["patient"], agentless, np.nan),
            "speaks": of["speaker"].astype(np.float64),
            "powerful": _share(of["powerful"], of["powerless"]),
            "praised": _share(of["praised"], of["blamed"]),
        }
        if FAVOURABLE in table:
            every[FAVOURABLE] = table[FAVOURABLE].to_numpy(dtype=np.float64)
        named = table["actor"].to_numpy(dtype=object)
        chosen = self.ranked() if actors is None else actors
        found = {
            f"{actor}: {measure}": np.where(named == actor, values, np.nan)
            for measure, values in every.items()
            for actor in chosen
        }
        return pd.DataFrame(found, index=table.index.rename("unit"))

    def design(self, design: Design) -> Design:
        """The design of the mentions, from that of the units in which they stand."""
        known = self.table[self.table["unit"].isin(design.table.index)]
        about = design.table.loc[known["unit"]].set_axis(known.index.rename("unit"))
        return replace(design, table=about, level=LEVEL, n_excluded={})


def _named(tokens: Tokens, mentions: Mentions) -> pd.DataFrame:
    spans = Spans(
        ("named",),
        mentions.text,
        tokens.starts[mentions.first].astype(np.int64),
        tokens.ends[mentions.last - 1].astype(np.int64),
        np.zeros(len(mentions), dtype=np.int64),
        np.ones(len(mentions)),
    )
    table = evidence_table(tokens, spans).drop(columns=["label", "weight"])
    return mentions.told(table, np.arange(len(mentions)))


def _one_spelling(table: pd.DataFrame) -> pd.DataFrame:
    """Names that differ in capitals alone, as the one spelling and kind that most mentions have."""
    folded = table["actor"].str.casefold()
    for column in ("actor", "actor_kind"):
        told = pd.DataFrame({"folded": folded, "told": table[column]})
        counts = told.value_counts().reset_index()
        order = counts.sort_values(["count", "told"], ascending=[False, True], kind="stable")
        most = order.drop_duplicates("folded").set_index("folded")["told"]
        table[column] = folded.map(most).astype("str")
    return table


def _among(rows: npt.NDArray[np.int64], n: int) -> Flags:
    flags = np.zeros(n, dtype=np.bool_)
    flags[rows] = True
    return flags


def _undergoing(tokens: Tokens, acting: Acting, n: int) -> Flags:
    """Which mentions are acted upon by a passive without anybody who acts."""
    passive = known_of(tokens).passive
    verbs = passive.verb[passive.agent[:, 0] < 0]
    rows = (acting.role == PATIENT) & np.isin(acting.verb, verbs)
    return _among(acting.mention[rows], n)


def _share(one: Flags, other: Flags) -> npt.NDArray[np.float64]:
    """1 where only the one is told, 0 where only the other is, a half where both are."""
    values: npt.NDArray[np.float64] = np.where(one, np.where(other, 0.5, 1.0), 0.0)
    return np.where(one | other, values, np.nan)
