"""Which units are compared with which, within what, and which of them count as one."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pandas as pd

from framing.errors import CorpusError, unknown
from framing.provenance import fingerprint
from framing.schema import checked

if TYPE_CHECKING:
    from framing.corpus.corpus import Corpus

# Groups are a label of outlets where this share of the articles carry their outlet's main group.
OWN = 0.9


@dataclass(frozen=True, eq=False)
class Design:
    """Groups, strata and clusters of the units of one level.

    Attributes
    ----------
    table : DataFrame
        Index ``unit``: article, outlet, group, stratum, cluster; no value is missing. Without
        strata every stratum is ``"all"``.
    level : str
    names : mapping of str to str or None
        The columns that group, stratum and cluster came from.
    outlet_label : bool
        The groups are a label of outlets (their leaning, their kind), not the outlets
        themselves: what is inferred from them holds for outlets, so outlets are resampled.
    n_excluded : mapping of str to int
        Units left out, by reason: ``no-group``, ``no-stratum``.
    """

    table: pd.DataFrame
    level: str
    names: Mapping[str, str | None]
    outlet_label: bool = False
    n_excluded: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "table", checked(self.table, "design"))

    def __len__(self) -> int:
        return len(self.table)

    @functools.cached_property
    def fingerprint(self) -> str:
        """A digest of the table and of what its columns are; 16 hexadecimal digits."""
        return fingerprint(self.table, self.level, dict(self.names), self.outlet_label)


def design_of(
    corpus: Corpus, level: str, *, groups: str, strata: str | None, clusters: str | None
) -> Design:
    """The design of a level's units; see `Corpus.design`.

    Units without a group or a stratum are left out and counted; a unit without a cluster is
    its article's own.
    """
    named = {"groups": groups, "strata": strata, "clusters": clusters}
    known = [*corpus.articles.columns, *corpus.units(level).columns.drop("text")]
    for role, name in named.items():
        if name is not None and name not in known:
            raise CorpusError(unknown(f"column of {role}", name, known))
    wanted = [name for name in named.values() if name is not None]
    about = corpus.about(level, wanted)
    missing = pd.Series(False, index=about.index)
    n_excluded: dict[str, int] = {}
    for role, name in (("group", groups), ("stratum", strata)):
        if name is not None:
            without = about[name].isna() & ~missing
            n_excluded[f"no-{role}"] = int(without.sum())
            missing |= without
    about = about[~missing]
    table = pd.DataFrame(
        {
            "article": about["article"],
            "outlet": about["outlet"],
            "group": about[groups].astype("str"),
            "stratum": "all" if strata is None else about[strata].astype("str"),
            "cluster": about["article"]
            if clusters is None
            else about[clusters].astype("str").fillna(about["article"]),
        },
        index=about.index,
    ).astype("str")
    return Design(
        table,
        level,
        {"group": groups, "stratum": strata, "cluster": clusters},
        outlet_label=_labels_outlets(corpus, groups, table),
        n_excluded={reason: n for reason, n in n_excluded.items() if n},
    )


def _labels_outlets(corpus: Corpus, groups: str, table: pd.DataFrame) -> bool:
    """Whether groups say something of outlets: the card says so, or nearly every outlet has one.

    A few articles labelled otherwise, as raters who change their mind leave them, do not turn
    an outlet's label into an article's.
    """
    if groups == "outlet":
        return False
    if groups in corpus.card.outlet_labels:
        return True
    articles = table.drop_duplicates("article").groupby(["outlet", "group"]).size()
    if articles.empty:
        return False
    return bool(articles.groupby("outlet").max().sum() >= OWN * articles.sum())
