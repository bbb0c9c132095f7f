"""What a report cites: keys in the running text, and the entries of its bibliography.

In the methods a citation stands as pandoc writes it, ``[@hall1988; @davison1997]``; the page sets
it as authors and year, LaTeX as ``\\citep``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from framing.provenance import fingerprint
from framing.report.escaping import latex
from framing.report.page import TEMPLATES

_ENTRY = re.compile(r"^@(?P<kind>\w+)\{(?P<key>[\w-]+),\n(?P<fields>.*?)^\}\n", re.M | re.S)
_FIELD = re.compile(r"^  (\w+) = \{(.*)\},$", re.M)
_CITED = re.compile(r"\[(@[\w-]+(?:; @[\w-]+)*)\]")
_ACCENT = re.compile(r"""\{?\\(['"~vr])\{?(\w)\}?\}?""")
_ACCENTS = {"'": "\u0301", '"': "\u0308", "~": "\u0303", "v": "\u030c", "r": "\u030a"}
_WORK = re.compile(r"(?P<author>[^\d(]+?),.*?\((?P<year>\d{4})\w?\)\.?\s*(?P<title>.+)", re.S)


@dataclass(frozen=True)
class Reference:
    """One work: its key, its kind, its fields, and the entry as BibTeX reads it."""

    key: str
    fields: Mapping[str, str]
    entry: str

    @property
    def label(self) -> str:
        """Authors and year, as they stand in running text."""
        names = [plain(name.split(", ")[0]) for name in self.fields["author"].split(" and ")]
        if "others" in names or len(names) > 3:
            said = f"{names[0]} et al."
        else:
            said = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} & {names[-1]}"
        return f"{said} {self.fields['year']}" if "year" in self.fields else said

    @property
    def text(self) -> str:
        """The work as a list of references prints it."""
        if "note" in self.fields:
            return self.fields["note"]
        got = {name: plain(value) for name, value in self.fields.items()}
        authors = got["author"].replace(" and others", " et al.").split(" and ")
        said = f"{'; '.join(authors)} ({got['year']}). {got['title']}".rstrip(".")
        where = got.get("journal") or got.get("booktitle") or got.get("publisher", "")
        if "journal" not in got and "booktitle" in got:
            where = f"In {where}"
        if "volume" in got:
            where += f" {got['volume']}" + (f"({got['number']})" if "number" in got else "")
        if "pages" in got:
            where += f", {got['pages']}"
        doi = f" doi:{got['doi']}" if "doi" in got else ""
        return f"{said}. {where}.{doi}"


@cache
def known_references() -> Mapping[str, Reference]:
    """The works that come along, by key."""
    text = (TEMPLATES / "references.bib").read_text(encoding="utf-8")
    return {reference.key: reference for reference in parsed(text)}


def parsed(text: str) -> list[Reference]:
    """The entries of a bibliography that is written with one field a line.

    Examples
    --------
    >>> parsed("@book{a1,\\n  author = {Ash, B.},\\n  year = {1999},\\n}\\n")[0].label
    'Ash 1999'
    """
    return [
        Reference(found["key"], dict(_FIELD.findall(found["fields"])), found.group())
        for found in _ENTRY.finditer(text)
    ]


def reference_of(work: str) -> Reference:
    """The reference of a work that a card names in words.

    One that does not come along is taken as it is written.
    """
    found = _WORK.match(work)
    plain_author = _letters(found["author"]) if found else "work"
    key = f"{plain_author or 'work'}{found['year'] if found else ''}"
    known = known_references().get(key)
    if known and _letters(plain(known.fields["title"])) in _letters(work):
        return known
    return written(f"{key}-{fingerprint(work)[:4]}", work, author=found["author"] if found else "")


def written(key: str, text: str, *, author: str = "", title: str = "") -> Reference:
    """A reference that is known as a text only."""
    year = re.search(r"\((\d{4})\w?\)", text)
    fields = {"author": author or title or text[:40], "title": title, "note": text}
    fields = {name: value for name, value in fields.items() if value}
    if year:
        fields["year"] = year[1]
    braced = {
        n: latex(value) if n != "author" else f"{{{latex(value)}}}" for n, value in fields.items()
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in braced.items())
    return Reference(key, fields, f"@misc{{{key},\n{lines}}}\n")


def cite(*keys: str) -> str:
    """A citation as it stands in the methods.

    Examples
    --------
    >>> cite("hall1988", "davison1997")
    '[@hall1988; @davison1997]'
    """
    return f"[{'; '.join(f'@{key}' for key in keys)}]" if keys else ""


def in_words(text: str, references: Mapping[str, Reference]) -> str:
    """A text with its citations as authors and years.

    Examples
    --------
    >>> in_words("Drawn whole [@hall1988]; [@nobody].", known_references())
    'Drawn whole (Hall 1988); [@nobody].'
    """

    def said(match: re.Match[str]) -> str:
        keys = _keys(match)
        if not all(key in references for key in keys):
            return match.group()
        return f"({'; '.join(references[key].label for key in keys)})"

    return _CITED.sub(said, text)


def in_latex(text: str, references: Mapping[str, Reference]) -> str:
    """A text as LaTeX prints it, its citations as commands.

    Examples
    --------
    >>> in_latex("50 % [@hall1988]", known_references())
    '50 \\\\% \\\\citep{hall1988}'
    """
    pieces, last = [], 0
    for match in _CITED.finditer(text):
        if all(key in references for key in _keys(match)):
            pieces += [latex(text[last : match.start()]), rf"\citep{{{','.join(_keys(match))}}}"]
            last = match.end()
    return "".join([*pieces, latex(text[last:])])


def cited_keys(texts: Sequence[str]) -> list[str]:
    """The keys that texts cite, each once, in alphabetical order."""
    return sorted(
        {key for text in texts for match in _CITED.finditer(text) for key in _keys(match)}
    )


def as_values(references: Mapping[str, Reference]) -> list[dict[str, Any]]:
    """References as plain values, by their labels."""
    ordered = sorted(references.values(), key=lambda one: (one.label.casefold(), one.key))
    return [{"key": one.key, "text": one.text, "entry": one.entry} for one in ordered]


def plain(text: str) -> str:
    """A BibTeX value as one reads it.

    Examples
    --------
    >>> plain("Barr{\\\\'o}n {NumPy} 1--2 \\\\& 3")
    'Barrón NumPy 1–2 & 3'
    """
    text = _ACCENT.sub(lambda m: unicodedata.normalize("NFC", m[2] + _ACCENTS[m[1]]), text)
    return text.replace(r"\&", "&").replace("--", "–").replace("{", "").replace("}", "")


def _keys(match: re.Match[str]) -> list[str]:
    return [key.removeprefix("@") for key in match[1].split("; ")]


def _letters(text: str) -> str:
    flat = unicodedata.normalize("NFKD", text).casefold()
    return re.sub(r"[^a-z0-9]", "", flat)
