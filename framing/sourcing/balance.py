"""Who gets the word: shares of what is said by speaker and by type of source."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.extractor import Measure, as_tokens
from framing.extractor.marking import Texts
from framing.sourcing.attributions import Attributions
from framing.sourcing.parsing import ParsedAttributions
from framing.sourcing.tagger import AttributionTagger
from framing.speech import Speech
from framing.speech.classes import OFFICIAL
from framing.speech.speakers import TYPES, Speaker, speakers_of, type_names
from framing.text import Tokens


class Voices(Measure):
    """How the words that are said divide among speakers.

    Parameters
    ----------
    tagger : AttributionTagger or ParsedAttributions, optional
        For the attributions, a fitted tagger or a pipeline's parse; by rules otherwise.

    Notes
    -----
    Source: C. Gini (1912), *Variabilità e mutabilità*; H. Gans (1979), *Deciding what's news*, on
    officials as the first source.

    Produces: ``said``, the share of a unit's words that somebody is said to say; ``speakers``,
    how many are named; ``gini``, how unequally the words said divide among them (0: evenly; NaN
    where fewer than two are named); ``first_official`` and ``last_official``, 1 where the first
    or last who is named in the unit is an official source, else 0. `table` gives the words and
    places of every speaker.

    Blind to: speakers whom the text names in ways that the rules do not bring together.

    Examples
    --------
    >>> text = "Lee said that the port is safe. It will close, the mayor said."
    >>> Voices().components([text])[["speakers", "gini"]].to_numpy().tolist()
    [[2.0, 0.125]]
    """

    values = ("said", "speakers", "gini", "first_official", "last_official")

    def __init__(self, *, tagger: AttributionTagger | ParsedAttributions | None = None) -> None:
        self.tagger = tagger

    def measure(self, tokens: Tokens) -> pd.DataFrame:
        """The values, a unit a row."""
        held = _words_of(tokens, Attributions(tagger=self.tagger).found(tokens))
        table = _values(held[held["speaker"] != ""], len(tokens))
        said = np.bincount(held["text"], weights=held["words"], minlength=len(tokens))
        with np.errstate(invalid="ignore", divide="ignore"):
            table.insert(0, "said", said / tokens.n_tokens)
        return table

    def table(self, X: Texts) -> pd.DataFrame:
        """Every speaker of every unit.

        Returns
        -------
        DataFrame
            unit, speaker, speaker_type, words (said), share (of the words said in the unit),
            first and last (whether the unit's first or last attribution is theirs).
        """
        tokens = as_tokens(X)
        held = _words_of(tokens, Attributions(tagger=self.tagger).found(tokens))
        held = held[held["speaker"] != ""]
        place = held.groupby("text").cumcount()
        held["first"] = place == 0
        held["last"] = place == held.groupby("text")["speaker"].transform("size") - 1
        by = ["text", "speaker"]
        told = held.groupby(by, sort=True).agg(
            speaker_type=("speaker_type", "first"),
            words=("words", "sum"),
            first=("first", "any"),
            last=("last", "any"),
        )
        told = told.reset_index()
        told["share"] = told["words"] / told.groupby("text")["words"].transform("sum")
        told.insert(0, "unit", tokens.index.astype(str).to_numpy()[told["text"]])
        columns = ["unit", "speaker", "speaker_type", "words", "share", "first", "last"]
        return told[columns]


class Balance(Measure):
    """How evenly a unit's words said divide among types of source.

    Parameters
    ----------
    tagger : AttributionTagger or ParsedAttributions, optional
        For the attributions, a fitted tagger or a pipeline's parse; by rules otherwise.

    Notes
    -----
    Source: C. E. Shannon (1948) for the entropy; F. Fico & S. Soffin (1995), *Fairness and
    balance of selected newspaper coverage of controversial national, state, and local issues*,
    for the words that each side gets.

    Produces: ``sides``, how many types of source have at least one in ten of the words said;
    ``evenness``, the entropy of the types' shares by that of even shares (1: all eight get the
    same; NaN where nobody speaks); one ``share_…`` a type.

    Blind to: which side of a dispute a source is on: types are not camps.

    Examples
    --------
    >>> text = "Police said that the port is safe. It will close, a resident said."
    >>> Balance().components([text])["sides"].tolist()
    [2.0]
    """

    def __init__(self, *, tagger: AttributionTagger | ParsedAttributions | None = None) -> None:
        self.tagger = tagger

    @property
    def values(self) -> tuple[str, ...]:  # type: ignore[override]
        """``sides``, ``evenness`` and the share of each type."""
        return ("sides", "evenness", *(f"share_{name}" for name in type_names()))

    def measure(self, tokens: Tokens) -> pd.DataFrame:
        """The values, a unit a row."""
        held = _words_of(tokens, Attributions(tagger=self.tagger).found(tokens))
        names = list(type_names())
        words = np.zeros((len(tokens), len(names)))
        places = held["speaker_type"].map({name: n for n, name in enumerate(names)})
        np.add.at(words, (held["text"].to_numpy(), places.to_numpy(dtype=np.int64)), held["words"])
        with np.errstate(invalid="ignore", divide="ignore"):
            shares = words / words.sum(axis=1, keepdims=True)
            parts = np.where(shares > 0, shares * np.log(shares), 0.0)
        spoken = words.sum(axis=1) > 0
        evenness = np.where(spoken, -parts.sum(axis=1) / np.log(len(names)), np.nan)
        table = pd.DataFrame(shares, columns=[f"share_{name}" for name in names])
        table.insert(0, "evenness", np.abs(evenness))
        table.insert(0, "sides", np.where(spoken, (shares >= SIDE).sum(axis=1), 0).astype(float))
        return table


SIDE = 0.1
"""Share of the words said from which a type of source counts as a side."""


def _words_of(tokens: Tokens, speech: Speech) -> pd.DataFrame:
    """Text, speaker, type and words of every outermost attribution, in the order of the texts."""
    counted = np.concatenate([[0], np.cumsum(tokens.is_word)])
    words = np.bincount(
        speech.row, weights=counted[speech.last] - counted[speech.first], minlength=len(speech)
    )
    speakers = speakers_of(tokens, speech) or [Speaker("", "unknown")] * len(speech)
    table = pd.DataFrame(
        {
            "text": speech.text,
            "speaker": pd.Series([one.name for one in speakers], dtype="str"),
            "speaker_type": pd.Series([one.type for one in speakers], dtype="str"),
            "words": words.astype(np.int64),
        }
    )
    begins = np.searchsorted(speech.row, np.arange(len(speech)))
    table["place"] = speech.first[begins] if len(speech) else begins
    kept = table[speech.outer < 0].sort_values("place", kind="stable")
    return kept.drop(columns="place").reset_index(drop=True)


def _values(named: pd.DataFrame, n: int) -> pd.DataFrame:
    """All values but the first of every text, from the attributions of speakers with a name."""
    words = named.groupby(["text", "speaker"], sort=False)["words"].sum().reset_index()
    words = words.sort_values(["text", "words"], kind="stable")
    of = words["text"].to_numpy()
    speakers = np.bincount(of, minlength=n).astype(np.float64)
    ranks = np.arange(len(of)) - np.searchsorted(of, of) + 1
    unevenly = np.bincount(of, (2 * ranks - speakers[of] - 1) * words["words"], minlength=n)
    with np.errstate(invalid="ignore", divide="ignore"):
        gini = unevenly / (speakers * np.bincount(of, words["words"], minlength=n))
    table = pd.DataFrame({"speakers": speakers, "gini": np.where(speakers > 1, gini, np.nan)})
    official = (named["speaker_type"] == TYPES[OFFICIAL]).astype(np.float64)
    by_text = official.groupby(named["text"])
    for name, values in (("first", by_text.first()), ("last", by_text.last())):
        table[f"{name}_official"] = values.reindex(range(n)).to_numpy()
    return table
