"""Portrayals: the power and the praise or blame that words give to a named actor."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.actors.cast import Cast
from framing.actors.classes import (
    ANY_VERB,
    BEING,
    HAVING,
    MODAL,
    PARTICIPLE,
    families,
    listed,
)
from framing.actors.clauses import Known, known_of, roles_of, sentence_bounds
from framing.actors.names import Mentions
from framing.actors.role_rules import AGENT, PATIENT
from framing.errors import FramingError
from framing.extractor import Extractor, as_tokens
from framing.extractor.marking import Texts, evidence_table
from framing.extractor.negation import negated
from framing.lexicons import load, match
from framing.spans import Spans
from framing.speech import classes as of
from framing.speech.classes import forms
from framing.text import Tokens

LABELS = ("powerful", "powerless", "praised", "blamed")
POWERFUL, POWERLESS, PRAISED, BLAMED = range(4)
LISTS: Mapping[str, Mapping[str, int]] = {
    "actor-labels": {"disparaging": BLAMED, "favourable": PRAISED},
    "loaded-terms": {
        "pejorative-label": BLAMED,
        "delegitimising": BLAMED,
        "glorifying": PRAISED,
    },
    "tone": {"negative": BLAMED, "positive": PRAISED},
}
"""What the categories of word lists say of an actor near by."""

_AS_AGENT = {
    "power_over": POWERFUL,
    "power_under": POWERLESS,
    "agent_praised": PRAISED,
    "agent_blamed": BLAMED,
}
_AS_PATIENT = {
    "power_over": POWERLESS,
    "power_under": POWERFUL,
    "patient_praised": PRAISED,
    "patient_blamed": BLAMED,
    "patient_harmed": POWERLESS,
}
FEW, NEAREST = 3, 9
"""Tokens between a word and the name that it describes, at most: before the name, after it."""

BETWEEN_ATTRIBUTE = (
    of.PREP | of.COMMA | of.STOP | of.CONJ | of.AUX | of.DET | of.REL | of.SUBORD | of.TO | of.THAT
    | of.COLON | of.DASH | of.OPENING | of.CLOSING | of.SUBJ | of.OBJ | of.CLITIC | of.CAPITAL
) & ~of.TITLE  # fmt: skip


class Attached(NamedTuple):
    """Words attached to mentions: tokens of the word, mention, label, and by what."""

    first: npt.NDArray[np.int64]
    last: npt.NDArray[np.int64]
    mention: npt.NDArray[np.int64]
    label: npt.NDArray[np.int64]
    through: list[str]


class Portrayals(Extractor):
    """Words that give a named actor power or take it, and that praise or blame.

    A verb counts by the actor's role: who orders has power over whom is ordered, who lies is
    blamed, who is accused is too. Words of the lists count for the actor that they describe:
    right before the name (*the corrupt Tom Cole*), or after it and a form of be, a comma or *as*
    (*Cole, who is a hero*), unless they are denied.

    Parameters
    ----------
    cast : Cast or str, optional
        The actors to follow, or the file that lists them; all that are named otherwise.
    lexicons : sequence of str
        Word lists that come along, out of ``actor-labels``, ``loaded-terms`` and ``tone``; none
        for verbs alone.

    Notes
    -----
    Source: M. Sap, M. C. Prasettio, A. Holtzman, H. Rashkin & Y. Choi (2017), *Connotation frames
    of power and agency in modern films*, EMNLP; H. Rashkin, S. Singh & Y. Choi (2016),
    *Connotation frames: a data-driven investigation*, ACL; A. Field, G. Bhat & Y. Tsvetkov
    (2019), *Contextual affective analysis*, ICWSM. The words are the authors' own.

    Marks: ``powerful``, ``powerless``, ``praised``, ``blamed``: the verb or the word. The actor
    is in `relations`.

    Blind to: irony; which sense of a verb is meant; pronouns; whose praise or blame it is (see
    the voice); descriptions that stand farther off.

    Examples
    --------
    >>> table = Portrayals().relations(["The court convicted Anna Lee, and Tom Cole lied to it."])
    >>> table[["actor", "label", "cue", "through"]].to_numpy().tolist()
    [['Anna Lee', 'powerless', 'convicted', 'patient'],
    ['Anna Lee', 'blamed', 'convicted', 'patient'], ['Tom Cole', 'blamed', 'lied', 'agent']]
    """

    labels = LABELS

    def __init__(
        self, *, cast: Cast | str | None = None, lexicons: Sequence[str] = tuple(LISTS)
    ) -> None:
        self.cast = cast
        self.lexicons = lexicons

    def mark(self, tokens: Tokens) -> Spans:
        """The words attached to named actors, each once a label."""
        found = self.attached(tokens)[1]
        keys = np.column_stack([found.first, found.last, found.label])
        first, last, label = np.unique(keys, axis=0).T if len(keys) else keys.T
        return Spans.of(
            LABELS,
            text=tokens.text_of[first],
            start=tokens.starts[first],
            end=tokens.ends[last - 1],
            label=label,
        )

    def relations(self, X: Texts) -> pd.DataFrame:
        """Every word with the actor that it is attached to.

        Returns
        -------
        DataFrame
            unit, start, end, label, cue, voice, actor, actor_kind, mention_start, mention_end,
            through (``agent``, ``patient``, or the word list).
        """
        tokens = as_tokens(X)
        mentions, found = self.attached(tokens)
        order = np.lexsort((found.mention, found.label, found.last, found.first))
        first, last, mention, label = (column[order] for column in found[:4])
        spans = Spans(
            LABELS,
            tokens.text_of[first],
            tokens.starts[first].astype(np.int64),
            tokens.ends[last - 1].astype(np.int64),
            label,
            np.ones(len(first)),
        )
        table = evidence_table(tokens, spans).drop(columns="weight")
        table = mentions.told(table, mention)
        table["mention_start"] = tokens.starts[mentions.first[mention]].astype(np.int64)
        table["mention_end"] = tokens.ends[mentions.last[mention] - 1].astype(np.int64)
        table["through"] = pd.Series([found.through[n] for n in order.tolist()], dtype="str")
        return table

    def attached(self, tokens: Tokens) -> tuple[Mentions, Attached]:
        """The mentions of parsed texts, and the words that are attached to them."""
        unknown = set(self.lexicons) - set(LISTS)
        if isinstance(self.lexicons, str) or unknown:
            raise FramingError(
                f"lexicons={self.lexicons!r}: they are taken from {', '.join(LISTS)}."
            )
        cast = Cast.read(self.cast) if isinstance(self.cast, str | Path) else self.cast
        mentions, acting = roles_of(tokens, cast=cast)
        rows: list[tuple[int, int, int, int, str]] = []
        words = tokens.vocabulary.words
        verbs = set()
        for mention, role, verb in zip(
            acting.mention.tolist(), acting.role.tolist(), acting.verb.tolist(), strict=True
        ):
            verbs.add(verb)
            if role in (AGENT, PATIENT):
                through = "agent" if role == AGENT else "patient"
                for label in connotations()[role].get(words[tokens.ids[verb]], ()):
                    rows.append((verb, verb + 1, mention, label, through))
        rows += _describing(tokens, mentions, self.lexicons, verbs)
        table = np.array([row[:4] for row in rows], dtype=np.int64).reshape(len(rows), 4)
        kept = ~_denied(tokens, table)
        through_kept = [row[4] for row, keep in zip(rows, kept.tolist(), strict=True) if keep]
        first, last, mention, label = table[kept].T
        return mentions, Attached(first, last, mention, label, through_kept)


@functools.cache
def connotations() -> tuple[Mapping[str, tuple[int, ...]], Mapping[str, tuple[int, ...]]]:
    """What the forms of verbs say of the one who acts, and of the one who is acted upon."""
    found: list[dict[str, tuple[int, ...]]] = []
    for meaning in (_AS_AGENT, _AS_PATIENT):
        own: dict[str, set[int]] = {}
        for family in families("connotations"):
            for spelled in listed("connotations", family) if family in meaning else ():
                for form, _ in forms(spelled):
                    own.setdefault(form, set()).add(meaning[family])
        found.append({form: tuple(sorted(labels)) for form, labels in own.items()})
    return found[0], found[1]


@functools.cache
def verbs_by_family() -> Mapping[str, tuple[str, ...]]:
    """The families of connotation that each form of a verb is in."""
    found: dict[str, list[str]] = {}
    for family in families("connotations"):
        for form in dict.fromkeys(f for s in listed("connotations", family) for f, _ in forms(s)):
            found.setdefault(form, []).append(family)
    return {form: tuple(own) for form, own in found.items()}


def _denied(tokens: Tokens, table: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    if not len(table):
        return np.zeros(0, dtype=np.bool_)
    first, last = table[:, 0], table[:, 1]
    spans = Spans(
        ("",),
        tokens.text_of[first],
        tokens.starts[first],
        tokens.ends[last - 1],
        np.zeros(len(first), dtype=np.int64),
        np.ones(len(first)),
    )
    return negated(tokens, spans)


def clause_numbers(tokens: Tokens) -> npt.NDArray[np.int64]:
    """The number of each token's clause, shape (n_tokens,): new ones open at subordinators,
    *that*, dashes, brackets, colons, and conjunctions before a subject.
    """
    bits = known_of(tokens).bits
    new = bits & (of.COLON | of.DASH | of.OPENING | of.CLOSING) != 0
    new |= (bits & of.SUBORD != 0) & (bits & of.PREP == 0)
    after = np.append(bits[1:], 0)
    new |= (bits & of.CONJ != 0) & (after & (of.SUBJ | of.CAPITAL | of.AUX) != 0)
    sentence = tokens.text_of << 32 | tokens.sentences
    new[1:] |= sentence[1:] != sentence[:-1]
    return np.cumsum(new)


def _describing(
    tokens: Tokens, mentions: Mentions, lexicons: Sequence[str], verbs: set[int]
) -> list[tuple[int, int, int, int, str]]:
    """Words of the lists, each with the mention that it describes."""
    if not len(mentions) or not len(lexicons):
        return []
    known = known_of(tokens)
    order = np.argsort(mentions.first, kind="stable")
    firsts, lasts = mentions.first[order], mentions.last[order]
    keys = tokens.text_of << 32 | tokens.starts
    highs = sentence_bounds(tokens)[1]
    rows: list[tuple[int, int, int, int, str]] = []
    taken: set[tuple[int, int]] = set()
    for name, spans in zip(lexicons, match(tokens, [load(n) for n in lexicons]), strict=True):
        meaning = np.array([LISTS[name].get(label, -1) for label in spans.labels])
        spans = spans.where(meaning[spans.label] >= 0)
        first = np.searchsorted(keys, spans.text << 32 | spans.start)
        last = np.searchsorted(keys, spans.text << 32 | spans.end)
        after = np.searchsorted(firsts, last)
        labels = meaning[spans.label].tolist()
        for a, b, place, label in zip(
            first.tolist(), last.tolist(), after.tolist(), labels, strict=True
        ):
            if a in verbs or (a, label) in taken:
                continue
            best = -1
            if place < len(firsts) and _leads_to(known, (a, b), mentions, int(order[place])):
                best = place if firsts[place] < highs[a] else -1
            elif place > 0 and highs[lasts[place - 1] - 1] == highs[a]:
                name_at = int(firsts[place - 1]), int(lasts[place - 1])
                best = place - 1 if _predicated(known, *name_at, a) else -1
            if best >= 0:
                taken.add((a, label))
                rows.append((a, b, int(order[best]), label, name))
    return rows


def _leads_to(known: Known, word: tuple[int, int], mentions: Mentions, mention: int) -> bool:
    """Whether a word stands before a name as its attribute, with nothing but nouns between."""
    first, last = int(mentions.first[mention]), int(mentions.last[mention])
    bits, own = known.bits, known.own
    led = word[0] > 0 and bits[word[0] - 1] & (of.DET | of.CONJ)
    verb = own[word[0]] & (ANY_VERB & ~PARTICIPLE) and not led
    owner = last < len(bits) and bits[last] & of.CLITIC
    if verb or owner or first - word[1] > FEW:
        return False
    return not (bits[word[1] : first] & BETWEEN_ATTRIBUTE).any()


def _predicated(known: Known, name: int, first: int, last: int) -> bool:
    """Whether a word is said of the name before it: after a form of be, a comma or *as*."""
    if not 0 < last - first <= NEAREST:
        return False
    bits, own = known.bits[first:last], known.own[first:last]
    inside = name > 0 and known.bits[name - 1] & of.PREP and not bits[0] & of.COMMA
    if inside and not known.bits[name - 1] & of.DET:
        return False
    being = own & BEING != 0
    opened = being | (bits & of.AS != 0)
    apposed = len(bits) > 1 and bits[0] & of.COMMA and bits[1] & of.DET
    if not (opened.any() or apposed) or bits[0] & of.CLITIC:
        return False
    if bits[0] & of.COMMA and not apposed and not (len(bits) > 1 and bits[1] & of.REL):
        return False
    helping = being | (own & (HAVING | MODAL) != 0)
    verb = (own & ANY_VERB != 0) & ~helping & (bits & of.REL == 0)
    verb[:-1] &= bits[1:] & of.AS == 0
    barred = (
        bits & (of.PREP | of.SUBORD | of.TO | of.DASH | of.COLON | of.CAPITAL | of.SUBJ) != 0
    ) & (bits & (of.DET | of.AS | of.REL) == 0)
    return not (verb | (barred & ~helping)).any()
