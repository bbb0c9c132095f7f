"""A page made safe to parse: nothing to resolve, nothing nested without end, nothing hidden.

A parser of the field drops what lies below 256 nested tags together with the rest of the page, and
what follows a comment that is not closed. Both are mended here before the page is parsed.
"""

from __future__ import annotations

import re

from framing.corpus.reading.decoding import Undecodable, record_text

MOST_BYTES = 1 << 24
MOST_TAGS = 50_000
_DEEPEST = 60
_RUNNING = 100

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[<>]*+(?:\[[^\]]{0,20000}+\]\s*+)?+>", re.IGNORECASE)
_DECLARED = re.compile(r"<!(?:ENTITY|ELEMENT|ATTLIST|NOTATION)[^<>]*+>|<\?[^<>]*+>", re.IGNORECASE)
_OPENED = re.compile(r"<!--|<(script|style|template|svg)\b[^<>]*+>", re.IGNORECASE)
_CLOSED = {
    name: re.compile(rf"</{name}\s*>" if name != "!--" else "-->", re.IGNORECASE)
    for name in ("!--", "script", "style", "template", "svg")
}
_DATA = re.compile(r"<script\b[^<>]*+>.*?</script\s*>", re.DOTALL | re.IGNORECASE)
_WRAPPER = re.compile(
    r"<(/?)(div|span|section|font|center|b|i|em|strong|small|big|ul|ol|li|table|tbody|tr|td)\b[^<>]*+>",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"</?(?:a|abbr|b|cite|em|i|mark|q|small|span|strong|sub|sup|u)\b[^<>]*+>", re.I
)
_TAG = re.compile(r"<[^<>]*+>")
_BLANKS = re.compile(r"\s+")


def page_text(raw: bytes) -> tuple[str, str]:
    """The page as text, and its encoding: UTF-8 where it is that, else what the page says.

    Raises
    ------
    Undecodable
        With the code of the reason.

    Examples
    --------
    >>> page_text('<meta charset="iso-8859-1"><p>café</p>'.encode("cp1252"))[1]
    'iso-8859-1'
    """
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        said = _CHARSET.search(raw[:4096])
    name = said[1].decode("ascii") if said else "utf-8"
    try:
        if name.lower().replace("-", "") != "utf8":
            return raw.decode(name), name
    except (LookupError, UnicodeDecodeError, Undecodable):
        pass
    return record_text(raw)


def mended(page: str) -> str:
    """The page without what a parser could resolve, run, or get lost in.

    Entities declared by the page, scripts and comments are taken out; an opened comment or script
    that is never closed loses its opening only; wrappers nested too deeply are unwrapped.

    Examples
    --------
    >>> mended('<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hosts">]><p>&x; a <!-- b')
    '<p>&x; a  b'
    """
    page = _DECLARED.sub("", _DOCTYPE.sub("", page)).replace("\0", "")
    return _unwrapped(_shown(page))


def _shown(page: str) -> str:
    """Without comments and code, but for the data that a page gives about itself."""
    kept, at, unclosed = [], 0, set()
    for found in _OPENED.finditer(page):
        if found.start() < at:
            continue
        name = (found[1] or "!--").lower()
        closed = None if name in unclosed else _CLOSED[name].search(page, found.end())
        if closed is None:
            unclosed.add(name)
        is_data = closed is not None and "ld+json" in found[0]
        end = closed.end() if closed else found.end()
        kept.append(page[at : end if is_data else found.start()])
        at = end
    return "".join([*kept, page[at:]])


def _unwrapped(page: str) -> str:
    """Without the tags of wrappers that lie deeper than any page of news nests them."""
    depth, deepest = 0, 0
    for found in _WRAPPER.finditer(page):
        depth = depth + 1 if not found[1] else max(0, depth - 1)
        deepest = max(deepest, depth)
    if deepest <= _DEEPEST:
        return page
    depth = 0

    def kept(found: re.Match[str]) -> str:
        nonlocal depth
        if found[1]:
            depth = max(0, depth - 1)
            return found[0] if depth < _DEEPEST else " "
        depth += 1
        return found[0] if depth <= _DEEPEST else " "

    return _WRAPPER.sub(kept, page)


def running_text(page: str) -> int:
    """How many characters a mended page shows in stretches as long as a sentence.

    Examples
    --------
    >>> running_text("<p>Home</p><p>" + "It rained on the harbour. " * 10 + "</p>")
    259
    """
    shown = _INLINE.sub("", _DATA.sub("", page))
    lengths = (len(_BLANKS.sub(" ", part).strip()) for part in _TAG.split(shown))
    return sum(length for length in lengths if length >= _RUNNING)
