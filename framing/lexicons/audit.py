"""What a word list does on real texts: what it covers, what drives it, what never hits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.lexicons.lexicon import Lexicon
from framing.lexicons.matcher import possible_uses
from framing.lexicons.matching import hits_of
from framing.lexicons.neighbours import ADJECTIVE, NOUN, USES, VERB, flags_of
from framing.lexicons.patterns import PASSED
from framing.text import Tokens

LOOKED_AT = 200
"""Hits of an entry, the first ones, whose neighbours are asked for its word class."""

FEWEST, SHARE = 20, 0.2
"""Hits that must show a class, and the share of each of two, for an entry to be ambiguous."""


@dataclass(frozen=True, eq=False)
class Audit:
    """What became of a word list on a corpus.

    Attributes
    ----------
    summary : mapping
        units, words, hits, share of units with a hit, share of words in a hit, entries, dead
        entries, ambiguous entries, entries that make up half of all hits, share of hits that the
        ten most frequent entries make up; passed_over, the places where an entry that marks
        nothing stood, and passing_entries, how many such entries there are.
    entries : DataFrame
        One row an entry, most hits first: term, category, weight, hits, share (of all hits),
        units, noun, verb, adjective (hits whose neighbours show that class), ambiguous.
    categories : DataFrame
        One row a category: entries, dead, hits, per_1000_words, units (share with a hit),
        top_entry, top_share.
    overlap : DataFrame
        Category by category: places that count in both; the diagonal holds all hits.
    passed : DataFrame
        One row an entry that marks nothing, the most frequent first: term, category (what it is
        instead), places, units.
    """

    summary: Mapping[str, float]
    entries: pd.DataFrame
    categories: pd.DataFrame
    overlap: pd.DataFrame
    passed: pd.DataFrame


def audit(lexicon: Lexicon, tokens: Tokens) -> Audit:
    """Look at every hit of a word list in parsed texts.

    Parameters
    ----------
    lexicon : Lexicon
    tokens : Tokens

    Returns
    -------
    Audit

    Examples
    --------
    >>> from framing.text import tokenize
    >>> found = audit(Lexicon.of("x", ["sham", "ploy"]), tokenize(["A sham vote, a sham pact."]))
    >>> found.summary["dead_entries"], found.entries["hits"].tolist()
    (1, [2, 0])
    """
    stood = hits_of(tokens, [lexicon])
    hits = stood[stood["label"] != PASSED]
    n_words = int(tokens.n_tokens.sum())
    entries = _entries(lexicon, tokens, hits)
    in_order = entries["hits"].to_numpy()
    total = int(in_order.sum())
    running = np.cumsum(in_order)
    summary = {
        "units": len(tokens),
        "words": n_words,
        "hits": total,
        "share_of_units": len(np.unique(hits.text)) / max(len(tokens), 1),
        "share_of_words": int(hits.length.sum()) / max(n_words, 1),
        "entries": len(entries),
        "dead_entries": int((in_order == 0).sum()),
        "ambiguous_entries": int(entries["ambiguous"].sum()),
        "entries_for_half": int(np.searchsorted(running, total / 2) + 1) if total else 0,
        "share_of_top_10": int(in_order[:10].sum()) / max(total, 1),
        "passed_over": len(stood) - len(hits),
        "passing_entries": len(lexicon) - len(entries),
    }
    return Audit(
        summary,
        entries,
        _categories(lexicon, tokens, hits, entries),
        _overlap(lexicon, hits),
        _passed(lexicon, stood),
    )


def _passed(lexicon: Lexicon, stood: pd.DataFrame) -> pd.DataFrame:
    """How often each entry that marks nothing stood."""
    table = lexicon.table[["term", "category"]].copy()
    table["places"] = np.bincount(stood["entry"], minlength=len(lexicon))
    units = stood.drop_duplicates(["entry", "text"])["entry"]
    table["units"] = np.bincount(units, minlength=len(lexicon))
    table = table[[not entry.marks for entry in lexicon.entries]]
    return table.sort_values(["places", "category", "term"], ascending=[False, True, True])


def _entries(lexicon: Lexicon, tokens: Tokens, hits: pd.DataFrame) -> pd.DataFrame:
    table = lexicon.table[["term", "category", "weight"]].copy()
    table["hits"] = np.bincount(hits["entry"], minlength=len(lexicon))
    table["share"] = table["hits"] / max(len(hits), 1)
    units = hits.drop_duplicates(["entry", "text"])["entry"]
    table["units"] = np.bincount(units, minlength=len(lexicon))
    shown = _shown_uses(lexicon, tokens, hits)
    for place, name in enumerate(USES):
        table[name] = shown[:, place]
    told = shown.sum(axis=1)
    second = np.sort(shown, axis=1)[:, -2]
    unasked = np.array([not entry.use for entry in lexicon.entries])
    table["ambiguous"] = unasked & (told >= FEWEST) & (second >= SHARE * np.maximum(told, 1))
    table = table[[entry.marks for entry in lexicon.entries]]
    return table.sort_values(["hits", "category", "term"], ascending=[False, True, True])


def _shown_uses(lexicon: Lexicon, tokens: Tokens, hits: pd.DataFrame) -> npt.NDArray[np.int64]:
    """How often each single word is shown to be a noun, a verb or an adjective."""
    shown = np.zeros((len(lexicon), len(USES)), dtype=np.int64)
    if lexicon.language not in ("", "en"):
        return shown
    single = hits[hits["length"] == 1]
    few = single[single.groupby("entry").cumcount() < LOOKED_AT]
    flags = flags_of(tokens.vocabulary.words)
    columns = {NOUN: 0, VERB: 1, ADJECTIVE: 2}
    for text, token, entry in zip(few["text"], few["token"], few["entry"], strict=True):
        start, stop = int(tokens.pointers[text]), int(tokens.pointers[text + 1])
        use = possible_uses(token, start, stop, tokens.ids, tokens.sentences, flags)
        if use in columns:
            shown[entry, columns[use]] += 1
    return shown


def _categories(
    lexicon: Lexicon, tokens: Tokens, hits: pd.DataFrame, entries: pd.DataFrame
) -> pd.DataFrame:
    rows = []
    n_words = max(int(tokens.n_tokens.sum()), 1)
    for label, name in enumerate(lexicon.categories):
        own = entries[entries["category"] == name]
        found = hits[hits["label"] == label]
        rows.append(
            {
                "category": name,
                "entries": len(own),
                "dead": int((own["hits"] == 0).sum()),
                "hits": len(found),
                "per_1000_words": 1000 * len(found) / n_words,
                "units": found["text"].nunique() / max(len(tokens), 1),
                "top_entry": own["term"].iloc[0] if len(found) else "",
                "top_share": own["hits"].iloc[0] / len(found) if len(found) else 0.0,
            }
        )
    return pd.DataFrame(rows)


def _overlap(lexicon: Lexicon, hits: pd.DataFrame) -> pd.DataFrame:
    n = len(lexicon.categories)
    table = np.zeros((n, n), dtype=np.int64)
    pairs = hits[["token", "label"]].merge(hits[["token", "label"]], on="token")
    np.add.at(table, (pairs["label_x"].to_numpy(), pairs["label_y"].to_numpy()), 1)
    names = list(lexicon.categories)
    return pd.DataFrame(table, index=names, columns=names)
