"""Uptake: what of an article readers repeat, resist, or put in other words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import pandas as pd

from framing.audience.readers import NAMES, comments_of
from framing.audience.taken import Said, said_in
from framing.corpus import Corpus
from framing.errors import one_of
from framing.extractor import Extractor
from framing.extractor.marking import evidence_table
from framing.lexicons import Lexicon
from framing.spans import Spans
from framing.text import tokenize

KINDS = ("quote", "phrase", "label", "frame")
WAYS = ("repeated", "resisted")
LABELS = (*(f"{kind}-{way}" for kind in KINDS for way in WAYS), "label-reframed")
LONGEST, FEWEST_CONTENT = 8, 2

Ngram = tuple[int, ...]


class Mark(NamedTuple):
    """One uptake: its label, tokens of the comment, tokens of the article, half-open."""

    label: str
    first: int
    last: int
    taken_first: int
    taken_last: int


class Uptake:
    """What comments take up of the article above them, and how.

    *Quotes*: words that stand in quotation marks in the article, a whole fragment or two content
    words in a row. *Phrases*: other wording of at least two content words in a row; names are
    none. *Labels*: names for the same thing out of a set where another was at hand. *Frames*:
    cues of a frame that the article has cues of.

    What is taken up is *resisted* where it is denied, where words of distance or doubt stand near
    by (*so-called*, *on paper*, *claims*), or where the comment puts in quotation marks what the
    article does not; it is *repeated* otherwise. A label is *reframed* where the comment takes
    another side of the set than the article does.

    Parameters
    ----------
    labels : str or Lexicon, optional
        A list with contrasts; None counts no labels.
    frames : Extractor, optional
        What marks frames, such as ``FrameCues()``; without it no frames are counted.

    Notes
    -----
    Source: uptake and resistance after S. Hall (1973), *Encoding and decoding in the television
    discourse*, and D. Chong & J. N. Druckman (2007), *Framing theory*, Annual Review of Political
    Science 10; scare quotes after S. Predelli (2003), Linguistics and Philosophy 26(1).

    Marks: ``quote-repeated``, ``quote-resisted``, ``phrase-repeated``, …, ``label-reframed``.

    Blind to: paraphrase, single words that are no label, resistance without a cue; whether a
    reader has a phrase from the article or from elsewhere, for which `crossed` is there.

    Examples
    --------
    >>> text = ("A pact\\n\\nThe regime called it a 'just world order' of mutual respect.\\n\\n"
    ...     "2 Comments\\nAnn Lee\\nTheir so-called just world order.\\nBo\\n"
    ...     "Mutual respect with a government, good.")
    >>> Uptake().table(text)[["label", "cue", "taken"]].to_numpy().tolist()
    [['quote-resisted', 'just world order', 'just world order'], \
['phrase-repeated', 'Mutual respect', 'mutual respect'], \
['label-reframed', 'government', 'regime']]
    """

    def __init__(
        self, *, labels: str | Lexicon | None = "actor-labels", frames: Extractor | None = None
    ) -> None:
        self.labels = labels
        self.frames = frames

    def table(
        self, source: Corpus | str, *, names: str = "pseudonyms", key: str = ""
    ) -> pd.DataFrame:
        """Each uptake with its place in the comment and in the article.

        Parameters
        ----------
        source : Corpus or str
            A corpus, or the text of one article with comments below.
        names : {"pseudonyms", "given", "none"}
            What stands for the comments' authors.
        key : str
            Of the pseudonyms.

        Returns
        -------
        DataFrame
            The columns of ``evidence``, then article, reader, and what was taken: `taken` (the
            article's words), `taken_unit`, `taken_start`, `taken_end`.
        """
        one_of("names", names, NAMES)
        read = _Read.of(source, self.labels, self.frames, names=names, key=key)
        rows = [
            (unit, mark)
            for unit, article in enumerate(read.article_of)
            if unit >= read.n_units and article in read.parts
            for mark in read.marks(article, unit)
        ]
        return read.evidence(rows)

    def crossed(self, corpus: Corpus, *, strata: str | None = "event") -> pd.DataFrame:
        """Uptake of every article by the comments below every article of its stratum.

        Parameters
        ----------
        corpus : Corpus
        strata : str or None
            Column of the articles within which comments are exchanged; None for all articles,
            for which the pairs are as many as articles squared.

        Returns
        -------
        DataFrame
            article, other (whose comments), n_tokens of those comments, and a count for each
            label: for `framing.compare.pairing`. Articles without comments are left out.
        """
        read = _Read.of(corpus, self.labels, self.frames, names="none", key="")
        stratum = corpus.articles[strata] if strata else pd.Series("", corpus.articles.index)
        blocks: dict[str, list[int]] = {}
        for unit in range(read.n_units, len(read.tokens)):
            blocks.setdefault(read.article_of[unit], []).append(unit)
        together: dict[str, list[str]] = {}
        for article in blocks:
            if pd.notna(stratum[article]) and article in read.parts:
                together.setdefault(str(stratum[article]), []).append(article)
        words = read.tokens.n_tokens
        rows = []
        for members in together.values():
            for article in members:
                for other in members:
                    found = [m.label for unit in blocks[other] for m in read.marks(article, unit)]
                    size = int(words[blocks[other]].sum())
                    rows.append((article, other, size, *map(found.count, LABELS)))
        columns = ["article", "other", "n_tokens", *LABELS]
        return pd.DataFrame(rows, columns=columns).astype(
            {"article": "str", "other": "str", **dict.fromkeys(columns[2:], "int64")}
        )


class _Part(NamedTuple):
    """What of an article can be taken up: n-grams, sides of labels, frames, with their tokens."""

    ngrams: dict[Ngram, tuple[int, int, bool]]
    sides: dict[str, dict[str, tuple[int, int]]]
    frames: dict[str, tuple[int, int]]


class _Read:
    """Articles and comments, parsed together."""

    def __init__(self, said: Said, article_of: list[str], n_units: int, readers: pd.Series) -> None:
        self.said, self.article_of, self.n_units = said, article_of, n_units
        self.readers, self.tokens = readers, said.tokens
        self.parts: dict[str, _Part] = {}
        for unit in range(n_units):
            self._take(unit)

    @classmethod
    def of(
        cls,
        source: Corpus | str,
        labels: str | Lexicon | None,
        frames: Extractor | None,
        *,
        names: str,
        key: str,
    ) -> _Read:
        from framing.corpus import ArticleRecord, build_corpus

        corpus = build_corpus([ArticleRecord(text=source)]) if isinstance(source, str) else source
        comments = comments_of(corpus, names=names, key=key)
        units = pd.concat([corpus.units(level) for level in ("headline", "paragraph")])
        units = units[units["article"].isin(comments["article"])]
        texts = pd.concat([units["text"], comments["text"]])
        article_of = [*units["article"].astype(str), *comments["article"].astype(str)]
        said = said_in(tokenize(texts), labels, frames)
        return cls(said, article_of, len(units), comments["reader"])

    def marks(self, article: str, unit: int) -> list[Mark]:
        """What a comment takes up of an article."""
        part, said = self.parts[article], self.said
        found = list(self._runs(part, unit))
        for first, last, name, side in said.labels_of(unit):
            sides = part.sides.get(name)
            if sides and side in sides:
                way = "resisted" if said.resisted(first, last) else "repeated"
                found.append(Mark(f"label-{way}", first, last, *sides[side]))
            elif sides:
                taken = min(sides.values())
                found.append(Mark("label-reframed", first, last, *taken))
        for first, last, name in said.frames_of(unit):
            if name in part.frames:
                way = "resisted" if said.resisted(first, last) else "repeated"
                found.append(Mark(f"frame-{way}", first, last, *part.frames[name]))
        return found

    def evidence(self, rows: list[tuple[int, Mark]]) -> pd.DataFrame:
        """Marks as a table."""
        tokens = self.tokens
        marks = [mark for _, mark in rows]
        place = {label: number for number, label in enumerate(LABELS)}
        columns = np.array(
            [(unit, m.first, m.last, place[m.label], m.taken_first, m.taken_last)
             for unit, m in rows], dtype=np.int64,
        ).reshape(-1, 6)  # fmt: skip
        start, end = tokens.starts[columns[:, 1]], tokens.ends[columns[:, 2] - 1]
        order = np.lexsort((columns[:, 3], end, start, columns[:, 0]))
        columns = columns[order]
        spans = Spans.of(
            LABELS, text=columns[:, 0], start=start[order], end=end[order], label=columns[:, 3]
        )
        table = evidence_table(tokens, spans).assign(voice="comment")
        table["voice"] = table["voice"].astype("str")
        units = tokens.index.astype(str).to_numpy(dtype=object)
        taken = tokens.text_of[columns[:, 4]] if len(marks) else columns[:, 4]
        starts, ends = tokens.starts[columns[:, 4]], tokens.ends[columns[:, 5] - 1]
        told = {
            "article": [self.article_of[unit] for unit in columns[:, 0].tolist()],
            "reader": self.readers.reindex(table["unit"]).fillna("").tolist(),
            "taken": [
                tokens.texts[text][a:b]
                for text, a, b in zip(taken.tolist(), starts.tolist(), ends.tolist(), strict=True)
            ],
            "taken_unit": units[taken].tolist(),
        }
        for name, values in told.items():
            table[name] = pd.Series(values, index=table.index, dtype="str")
        table["taken_start"] = starts.astype(np.int64)
        table["taken_end"] = ends.astype(np.int64)
        return table

    def _take(self, unit: int) -> None:
        """Add what stands in a unit of an article."""
        said = self.said
        part = self.parts.setdefault(self.article_of[unit], _Part({}, {}, {}))
        for words in said.sentences_of(unit):
            for start, stop in _stretches(len(words)):
                first, last = words[start], words[stop - 1] + 1
                quoted, whole = said.in_quotes(first, last)
                held = said.content(first, last)
                sound = said.full[first] and said.full[last - 1] and held >= FEWEST_CONTENT
                if sound or (whole and held):
                    ngram = tuple([said.keys[word] for word in words[start:stop]])
                    known = part.ngrams.get(ngram)
                    if known is None or (quoted and not known[2]):
                        part.ngrams[ngram] = (first, last, quoted)
        for first, last, name, side in said.labels_of(unit):
            part.sides.setdefault(name, {}).setdefault(side, (first, last))
        for first, last, name in said.frames_of(unit):
            part.frames.setdefault(name, (first, last))

    def _runs(self, part: _Part, unit: int) -> Iterable[Mark]:
        """The longest wording in common, from left to right."""
        said = self.said
        for words in said.sentences_of(unit):
            keys = [said.keys[word] for word in words]
            start = 0
            while start < len(words):
                stop = min(start + LONGEST, len(words))
                while stop > start and tuple(keys[start:stop]) not in part.ngrams:
                    stop -= 1
                if stop > start:
                    first, last = words[start], words[stop - 1] + 1
                    known = part.ngrams[tuple(keys[start:stop])]
                    strange = said.in_quotes(first, last)[0] and not known[2]
                    way = "resisted" if strange or said.resisted(first, last) else "repeated"
                    kind = "quote" if known[2] else "phrase"
                    yield Mark(f"{kind}-{way}", first, last, known[0], known[1])
                start = max(stop, start + 1)


def _stretches(n_words: int) -> Iterable[tuple[int, int]]:
    """Where a wording in a sentence may begin and end."""
    for start in range(n_words):
        for stop in range(start + 1, min(start + LONGEST, n_words) + 1):
            yield start, stop
