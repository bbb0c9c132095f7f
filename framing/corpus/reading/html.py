"""Saved web pages: the article, its headline, date, byline and comments.

The page is made safe (`pages`) and handed to trafilatura, which parses it without resolving an
entity and without a network. What was extracted is compared with what the page shows.

Blind to: where one comment ends and the next begins, and who wrote it; text that a script puts on
the page.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

from framing.corpus.comments import announced
from framing.corpus.quarantine import Rejected
from framing.corpus.reading.decoding import Undecodable
from framing.corpus.reading.pages import MOST_BYTES, MOST_TAGS, mended, page_text, running_text
from framing.corpus.reading.plain import named
from framing.corpus.reading.rows import Facts, Place, Row, reject
from framing.corpus.reading.sources import Source

_LEAST_RUNNING = 1_000
_LEAST_SHARE = 0.5
_LEAST_TEXT = 250
_LATEST = "2199-12-31"


def rows(source: Source, facts: Facts) -> Iterator[Row | Rejected]:
    """The one article of a page, or why there is none."""
    raw = source.data[source.start :]
    place = Place(1, 0, len(source.data))
    if len(raw) > MOST_BYTES or raw.count(b"<") > MOST_TAGS:
        yield reject(source, facts, "html.too-large", place)
        return
    try:
        page, encoding = page_text(raw)
    except Undecodable as error:
        yield reject(source, facts, str(error), place)
        return
    facts.encodings[encoding] += 1
    page = mended(page)
    try:
        found = _extracted(page)
    except Exception as error:  # a foreign parser: whatever it raises is about this page alone
        said = f"the page cannot be parsed ({type(error).__name__})"
        yield reject(source, facts, "html.unparsable", place, detail=said)
        return
    text = str(found.get("text") or "")
    comments = [line for line in str(found.get("comments") or "").split("\n") if line.strip()]
    comments = [line for line in comments if announced(line) is None]
    shown, taken = running_text(page), len(text) + sum(map(len, comments))
    if shown >= _LEAST_RUNNING and taken < _LEAST_SHARE * shown:
        said = f"the page shows {shown:,} characters of running text, {taken:,} were recognised"
        yield reject(source, facts, "html.loss", place, detail=said)
        return
    if len(text) < _LEAST_TEXT:
        yield reject(source, facts, "html.no-text", place)
        return
    fields: dict[str, object] = {"id": named(source.name), "text": text, "comments": comments}
    for name, key in (("headline", "title"), ("author", "author"), ("outlet", "sitename")):
        fields[name] = found.get(key)
    fields |= {"date": found.get("date"), "url": found.get("url")}
    yield Row(1, 0, len(source.data), fields)


def _extracted(page: str) -> dict[str, Any]:
    """Body, comments and what is said about the article, as trafilatura finds them."""
    from trafilatura import bare_extraction

    dates = {"original_date": True, "extensive_search": False, "max_date": _LATEST}
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = bare_extraction(
        page, include_comments=True, with_metadata=True, date_extraction_params=dates
    )
    if found is None:
        return {}
    names = ("text", "comments", "title", "author", "sitename", "date", "url")
    return {name: getattr(found, name, None) for name in names}
