"""A corpus: what was published, at every level at which it can be looked at."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from framing.corpus.card import Card
from framing.corpus.ledger import Ledger, Step
from framing.corpus.summary import as_html, in_a_line
from framing.errors import CorpusError, unknown
from framing.provenance import fingerprint
from framing.schema import checked

if TYPE_CHECKING:
    from framing.corpus.design import Design
    from framing.text import Tokens


@dataclass(frozen=True, eq=False, repr=False)
class Corpus:
    """Articles taken apart, with their comments; frozen, so that a change gives a new one.

    Attributes
    ----------
    articles : DataFrame
        Index ``article``: outlet, headline, date, and whatever else is known of an article.
    passages : DataFrame
        Index ``unit``: article, kind (headline, standfirst, subhead, paragraph, byline,
        furniture), section, order, text, offset; in the order of the text.
    comments : DataFrame
        Index ``unit``: article, order, author, text, offset.
    card : Card
    ledger : Ledger

    Raises
    ------
    SchemaError
        Where a frame lacks a column or has one of a wrong type.
    CorpusError
        Where ids are not unique, or a passage belongs to no article.

    Examples
    --------
    >>> corpus = Corpus.from_texts(["Talks open\\nThe talks opened on Monday.\\nThey go on."])
    >>> corpus.texts("paragraph").to_dict()
    {'unknown-0001/p01': 'The talks opened on Monday.', 'unknown-0001/p02': 'They go on.'}
    """

    articles: pd.DataFrame
    passages: pd.DataFrame
    comments: pd.DataFrame
    card: Card = field(default_factory=Card)
    ledger: Ledger = field(default_factory=Ledger)
    _parsed: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in ("articles", "passages", "comments"):
            frame = checked(getattr(self, name), name)
            if not frame.index.is_unique:
                twice = frame.index[frame.index.duplicated()][0]
                raise CorpusError(f"The {name} hold the id {twice!r} more than once.")
            object.__setattr__(self, name, frame)
        for name in ("passages", "comments"):
            owners = getattr(self, name)["article"]
            orphans = owners[~owners.isin(self.articles.index)]
            if len(orphans):
                lost = orphans.iloc[0]
                raise CorpusError(f"The {name} name an article that is not there: {lost!r}.")

    def __len__(self) -> int:
        return len(self.articles)

    @classmethod
    def read(cls, path: str | Path) -> Corpus:
        """The corpus in a folder: one written by `write_corpus`, or one made by hand.

        Parameters
        ----------
        path : str or Path
            A folder with ``manifest.json``, or with ``card.toml`` and ``articles.csv``.

        Raises
        ------
        CorpusError
            Where the folder holds neither, or a file of it is missing, broken or changed.
        """
        from framing.corpus.writing import read_corpus

        return read_corpus(path)

    @classmethod
    def from_frame(
        cls,
        frame: pd.DataFrame,
        *,
        text: str = "text",
        id: str | None = None,
        outlet: str | None = None,
        headline: str | None = None,
        date: str | None = None,
    ) -> Corpus:
        """A corpus from a table in memory, one article a row.

        Parameters
        ----------
        frame : DataFrame
            Is not changed. All its columns are kept; those called standfirst, event, author,
            url and language are taken as such.
        text : str
            The column that holds the texts.
        id, outlet, headline, date : str or None
            The columns that hold these; None for the column of that name, if there is one.
            Dates are dates or texts like 2026-02-01.

        Raises
        ------
        CorpusError
            Where a column is not there, a text is not a string, or an id comes twice.

        Examples
        --------
        >>> table = pd.DataFrame({"text": ["It rained.", "It snowed."], "paper": ["Star", "Sun"]})
        >>> Corpus.from_frame(table, outlet="paper").articles["outlet"].tolist()
        ['Star', 'Sun']
        """
        from framing.corpus.frames import records_of
        from framing.corpus.records import build_corpus

        columns = {"text": text, "id": id, "outlet": outlet, "headline": headline, "date": date}
        records = records_of(frame, columns)
        step = Step("read", "table in memory", seen=len(frame), accepted=len(frame))
        return build_corpus(records, ledger=Ledger((step,)))

    @classmethod
    def from_texts(cls, texts: Sequence[str] | pd.Series) -> Corpus:
        """A corpus from texts alone; a Series gives the ids by its index."""
        frame = pd.DataFrame({"text": list(texts)})
        if isinstance(texts, pd.Series):
            frame["id"] = [str(name) for name in texts.index]
        return cls.from_frame(frame)

    def units(self, level: str) -> pd.DataFrame:
        """The units of a level: article, kind, text and their place; index ``unit``."""
        from framing.corpus.units import units_of

        if f"units {level}" not in self._parsed:
            self._parsed[f"units {level}"] = units_of(self, level)
        return self._parsed[f"units {level}"]

    def texts(self, level: str) -> pd.Series:
        """The texts of a level as published, index ``unit``.

        Parameters
        ----------
        level : str
            headline, section, paragraph, sentence, comment or article. All but headline and
            comment hold the body only: neither subheads nor comments nor the headline.

        Raises
        ------
        CorpusError
            For another level.
        """
        return self.units(level)["text"]

    def about(self, level: str, columns: Iterable[str] | None = None) -> pd.DataFrame:
        """What is known of each unit of a level, index ``unit``.

        Parameters
        ----------
        level : str
        columns : iterable of str or None
            Only these, besides article, kind and outlet; None for all of the articles' columns
            (and comment_author at the level of comments).

        Raises
        ------
        CorpusError
            For an unknown level or column.
        """
        from framing.corpus.units import about_units

        return about_units(self, level, columns)

    def tokens(self, level: str) -> Tokens:
        """The level's texts parsed once; a second call gives the same object."""
        from framing.text import tokenize

        if level not in self._parsed:
            self._parsed[level] = tokenize(self.texts(level))
        return self._parsed[level]

    def design(
        self,
        level: str,
        *,
        groups: str,
        strata: str | None = None,
        clusters: str | None = "copy_group",
    ) -> Design:
        """Groups, strata and clusters of the units of a level, for a comparison.

        Parameters
        ----------
        level : str
        groups, strata, clusters : str or None
            Columns of `about`. Without strata, groups are compared across all articles; without
            clusters, each article is one.

        Raises
        ------
        CorpusError
            Where a column is not there; the nearest names are in the message.
        """
        from framing.corpus.design import design_of

        return design_of(self, level, groups=groups, strata=strata, clusters=clusters)

    def where(self, **docvars: object) -> Corpus:
        """The articles whose columns have these values.

        Parameters
        ----------
        **docvars : object
            A value, or several in a list: ``where(outlet=["ledger", "tribune"], event="strike")``.

        Raises
        ------
        CorpusError
            Where a column is not there, or no article has a value that was named.
        """
        keep = pd.Series(True, index=self.articles.index)
        excluded: dict[str, int] = {}
        for name, wanted in docvars.items():
            matches = self._matching(name, wanted)
            excluded[f"where.{name}"] = int((keep & ~matches).sum())
            keep &= matches
        seen, accepted = len(self), int(keep.sum())
        step = Step("where", seen=seen, accepted=accepted, excluded=excluded)
        names = self.articles.index[keep]
        return Corpus(
            self.articles[keep],
            self.passages[self.passages["article"].isin(names)],
            self.comments[self.comments["article"].isin(names)],
            self.card,
            self.ledger.add(step),
        )

    def _matching(self, name: str, wanted: object) -> pd.Series:
        if name not in self.articles:
            raise CorpusError(unknown("column", name, self.articles.columns))
        column = self.articles[name]
        several = isinstance(wanted, Iterable) and not isinstance(wanted, str)
        values = list(wanted) if several else [wanted]  # type: ignore[call-overload]
        for value in values:
            if not column.isin([value]).any():
                raise CorpusError(unknown(name, value, sorted(map(str, column.dropna().unique()))))
        return column.isin(values)

    def assign(self, **columns: pd.Series | Mapping[str, object]) -> Corpus:
        """The corpus with further columns of its articles, or with others in their place.

        Parameters
        ----------
        **columns : Series or mapping
            Values by article id; or by outlet, event or any other column whose name is the name
            of the Series' index. Articles that are not named have no value.

        Raises
        ------
        CorpusError
            Where an id is unknown or named twice, or a column's name is one of the levels' own.

        Examples
        --------
        >>> corpus = Corpus.from_texts(pd.Series({"a": "It rained.", "b": "It snowed."}))
        >>> corpus.assign(event={"a": "rain"}).articles["event"].tolist()
        ['rain', nan]
        """
        from framing.corpus.frames import assigned

        return replace(self, articles=assigned(self.articles, columns))

    @functools.cached_property
    def fingerprint(self) -> str:
        """A digest of all articles, passages and comments; 16 hexadecimal digits."""
        return fingerprint(self.articles, self.passages, self.comments)

    def __repr__(self) -> str:
        return in_a_line(self)

    def _repr_html_(self) -> str:
        return as_html(self)
