"""Roles: who acts, who is acted upon, who speaks."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from framing.actors.cast import Cast
from framing.actors.clauses import roles_of
from framing.actors.role_rules import ROLES
from framing.errors import FramingError, one_of
from framing.extractor import Extractor, as_tokens
from framing.extractor.marking import Texts, evidence_table, storable
from framing.spans import Spans
from framing.text import Tokens


class Roles(Extractor):
    """Named actors as those who act, who are acted upon, and who speak.

    Forms of one name are brought together within a unit (*President Biden*, *Mr. Biden*, *Joe
    Biden*), so whole articles are the best units; with a list of actors any unit will do.

    Parameters
    ----------
    cast : Cast or str, optional
        The actors to follow, or the file that lists them; all that are named otherwise.
    by : {"role", "actor"}
        Whether the roles of all actors are counted together, or those of each actor of the
        `cast` apart, under labels such as ``Joe Biden: agent``.

    Notes
    -----
    Source: agent and patient are the proto-roles of D. Dowty (1991), *Thematic proto-roles and
    argument selection*, Language 67(3), read off subject, object, passive and possessive; T. van
    Leeuwen (1996), *The representation of social actors*, on what it tells to act or be acted
    upon.

    Marks: ``agent`` (subject of an active verb, *by* after a passive, owner of an action: *Lee's
    dismissal of*), ``patient`` (object, subject of a passive, *the arrest of Lee*), ``speaker``
    (source of an attribution, pronouns included). The mark is the name; the verb is in
    `relations`.

    Blind to: actors without a name (*police*, *protesters*), pronouns that do not speak, objects
    of prepositions (*voted for Lee*), names in headlines set in capitals unless they are on the
    list, and clauses in which much stands between name and verb.

    Examples
    --------
    >>> table = Roles().relations(["Police arrested Anna Lee. Ms. Lee was freed by Tom Cole."])
    >>> table[["actor", "label", "verb"]].to_numpy().tolist()
    [['Anna Lee', 'patient', 'arrested'], ['Anna Lee', 'patient', 'freed'],
    ['Tom Cole', 'agent', 'freed']]
    """

    def __init__(
        self, *, cast: Cast | str | None = None, by: str = "role", pipeline: str | None = None
    ) -> None:
        self.cast = cast
        self.by = by
        self.pipeline = pipeline

    @property
    def labels(self) -> tuple[str, ...]:  # type: ignore[override]
        """The roles, or those of each actor."""
        one_of("by", self.by, ("role", "actor"))
        if self.by == "role":
            return ROLES
        cast = self._cast()
        if cast is None:
            raise FramingError("by='actor' needs the actors: cast=Cast.of([…]) or a file.")
        return tuple(f"{name}: {role}" for name in cast.names for role in ROLES)

    def mark(self, tokens: Tokens) -> Spans:
        """The names in their roles, in parsed texts; a name has a role once."""
        mentions, acting = roles_of(tokens, cast=self._cast(), pipeline=self.pipeline)
        label = acting.role
        labels = self.labels
        if self.by == "actor":
            place = {name: number for number, name in enumerate(labels)}
            own = [
                place[f"{mentions.names[actor]}: {ROLES[role]}"]
                for actor, role in zip(
                    mentions.actor[acting.mention].tolist(), acting.role.tolist(), strict=True
                )
            ]
            label = np.array(own, dtype=np.int64)
        pairs = np.column_stack([acting.mention, label])
        mention, label = np.unique(pairs, axis=0).T if len(pairs) else pairs.T
        return Spans.of(
            labels,
            text=mentions.text[mention],
            start=tokens.starts[mentions.first[mention]],
            end=tokens.ends[mentions.last[mention] - 1],
            label=label,
        )

    def relations(self, X: Texts) -> pd.DataFrame:
        """Every role with its actor and its verb.

        Parameters
        ----------
        X : sequence or Series of str, or Tokens

        Returns
        -------
        DataFrame
            unit, start, end, label (the role), cue (the name as it stands there), voice, actor,
            actor_kind, verb and its place (characters of the unit's text, half-open). A name has
            a row for each of its verbs.
        """
        tokens = as_tokens(X)
        mentions, acting = roles_of(tokens, cast=self._cast(), pipeline=self.pipeline)
        order = np.lexsort(
            (
                acting.verb,
                acting.role,
                mentions.first[acting.mention],
                mentions.text[acting.mention],
            )
        )
        mention, role, verb = (c[order] for c in (acting.mention, acting.role, acting.verb))
        spans = Spans(
            ROLES,
            mentions.text[mention],
            tokens.starts[mentions.first[mention]].astype(np.int64),
            tokens.ends[mentions.last[mention] - 1].astype(np.int64),
            role,
            np.ones(len(role)),
        )
        table = evidence_table(tokens, spans).drop(columns="weight")
        table = mentions.told(table, mention)
        starts, ends = tokens.starts[verb].astype(np.int64), tokens.ends[verb].astype(np.int64)
        places = zip(spans.text.tolist(), starts.tolist(), ends.tolist(), strict=True)
        words = storable([tokens.texts[n][a:b] for n, a, b in places])
        table["verb"] = pd.Series(words, dtype="str")
        table["verb_start"], table["verb_end"] = starts, ends
        return table

    def _cast(self) -> Cast | None:
        return Cast.read(self.cast) if isinstance(self.cast, str | Path) else self.cast
