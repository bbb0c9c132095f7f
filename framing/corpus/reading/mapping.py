"""Which column of a file holds what: said by the user, or known by its name."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from types import MappingProxyType

from framing.errors import CorpusError, located, nearest

FIELDS = (
    "id",
    "text",
    "outlet",
    "headline",
    "standfirst",
    "date",
    "event",
    "author",
    "url",
    "language",
    "comments",
)
RESERVED = frozenset(
    {
        *("article", "unit", "kind", "section", "order", "date_given", "copy_group"),
        *("source_file", "source_record", "n_tokens", "n_sentences", "group", "stratum", "cluster"),
        "comment_author",
    }
)


@cache
def known_columns() -> Mapping[str, tuple[str, ...]]:
    """Names of columns that are known to hold each field, as `columns.toml` says."""
    text = resources.files(__package__).joinpath("columns.toml").read_text(encoding="utf-8")
    return MappingProxyType({name: tuple(names) for name, names in tomllib.loads(text).items()})


@dataclass(frozen=True)
class Taken:
    """What is taken of a file's columns.

    Attributes
    ----------
    columns : mapping of str to tuple of str
        For each field, or column of the user's own, the columns that may hold it; the first one
        that a record has counts.
    left : tuple of str
        Columns that are not taken.
    """

    columns: Mapping[str, tuple[str, ...]]
    left: tuple[str, ...] = ()

    def pairs(self, columns: Sequence[str]) -> list[tuple[str, int]]:
        """Each field with the place of its column among those of a table."""
        places = {name: place for place, name in reversed(list(enumerate(columns)))}
        return [
            (name, next(places[one] for one in given if one in places))
            for name, given in self.columns.items()
            if any(one in places for one in given)
        ]


@dataclass(frozen=True)
class ColumnMapping:
    """Which columns hold which fields, as far as the user said.

    Attributes
    ----------
    given : mapping of str to tuple of str
        Field, or name of a column of one's own, and the columns of the file that may hold it.

    Examples
    --------
    >>> ColumnMapping.parse("id=ID,text=text|body").given["text"]
    ('text', 'body')
    >>> taken = ColumnMapping.parse("leaning=bias").resolve(["ID", "text", "bias", "split"])
    >>> dict(taken.columns), taken.left
    ({'leaning': ('bias',), 'text': ('text',), 'id': ('ID',)}, ('split',))
    """

    given: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        wrong = []
        for name in self.given:
            near = difflib.get_close_matches(name, FIELDS, 1, cutoff=0.8)
            if name in RESERVED:
                wrong.append(f"{name!r} is a name that the corpus gives itself; choose another")
            elif name not in FIELDS and near:
                wrong.append(f"field {name!r} is not known: did you mean {near[0]!r}?")
            elif not name.isidentifier():
                wrong.append(f"{name!r} is no name for a column: letters, digits and _ only")
        if wrong:
            raise CorpusError(f"The mapping cannot be used: {'; '.join(wrong)}.")

    @classmethod
    def parse(cls, text: str) -> ColumnMapping:
        """The mapping written as ``id=ID,outlet=source,text=text|body``.

        Raises
        ------
        CorpusError
            Where a part is not ``field=column``, or a field is named twice.
        """
        given: dict[str, tuple[str, ...]] = {}
        for part in filter(None, (part.strip() for part in text.split(","))):
            name, equals, columns = (piece.strip() for piece in part.partition("="))
            if not (name and equals and columns):
                raise CorpusError(
                    f"The mapping holds {part!r}: write field=column, as in id=ID,text=body."
                )
            if name in given:
                raise CorpusError(f"The mapping names the field {name!r} twice.")
            given[name] = tuple(column.strip() for column in columns.split("|"))
        return cls(given)

    def resolve(self, columns: Sequence[str], *, file: str = "") -> Taken:
        """What to take of these columns: what was said, then what is known by its name.

        Where nothing was said, every other column is taken under its own name.

        Raises
        ------
        CorpusError
            Where a column said is not there, the text's column is not found, or a column that is
            taken stands in the header twice; with the columns seen.
        """
        chosen = dict(self.given)
        used = {column for given in chosen.values() for column in given}
        folded: dict[str, str] = {}
        for column in columns:
            folded.setdefault(column.strip().casefold(), column)
        for name, candidates in known_columns().items():
            free = (folded[one] for one in candidates if one in folded and folded[one] not in used)
            first = next(free, None)
            if name not in chosen and first is not None:
                chosen[name] = (first,)
                used.add(first)
        others = [column for column in columns if column not in used]
        if not self.given:
            chosen |= {_own_name(column): (column,) for column in others}
            others = []
        self._check(chosen, columns, file)
        return Taken(MappingProxyType(chosen), tuple(dict.fromkeys(others)))

    def _check(
        self, chosen: Mapping[str, tuple[str, ...]], columns: Sequence[str], file: str
    ) -> None:
        wrong = []
        for name, given in self.given.items():
            if not any(one in columns for one in given):
                near = nearest(given[0], columns)
                hint = f", did you mean {near!r}?" if near else ""
                wrong.append(f"{name}={'|'.join(given)}: there is no such column{hint}")
        if "text" not in chosen:
            wrong.append("no column is known to hold the text; map it, as in text=body")
        twice = {one for one in columns if list(columns).count(one) > 1}
        taken = {one for name, given in chosen.items() if self._matters(name) for one in given}
        wrong += [f"the header names the column {one!r} twice" for one in sorted(twice & taken)]
        if wrong:
            said = "; ".join(wrong)
            said += "" if said.endswith("?") else "."
            raise CorpusError(located(f"{said} {seen(columns)}", file=file or None))

    def _matters(self, name: str) -> bool:
        return name in FIELDS or name in self.given


def seen(columns: Iterable[str], *, most: int = 30) -> str:
    """A sentence with the columns seen, the first of them where there are many.

    Examples
    --------
    >>> seen(["a", "b"])
    'Columns seen: a, b.'
    """
    names = [name if len(name) <= 40 else name[:39] + "…" for name in columns]
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return f"Columns seen: {', '.join(names[:most]) or 'none'}{more}."


def _own_name(column: str) -> str:
    """A name of a column as the corpus can hold it."""
    name = "".join(c if c.isalnum() else "_" for c in column.strip()).strip("_") or "column"
    name = f"_{name}" if name[0].isdigit() else name
    return f"{name}_given" if name in RESERVED or name in FIELDS else name
