"""Coded texts: what people, or other programs, have labelled, with who published each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.corpus.outlets import Aliases, skeleton
from framing.errors import FramingError, TooFewUnits, unknown
from framing.files import refuse_pickle
from framing.provenance import fingerprint

Flags = npt.NDArray[np.bool_]

_SPELLED = {"1": True, "1.0": True, "true": True, "0": False, "0.0": False, "false": False}


@dataclass(frozen=True, eq=False)
class Coded:
    """Texts with a label each, and the group (the outlet) that each is from.

    Attributes
    ----------
    texts : list of str
    labels : ndarray of bool, shape (n_texts,)
        Whether what was coded for is there.
    groups : ndarray of str, shape (n_texts,)
        What must not stand on both sides of a fold, spelled one way: the outlets' names without
        case, spacing and fillers, aliases resolved.
    excluded : mapping of str to int
        Rows left out, by reason.

    Examples
    --------
    >>> table = pd.DataFrame({
    ...     "text": ["It rained.", "What a farce!"],
    ...     "label": [0, 1],
    ...     "outlet": ["Fox News", "foxnews"],
    ... })
    >>> coded = Coded.of(table)
    >>> coded.labels.tolist(), coded.groups.tolist()
    ([False, True], ['fox', 'fox'])
    """

    texts: list[str]
    labels: Flags
    groups: npt.NDArray[np.object_]
    excluded: Mapping[str, int] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.texts)

    @property
    def fingerprint(self) -> str:
        """A digest of texts, labels and groups, 16 hexadecimal digits."""
        return fingerprint(self.texts, self.labels, list(self.groups))

    @classmethod
    def of(
        cls,
        table: pd.DataFrame,
        *,
        columns: tuple[str, str, str] = ("text", "label", "outlet"),
        positive: str | None = None,
        negative: str | None = None,
        aliases: Aliases | None = None,
    ) -> Coded:
        """The rows of a table.

        Parameters
        ----------
        table : DataFrame
        columns : tuple of str
            The columns of the text, its label and its outlet.
        positive, negative : str, optional
            The label of what was coded for, and of its absence; rows with any other label are
            left out and counted. Without them labels are 1 and 0, or true and false.
        aliases : Aliases, optional
            Names that are one outlet though they do not look it.

        Raises
        ------
        FramingError
            Where a column is missing, or the labels are not what was said.
        """
        for name in columns:
            if name not in table.columns:
                raise FramingError(unknown("column", name, table.columns))
        text, label, group = (table[name] for name in columns)
        given = label.map(_spelled, na_action="ignore")
        flags = _flags(given, columns[1], positive, negative)
        blank = text.isna() | (text.astype("str").str.strip() == "")
        nameless = group.isna() | (group.astype("str").str.strip() == "")
        reasons = {
            "no text": blank,
            "no outlet": nameless & ~blank,
            "no label": label.isna() & ~blank & ~nameless,
            "another label": flags.isna() & label.notna() & ~blank & ~nameless,
        }
        kept = ~(blank | nameless) & flags.notna()
        return cls(
            text[kept].astype("str").tolist(),
            flags[kept].to_numpy(dtype=bool),
            _keys(group[kept].astype("str"), aliases or Aliases()),
            {reason: int(rows.sum()) for reason, rows in reasons.items() if rows.any()},
        )

    @classmethod
    def read(
        cls,
        path: str | Path,
        *,
        columns: tuple[str, str, str] = ("text", "label", "outlet"),
        positive: str | None = None,
        negative: str | None = None,
        aliases: Aliases | None = None,
    ) -> Coded:
        """The rows of a CSV or Parquet file; parameters as in `of`.

        Raises
        ------
        FramingError
            Where the file is neither, or cannot be read; and as in `of`.
        """
        return cls.of(
            read_table(path),
            columns=columns,
            positive=positive,
            negative=negative,
            aliases=aliases,
        )

    def where(self, mask: Flags) -> Coded:
        """The texts for which `mask`, of shape (n_texts,), is true."""
        kept = np.flatnonzero(mask)
        texts = [self.texts[row] for row in kept.tolist()]
        return Coded(texts, self.labels[kept], self.groups[kept], self.excluded)

    def check(self) -> None:
        """Refuse what nothing can be learnt from.

        Raises
        ------
        TooFewUnits
            Where there is one label alone.
        """
        if len(set(self.labels.tolist())) < 2:
            raise TooFewUnits("All coded texts have the same label, so there is nothing to learn.")


def read_table(path: str | Path) -> pd.DataFrame:
    """A CSV or Parquet file as a table; the cells of a CSV are texts as they stand there.

    Raises
    ------
    FramingError
        Where the file is neither, or cannot be read.
    """
    path = Path(path)
    refuse_pickle(path)
    ending = path.suffix.lower()
    if ending not in (".csv", ".tsv", ".parquet"):
        raise FramingError(f"{path}: coded texts are read from .csv, .tsv or .parquet.")
    try:
        if ending == ".parquet":
            return pd.read_parquet(path)
        return pd.read_csv(
            path, dtype=str, keep_default_na=False, sep="\t" if ending == ".tsv" else ","
        )
    except FileNotFoundError:
        raise
    except (ValueError, OSError) as error:
        raise FramingError(f"{path}: this cannot be read: {error}") from error


def keys_of(names: Sequence[object]) -> npt.NDArray[np.object_]:
    """Names of outlets spelled one way, as in `Coded`.

    Examples
    --------
    >>> keys_of(["The Federalist", "the-federalist"]).tolist()
    ['federalist', 'federalist']
    """
    return _keys(pd.Series(list(names), dtype="str"), Aliases())


def _keys(names: pd.Series, aliases: Aliases) -> npt.NDArray[np.object_]:
    key = {name: skeleton(aliases.canonical(name)) or name for name in names.unique()}
    return names.map(key).to_numpy(dtype=object)


def _spelled(value: object) -> str:
    if isinstance(value, (bool, np.bool_, int, float, np.number)):
        return str(int(value)) if float(value).is_integer() else str(value)
    return str(value).strip()


def _flags(labels: pd.Series, name: str, positive: str | None, negative: str | None) -> pd.Series:
    """True, False, or missing where the label is neither."""
    there = sorted(set(labels.dropna()))
    if positive is None:
        if negative is not None or not there or any(one.lower() not in _SPELLED for one in there):
            raise FramingError(
                f"The labels in column {name!r} are {', '.join(map(repr, there[:6])) or 'missing'}"
                f"{', …' if there[6:] else ''}: say which one is the positive one."
            )
        return labels.map(lambda one: _SPELLED[one.lower()], na_action="ignore")
    for wanted in filter(None, (positive, negative)):
        if wanted not in there:
            raise FramingError(unknown(f"label of column {name!r}", wanted, there))
    others = [one for one in there if one != positive]
    if negative is None and len(others) > 1:
        raise FramingError(
            f"Beside {positive!r} column {name!r} holds {', '.join(map(repr, others[:6]))}: say "
            "which one is the negative one; rows with the others are then left out."
        )
    meant = {positive: True, (negative or (others or [""])[0]): False}
    return labels.map(lambda one: meant.get(one), na_action="ignore")
