"""Whose words they are, one attribution a row, as scores that are compared between groups."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

import numpy as np
import pandas as pd

from framing.extractor import as_tokens
from framing.extractor.marking import Texts
from framing.sourcing.attributions import LABELS, Attributions, types_of
from framing.sourcing.parsing import ParsedAttributions
from framing.sourcing.stances import STANCES, ReportingStances
from framing.sourcing.tagger import AttributionTagger
from framing.speech import Speech
from framing.speech.speakers import UNKNOWN, Speaker, speakers_of, type_names
from framing.text import Tokens

if TYPE_CHECKING:
    from framing.corpus.design import Design

LEVEL = "attribution"


@dataclass(frozen=True, eq=False)
class Sources:
    """Every attribution of some texts: who is said to say it, how, and in how many words.

    Attributes
    ----------
    table : DataFrame
        Index ``attribution`` (the unit's id, a slash and a number from 1): unit, speaker (empty
        where nobody is named), speaker_type, stance (of the reporting verb; empty where it is on
        no list), label (direct, mixed, indirect), words (said).

    Notes
    -----
    Source: H. Gans (1979), *Deciding what's news*, who counts sources by what they are; the
    stances are those of `framing.sourcing.ReportingStances`.

    A full name whose type its own unit does not tell has the type that most other units tell of
    it: *Dorian Strake* is an official where another article calls him a party leader.

    Blind to: what `Attributions` does not find; two persons of one name.

    Examples
    --------
    >>> text = "Police admitted that the port is shut. It will open, a resident said."
    >>> Sources.of([text]).table[["speaker", "speaker_type", "stance"]].to_numpy().tolist()
    [['Police', 'official', 'conceding'], ['a resident', 'citizen', 'neutral']]
    """

    table: pd.DataFrame

    @classmethod
    def of(cls, X: Texts, *, tagger: AttributionTagger | ParsedAttributions | None = None) -> Self:
        """The attributions of texts, what is said inside of what is said left out.

        Parameters
        ----------
        X : sequence or Series of str, or Tokens
        tagger : AttributionTagger or ParsedAttributions, optional
            For the attributions, a fitted tagger or a pipeline's parse; by rules otherwise.
        """
        tokens = as_tokens(X)
        speech = Attributions(tagger=tagger).found(tokens)
        told = speakers_of(tokens, speech) or [Speaker("", UNKNOWN)] * len(speech)
        words = np.concatenate([[0], np.cumsum(tokens.is_word)])
        said = words[speech.last] - words[speech.first]
        table = pd.DataFrame(
            {
                "unit": tokens.index.astype(str).to_numpy(dtype=object)[speech.text],
                "speaker": [one.name for one in told],
                "speaker_type": [one.type for one in told],
                "stance": _stances(tokens, speech, tagger),
                "label": np.array(LABELS, dtype=object)[types_of(tokens, speech)],
                "words": np.bincount(speech.row, said, minlength=len(speech)).astype(np.int64),
            }
        )
        table = table[speech.outer < 0].reset_index(drop=True)
        table["speaker_type"] = _told_elsewhere(table["speaker"], table["speaker_type"])
        table = table.astype(dict.fromkeys(table.columns.drop("words"), "str"))
        number = (table.groupby("unit").cumcount() + 1).astype("str")
        return cls(table.set_index(pd.Index(table["unit"] + "/a" + number, name=LEVEL)))

    def types(self) -> pd.DataFrame:
        """Of what type each source is: a column a type, 1 or 0, index ``unit``.

        Handed to `framing.compare.rates` with `design` and ``bounds=(0, 1)``, it gives each
        type's share of the attributions with its interval.
        """
        return _marked(self.table["speaker_type"], type_names())

    def stances(self) -> pd.DataFrame:
        """What stance each reporting verb has: a column a stance; NaN where it is on no list."""
        stance = self.table["stance"]
        marked = _marked(stance, STANCES)
        marked[(stance == "").to_numpy()] = np.nan
        return marked

    def design(self, design: Design, *, by_type: bool = False) -> Design:
        """The design of the attributions, from that of the units in which they stand.

        Parameters
        ----------
        design : Design
            Of the units; an attribution is in its unit's group, stratum and cluster, so that
            intervals come from the spread between articles, never between attributions.
        by_type : bool
            Whether the groups are the types of the sources instead of the units' groups.
        """
        known = self.table[self.table["unit"].isin(design.table.index)]
        about = design.table.loc[known["unit"]].set_axis(known.index.rename("unit"))
        names = dict(design.names)
        if by_type:
            about = about.assign(group=known["speaker_type"].to_numpy())
            names["group"] = "speaker_type"
        outlet_label = design.outlet_label and not by_type
        return replace(
            design, table=about, level=LEVEL, names=names, outlet_label=outlet_label, n_excluded={}
        )


def _told_elsewhere(names: pd.Series, types: pd.Series) -> pd.Series:
    """Types, those unknown of a full name taken from most of its other places."""
    full = np.array([" " in name and name[0].isupper() for name in names], dtype=np.bool_)
    known = pd.DataFrame({"name": names, "type": types})[full & (types != UNKNOWN)]
    often = known.value_counts(sort=False).rename("n").reset_index()
    often = often.sort_values(["n", "type"], ascending=[False, True], kind="stable")
    told = dict(often.drop_duplicates("name")[["name", "type"]].to_numpy().tolist())
    rows = zip(names, types, full.tolist(), strict=True)
    better = [
        told.get(name, own) if is_full and own == UNKNOWN else own for name, own, is_full in rows
    ]
    return pd.Series(better, index=types.index, dtype="str")


def _marked(values: pd.Series, names: tuple[str, ...]) -> pd.DataFrame:
    """A column a name, 1 where the value is that name and 0 elsewhere."""
    found = {name: (values == name).to_numpy(dtype=np.float64) for name in names}
    return pd.DataFrame(found, index=values.index.rename("unit"))


def _stances(
    tokens: Tokens, speech: Speech, tagger: AttributionTagger | ParsedAttributions | None
) -> list[str]:
    """The stance of the first listed verb in each attribution's cue, or nothing."""
    hits = ReportingStances(tagger=tagger).mark(tokens)
    places = hits.text.astype(np.int64) << 32 | hits.start
    order = np.argsort(places, kind="stable")
    places, labels = places[order], hits.label[order].tolist()
    there = speech.cue[:, 1] > speech.cue[:, 0]
    first = np.minimum(speech.cue[:, 0], max(len(tokens.ids) - 1, 0))
    last = np.maximum(speech.cue[:, 1] - 1, 0)
    if not len(places) or not len(speech):
        return [""] * len(speech)
    starts = speech.text.astype(np.int64) << 32 | tokens.starts[first]
    ends = speech.text.astype(np.int64) << 32 | tokens.ends[last]
    nearest = np.searchsorted(places, starts)
    held = there & (nearest < len(places))
    held &= places[np.minimum(nearest, len(places) - 1)] < ends
    rows = zip(held.tolist(), nearest.tolist(), strict=True)
    return [STANCES[labels[place]] if inside else "" for inside, place in rows]
