"""Passives: what is done without, or before, it is told by whom."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.actors.agent_rules import FAR, NEAR, by_phrase
from framing.actors.classes import ACTION, OF, OWN, PASTLY, Bits
from framing.actors.clauses import Passive, known_of, sentence_bounds
from framing.actors.passive_rules import BARE
from framing.errors import FramingError, one_of
from framing.extractor import Extractor, as_tokens
from framing.extractor.marking import Texts, evidence_table, storable
from framing.spans import Spans
from framing.speech.classes import AUX, BY, CAPITAL, COMMA, STOP
from framing.text import Tokens

FORMS = ("be", "get", "bare")
LABELS = ("passive", "agentless", "nominalised")
NOMINAL = len(FORMS)


class Passives(Extractor):
    """Passives, those of them that name nobody who acts, and actions told as nouns.

    Parameters
    ----------
    forms : sequence of {"be", "get", "bare"}
        *was arrested*; *got arrested*; a participle by itself (*the men arrested on Monday*).
    pipeline : str, optional
        Name or folder of a spaCy pipeline that you have, whose parse then tells passives and
        agents; needs ``newsframing[syntax]``. Rules over tokens otherwise.

    Notes
    -----
    Source: R. Fowler, B. Hodge, G. Kress & T. Trew (1979), *Language and control*, on deleted
    agents and nominalisation; N. M. Henley, M. Miller & J. A. Beazley (1995), *Syntax, semantics,
    and sexual violence: agency and the passive voice*.

    Marks: ``passive``; ``agentless`` (the same marks again, where no *by* names who acts; dates,
    places, means and measures after *by* name nobody); ``nominalised`` (a noun of action with
    what it is done to and nobody who does it: *the killing of civilians*).

    Blind to: agents that are named elsewhere; participles that tell a state are left out by a
    list (*concerned*, *based*), which is sometimes wrong; nouns of action that are not listed,
    and those without *of*.

    Examples
    --------
    >>> found = Passives().evidence(["He was shot by police. Two men were held by Friday."])
    >>> found[["label", "cue"]].to_numpy().tolist()
    [['passive', 'was shot'], ['passive', 'were held'], ['agentless', 'were held']]
    """

    labels = LABELS

    def __init__(self, *, forms: Sequence[str] = FORMS, pipeline: str | None = None) -> None:
        self.forms = forms
        self.pipeline = pipeline

    def mark(self, tokens: Tokens) -> Spans:
        """Auxiliary and participle, or the noun of action, in parsed texts."""
        found, first = self._found(tokens)
        agentless = found.agent[:, 0] < 0
        nouns = nominalised(tokens)
        verb = np.concatenate([found.verb, found.verb[agentless], nouns])
        start = np.concatenate([first, first[agentless], nouns])
        label = np.repeat([0, 1, 2], [len(found), int(agentless.sum()), len(nouns)])
        return Spans.of(
            LABELS,
            text=tokens.text_of[verb],
            start=tokens.starts[start],
            end=tokens.ends[verb],
            label=label,
        )

    def relations(self, X: Texts) -> pd.DataFrame:
        """Every passive with its participle and its agent.

        Returns
        -------
        DataFrame
            unit, start, end, label (``be``, ``get``, ``bare`` or ``nominalised``), cue, voice,
            verb (the participle or noun), agent with its place (-1 where none is named).
        """
        tokens = as_tokens(X)
        found, first = self._found(tokens)
        nouns = nominalised(tokens)
        verb = np.concatenate([found.verb, nouns])
        start = np.concatenate([first, nouns])
        form = np.concatenate([found.form, np.full(len(nouns), NOMINAL)])
        agent = np.concatenate([found.agent, np.full((len(nouns), 2), -1)])
        order = np.lexsort((form, tokens.ends[verb], tokens.starts[start], tokens.text_of[verb]))
        verb, start, form, agent = (c[order] for c in (verb, start, form, agent))
        spans = Spans(
            (*FORMS, "nominalised"),
            tokens.text_of[verb],
            tokens.starts[start].astype(np.int64),
            tokens.ends[verb].astype(np.int64),
            form,
            np.ones(len(verb)),
        )
        table = evidence_table(tokens, spans).drop(columns="weight")
        words = tokens.vocabulary.words
        spelled = storable([words[n] for n in tokens.ids[verb].tolist()])
        table["verb"] = pd.Series(spelled, dtype="str")
        named = agent[:, 0] >= 0
        starts, ends = np.full(len(verb), -1), np.full(len(verb), -1)
        starts[named] = tokens.starts[agent[named, 0]]
        ends[named] = tokens.ends[agent[named, 1] - 1]
        rows = zip(spans.text.tolist(), starts.tolist(), ends.tolist(), strict=True)
        agents = storable([tokens.texts[n][a:b] if a >= 0 else "" for n, a, b in rows])
        table["agent"] = pd.Series(agents, dtype="str")
        table["agent_start"], table["agent_end"] = starts, ends
        return table

    def _found(self, tokens: Tokens) -> tuple[Passive, npt.NDArray[np.int64]]:
        """The passives of the forms asked for, and the first token of each."""
        if isinstance(self.forms, str) or not len(self.forms):
            raise FramingError(f"forms={self.forms!r}: a list of {', '.join(FORMS)} is needed.")
        wanted = [FORMS.index(one_of("form", form, FORMS)) for form in self.forms]
        if self.pipeline is None:
            every = known_of(tokens).passive
        else:
            from framing.actors.parses import parsed_passives

            every = parsed_passives(tokens, self.pipeline)
        kept = np.isin(every.form, wanted)
        found = Passive(*(getattr(every, name)[kept] for name in Passive.__dataclass_fields__))
        near = (found.form != BARE) & (found.verb - found.auxiliary <= NEAR)
        near[1:] &= found.auxiliary[1:] != found.auxiliary[:-1]
        return found, np.where(near & (found.auxiliary >= 0), found.auxiliary, found.verb)


def nominalised(tokens: Tokens) -> npt.NDArray[np.int64]:
    """Tokens of nouns of action with *of* and without anybody who acts."""
    known = known_of(tokens)
    bits, own = known.bits, known.own
    n = len(bits)
    if not n:
        return np.zeros(0, dtype=np.int64)
    after, before = np.append(own[1:], 0), np.append(0, own[:-1])
    noun = (own & ACTION != 0) & (own & PASTLY == 0) & (after & OF != 0) & (before & OWN == 0)
    noun &= bits & CAPITAL == 0
    highs = sentence_bounds(tokens)[1]
    places = np.flatnonzero(noun)
    kept = [place for place in places.tolist() if not _by(bits, own, place, int(highs[place]))]
    return np.array(kept, dtype=np.int64)


def _by(bits: Bits, own: Bits, place: int, hi: int) -> bool:
    """Whether "by" names who does it."""
    for here in range(place + 2, min(place + FAR, hi)):
        if bits[here] & BY:
            return bool(by_phrase(bits, own, here, hi)[0] >= 0)
        if bits[here] & (STOP | COMMA | AUX):
            return False
    return False
