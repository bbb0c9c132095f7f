"""Records become articles, passages and comments, in columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, overload

import pandas as pd

from framing.corpus.card import Card
from framing.corpus.corpus import Corpus
from framing.corpus.ledger import Ledger, Step
from framing.corpus.records import ArticleRecord
from framing.corpus.structure import Article, article_of
from framing.errors import CorpusError
from framing.schema import GLOSSARY

NO_OUTLET = "unknown"
_PACKED = 20_000  # rows that are held as Python objects at a time
UNIT = {
    "headline": "h",
    "standfirst": "p00",
    "subhead": "h{:02d}",
    "paragraph": "p{:02d}",
    "byline": "b{:02d}",
    "furniture": "x{:02d}",
}
_TEXTS = ("date_given", "event", "author", "url", "language", "source_file")
_OWN = frozenset(("article", "outlet", "headline", "date", "copy_group", "source_record", *_TEXTS))


def built(
    records: Iterable[ArticleRecord],
    *,
    card: Card | None,
    ledger: Ledger | None,
    onto: Corpus | None,
) -> Corpus:
    """What `framing.corpus.records.build_corpus` describes."""
    ledger = ledger or Ledger()
    columns = _Columns(onto)
    seen = 0
    for record in records:
        columns.take(record)
        seen += 1
    if ledger.steps and ledger.handed_on != seen:
        raise CorpusError(
            f"The readers handed on {ledger.handed_on} records, but {seen} arrived here."
        )
    ledger = ledger.add(columns.step(seen))
    if onto is None:
        corpus = columns.corpus(card or Card(), ledger)
    else:
        fresh = columns.corpus(card or onto.card, onto.ledger.joined(ledger))
        corpus = _stacked(onto, fresh)
    from framing.corpus.duplicates import with_copy_groups

    return with_copy_groups(corpus)


class _Rows:
    """A frame of passages or comments that grows; texts are packed away as they come."""

    def __init__(self, *names: str) -> None:
        self.names = names
        self.rows: list[tuple[object, ...]] = []
        self.packed: list[pd.DataFrame] = []

    def extend(self, rows: Iterable[tuple[object, ...]]) -> None:
        """Rows more, each with its unit first."""
        self.rows.extend(rows)
        if len(self.rows) >= _PACKED:
            self.pack()

    def pack(self) -> None:
        """Turn the rows that wait into columns."""
        values = list(zip(*self.rows, strict=True)) or [()] * len(self.names)
        columns = {
            name: pd.array(column, dtype="str" if GLOSSARY[name].family == "text" else "int64")
            for name, column in zip(self.names, values, strict=True)
        }
        self.packed.append(pd.DataFrame(columns).set_index("unit"))
        self.rows = []

    def frame(self) -> pd.DataFrame:
        """All rows, index ``unit``."""
        self.pack()
        return pd.concat(self.packed) if len(self.packed) > 1 else self.packed[0]


class _Columns:
    """Columns that grow by one article at a time."""

    def __init__(self, onto: Corpus | None) -> None:
        self.names: list[str] = []
        self.known = set() if onto is None else set(onto.articles.index)
        self.there = frozenset() if onto is None else _places(onto)
        self.serial: Counter[str] = Counter()
        self.fixed: dict[str, list[object]] = {name: [] for name in ("outlet", "headline", "date")}
        self.free: dict[str, list[object]] = {name: [] for name in (*_TEXTS, "source_record")}
        self.docvars: dict[str, list[object]] = {}
        self.passages = _Rows("unit", "article", "kind", "section", "order", "text", "offset")
        self.comments = _Rows("unit", "article", "order", "author", "text", "offset")
        self.excluded: Counter[str] = Counter()
        self.noted: Counter[str] = Counter()
        self.clashes: list[str] = []

    def take(self, record: ArticleRecord) -> None:
        """One record more."""
        text = _sound(record.text or "")
        if not text.strip():
            self.excluded["text.empty"] += 1
            return
        article = article_of(
            text,
            headline=_sound(record.headline),
            standfirst=_sound(record.standfirst),
            standfirst_in_text=record.standfirst_in_text,
            comments_in_text=record.comments is None,
        )
        outlet = _sound(record.outlet) or NO_OUTLET
        if self._is_there(article, outlet):
            self.excluded["article.already-there"] += 1
            return
        name = _sound(record.id) or self._made(outlet)
        if name in self.known or "/" in name or "\n" in name:
            self.clashes.append(name)
        self.known.add(name)
        self._article(name, outlet, record, article)
        self.passages.extend(
            (f"{name}/{UNIT[kind].format(order)}", name, kind, section, order, shown, start)
            for kind, section, order, start, shown in article.parts
        )
        self._comments(name, record, article)

    def _is_there(self, article: Article, outlet: str) -> bool:
        if not self.there:
            return False
        return _place(outlet, article.headline, [part.text for part in article.parts]) in self.there

    def _made(self, outlet: str) -> str:
        stem = re.sub(r"[\W_]+", "-", outlet.casefold()).strip("-") or NO_OUTLET
        while True:
            self.serial[stem] += 1
            name = f"{stem}-{self.serial[stem]:04d}"
            if name not in self.known:
                return name

    def _article(self, name: str, outlet: str, record: ArticleRecord, article: Article) -> None:
        fixed, free = self.fixed, self.free
        self.names.append(name)
        fixed["outlet"].append(outlet)
        fixed["headline"].append(article.headline or None)
        fixed["date"].append(_day(record.date))
        for column in _TEXTS:
            free[column].append(_sound(getattr(record, column)) or None)
        free["author"][-1] = free["author"][-1] or article.author or None
        free["source_record"].append(record.source_record)
        for column, value in record.docvars.items():
            values = self.docvars.setdefault(column, [])
            values.extend([None] * (len(self.names) - 1 - len(values)))
            values.append(_sound(value) if isinstance(value, str) else value)
        kinds = {part.kind for part in article.parts}
        self.noted["outlet.unknown"] += outlet == NO_OUTLET
        self.noted["article.no-headline"] += not article.headline
        self.noted["article.no-body"] += "paragraph" not in kinds and "standfirst" not in kinds
        self.noted["article.furniture"] += "furniture" in kinds

    def _comments(self, name: str, record: ArticleRecord, article: Article) -> None:
        if record.comments is None:
            found = article.comments
            self.noted["comments.other-number"] += article.announced not in (-1, len(found))
        else:
            found = [(c.author or "", -1, _sound(c.text.strip())) for c in record.comments]
        self.comments.extend(
            (f"{name}/c{order:02d}", name, order, _sound(author) or None, text, start)
            for order, (author, start, text) in enumerate(found, start=1)
        )

    def step(self, seen: int) -> Step:
        """The step that the ledger is to hold."""
        if self.clashes:
            shown = ", ".join(dict.fromkeys(self.clashes[:10]))
            raise CorpusError(
                f"{len(self.clashes)} records have an id that another article has, or one that "
                f"holds a slash or a line break: {shown}. Map a column of ids that differ."
            )
        wrong = sorted(_OWN & set(self.docvars))
        if wrong:
            raise CorpusError(f"{', '.join(wrong)}: a column may not have the name of a field.")
        noted = {code: n for code, n in sorted(self.noted.items()) if n}
        return Step(
            "build", seen=seen, accepted=len(self.names), excluded=dict(self.excluded), noted=noted
        )

    def corpus(self, card: Card, ledger: Ledger) -> Corpus:
        """The frames, once all records are taken."""
        n = len(self.names)
        columns: dict[str, pd.Series] = {
            "outlet": _text(self.fixed["outlet"]),
            "headline": _text(self.fixed["headline"]),
            "date": pd.Series(self.fixed["date"], dtype="datetime64[us]"),
        }
        for name, values in self.free.items():
            if any(value is not None for value in values):
                columns[name] = column_of(values)
        for name, values in self.docvars.items():
            columns[name] = column_of([*values, *[None] * (n - len(values))])
        articles = pd.DataFrame(columns)
        articles.index = pd.Index(_text(self.names), name="article")
        return Corpus(articles, self.passages.frame(), self.comments.frame(), card, ledger)


def column_of(values: Sequence[Any]) -> pd.Series:
    """A column of the narrowest type that holds all values: flags, whole numbers, numbers, texts.

    Examples
    --------
    >>> str(column_of([1, None]).dtype), str(column_of([1, "a"]).dtype)
    ('Int64', 'str')
    """
    types = {type(value) for value in values if value is not None}
    if types <= {str}:
        return _text(values)
    if types == {bool}:
        return pd.Series(values, dtype="boolean")
    if types == {int}:
        return pd.Series(values, dtype="Int64")
    if types <= {int, float}:
        return pd.Series([None if v is None else float(v) for v in values], dtype="float64")
    if types == {pd.Timestamp}:
        return pd.Series([_day(value) for value in values], dtype="datetime64[us]")
    return _text([None if value is None else str(value) for value in values])


def _text(values: Sequence[object]) -> pd.Series:
    return pd.Series(list(values), dtype="str")


def _day(date: pd.Timestamp | None) -> pd.Timestamp | None:
    if date is None or date is pd.NaT:
        return None
    return date.tz_localize(None).normalize()


@overload
def _sound(text: str) -> str: ...
@overload
def _sound(text: None) -> None: ...
def _sound(text: str | None) -> str | None:
    """The text with halves of characters replaced, which no file of ours can hold."""
    if text is None or text.isascii():
        return text
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    return text


def _place(outlet: str, headline: str, texts: Sequence[str]) -> int:
    return hash((outlet, headline, *texts))


def _places(corpus: Corpus) -> frozenset[int]:
    texts = corpus.passages.groupby("article", sort=False)["text"].agg(list)
    about = corpus.articles[["outlet", "headline"]].fillna("").itertuples()
    return frozenset(_place(outlet, head, texts.get(name, [])) for name, outlet, head in about)


def _stacked(first: Corpus, second: Corpus) -> Corpus:
    return Corpus(
        pd.concat([first.articles, second.articles]),
        pd.concat([first.passages, second.passages]),
        pd.concat([first.comments, second.comments]),
        second.card,
        second.ledger,
    )
