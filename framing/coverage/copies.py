"""Copying: how much of an outlet's coverage stands, word for word, in another one too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from framing.corpus.agencies import agencies

if TYPE_CHECKING:
    from framing.corpus import Corpus


def copying(corpus: Corpus) -> pd.DataFrame:
    """For each two outlets how many articles of the one are copies of an article of the other.

    Returns
    -------
    DataFrame
        A row for each outlet and other outlet, itself among them: outlet, other, copies (articles
        of the outlet in one copy group with another article of the other), later (those of them
        that came out on a later day than the first of the other's), agency (those in whose
        group an agency is credited), articles (all of the outlet's).

    Blind to: who wrote first on one day; a source that is not in the corpus, such as the agency
    itself: `later` tells an order, and no order proves from whom a text was taken.

    Examples
    --------
    >>> from framing.corpus import Corpus
    >>> found = copying(Corpus.read("corpora/harbour-talks")).set_index(["outlet", "other"])
    >>> found.loc[("tribune", "beacon"), ["copies", "later", "agency", "articles"]].tolist()
    [1, 0, 1, 17]
    """
    articles = corpus.articles[["outlet", "date", "copy_group"]].rename_axis("article")
    credited = agencies(corpus).reindex(articles.index).notna()
    known = credited.groupby(articles["copy_group"]).any()
    copied = articles[articles["copy_group"].duplicated(keep=False)].reset_index()
    copied["agency"] = copied["copy_group"].map(known).astype("bool")
    pairs = copied.merge(copied, on="copy_group", suffixes=("", "_other"))
    pairs = pairs[pairs["article"] != pairs["article_other"]]
    first = pairs.groupby(["article", "outlet", "outlet_other", "agency"])
    each = first.agg(date=("date", "min"), before=("date_other", "min")).reset_index()
    each["later"] = each["before"] < each["date"]
    told = each.groupby(["outlet", "outlet_other"]).agg(
        copies=("article", "size"), later=("later", "sum"), agency=("agency", "sum")
    )
    outlets = sorted(articles["outlet"].unique())
    cells = pd.MultiIndex.from_product([outlets, outlets], names=["outlet", "other"])
    told = told.rename_axis(cells.names).astype("int64")
    found = told.reindex(cells, fill_value=0).reset_index()
    return found.assign(articles=found["outlet"].map(articles["outlet"].value_counts()))
