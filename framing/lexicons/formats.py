"""The forms in which word lists come, each read into rows of term, category and weight."""

from __future__ import annotations

import csv
import io
import json
import math
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, ClassVar, NamedTuple

from framing.errors import LexiconError, located, nearest


class Row(NamedTuple):
    """One term as the file gives it; `category` is empty where the file names none.

    `passed` says that its weight of 0 is meant: it is to be passed over.
    """

    line: int
    term: str
    category: str
    weight: float = 1.0
    rule: str = "exact"
    use: str = ""
    passed: bool = False


Reader = Callable[[str], Iterator[Row]]

_heading = re.compile(r"(\d+)\s+(.+)")
_explained = re.compile(r"\s*\([^()]*\)$")
_pair = re.compile(r"(\w+)=(\S+)")
_USES = {"noun": "noun", "verb": "verb", "adj": "adjective", "jj": "adjective", "nn": "noun"}
_USES |= {"vb": "verb"}
_TERM_COLUMNS = ("term", "word", "token", "entry")
_CATEGORY_COLUMNS = ("category", "label", "class", "dimension")
_WEIGHT_COLUMNS = ("weight", "value", "score")


def read_dic(text: str) -> Iterator[Row]:
    """LIWC's form: categories by number between two lines of ``%``, then terms with numbers.

    What explains a category in brackets, "posemo (Positive emotions)", is no part of its name.

    Examples
    --------
    >>> [row[1:3] for row in read_dic("%\\n1\\tharm\\n%\\nkill*\\t1\\n")]
    [('kill*', 'harm')]
    """
    names: dict[str, str] = {}
    marks = 0
    for number, line in enumerate(text.splitlines(), start=1):
        stripped = line.strip()
        if stripped.startswith("%"):
            marks += 1
        elif stripped and marks == 1:
            found = _heading.match(stripped)
            if not found:
                raise LexiconError(located("no number and name of a category", line=number))
            name = found[2].strip()
            short = _explained.sub("", name) or name
            names[found[1]] = name if short in names.values() else short
        elif stripped and marks > 1:
            yield from _numbered(number, stripped, names)
    if marks < 2:
        raise LexiconError("this is no .dic: its categories do not stand between two lines of %.")


def _numbered(number: int, line: str, names: Mapping[str, str]) -> Iterator[Row]:
    if "\t" in line:
        term, *given = [cell.strip() for cell in line.split("\t")]
        codes = [code for cell in given for code in cell.split()]
    else:
        words = line.split()
        n_codes = next((n for n, word in enumerate(reversed(words)) if word not in names), 0)
        term, codes = " ".join(words[: len(words) - n_codes]), words[len(words) - n_codes :]
    for code in codes:
        # LIWC's conditions, "(02 134)125/464", are kept as what they are: no category.
        yield Row(number, term, names.get(code, f"?{code}"))
    if not codes:
        yield Row(number, term, "?")


def read_yaml(text: str) -> Iterator[Row]:
    """quanteda's form: categories, perhaps nested, of lists of terms."""
    import yaml

    class AsWritten(yaml.SafeLoader):
        """Takes "no" for a word, and not for a truth value."""

        yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}

    try:
        given = yaml.load(text, Loader=AsWritten)
    except yaml.YAMLError as error:
        raise LexiconError(f"this is no plain YAML: {' '.join(str(error).split())}") from error
    yield from _nested(given, ())


def read_json(text: str) -> Iterator[Row]:
    """Categories of terms, categories of terms with weights, terms with categories, or rows."""
    try:
        given = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise LexiconError(f"this is no JSON: {error}") from error
    if isinstance(given, list) and all(isinstance(one, dict) for one in given):
        for number, one in enumerate(given, start=1):
            cells = {str(key): str(value) for key, value in one.items()}
            yield from _from_columns(number, cells, _columns(list(cells)))
        return
    yield from _nested(given, ())


def _nested(given: Any, path: tuple[str, ...]) -> Iterator[Row]:
    category = ".".join(path)
    if isinstance(given, dict):
        for key, value in given.items():
            if isinstance(value, int | float | str) and math.isfinite(_number(str(value))):
                yield Row(0, str(key), category, _number(str(value)))
            elif isinstance(value, str) and value:
                yield Row(0, str(key), value) if not path else Row(0, value, f"{category}.{key}")
            else:
                yield from _nested(value, (*path, str(key)))
    elif isinstance(given, list):
        for one in given:
            if isinstance(one, dict | list):
                yield from _nested(one, path)
            else:
                yield Row(0, str(one), category)
    elif given not in (None, ""):
        yield Row(0, str(given), category)


def read_ykd(text: str) -> Iterator[Row]:
    """Yoshikoder's form: XML of categories (cnode) that hold patterns (pnode)."""
    yield from _patterns(_xml(text), ())


def _patterns(node: Any, path: tuple[str, ...]) -> Iterator[Row]:
    for child in node:
        name = child.get("name", "")
        if child.tag == "pnode":
            yield Row(0, name, ".".join(path[1:] or path))
        elif child.tag == "cnode":
            yield from _patterns(child, (*path, name))


def _xml(text: str) -> Any:
    from xml.etree import ElementTree

    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise LexiconError("this XML declares entities, which are not read.")
    try:
        return ElementTree.fromstring(text.encode("utf-8"))
    except ElementTree.ParseError as error:
        raise LexiconError(f"this is no XML: {error}") from error


def read_table(text: str) -> Iterator[Row]:
    """CSV or TSV: columns term and category, or a term and a column of weights a category.

    A column ``match`` tells a list in this package's own form, of which all columns are taken.
    """
    first = text.split("\n", 1)[0]
    delimiter = max(("\t", ";", ","), key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    header = [name.strip() for name in next(reader, [])]
    columns = _columns(header)
    for cells in reader:
        if any(map(str.strip, cells)):
            row = dict(zip(header, (*cells, *[""] * len(header)), strict=False))
            yield from _from_columns(reader.line_num, row, columns)


def _columns(header: list[str]) -> tuple[str, str, str]:
    """Which columns hold term, category and weight; an empty name for those that are not there."""
    lower = {name.casefold(): name for name in header}
    term, category, weight = (
        next((lower[name] for name in names if name in lower), "")
        for names in (_TERM_COLUMNS, _CATEGORY_COLUMNS, _WEIGHT_COLUMNS)
    )
    if not term:
        shown = ", ".join(header[:10])
        near = nearest("term", header)
        hint = f" is it {near!r}?" if near else ""
        raise LexiconError(f"no column is called {' or '.join(_TERM_COLUMNS)}:{hint} {shown}")
    return term, category, weight


def _from_columns(line: int, row: Mapping[str, str], names: tuple[str, str, str]) -> Iterator[Row]:
    term, category, weight = names
    if category:
        given = _number(row.get(weight, "")) if weight and row.get(weight, "").strip() else 1.0
        rule = row.get("match", "").strip()
        passed = "match" in row and given == 0
        use = row.get("use", "").strip() if "match" in row else ""
        yield Row(line, row[term], row[category], given, rule or "exact", use, passed)
        return
    values = {name: _number(value) for name, value in row.items() if name and name != term}
    values = {name: value for name, value in values.items() if not math.isnan(value)}
    for name, value in values.items():
        yield Row(line, row[term], "" if name == weight else name, value)
    if not values:
        yield Row(line, row[term], "")


def read_mpqa(text: str) -> Iterator[Row]:
    """MPQA's ``.tff``: one line of ``name=value`` a clue; category is strength and polarity."""
    for number, line in enumerate(text.splitlines(), start=1):
        given = dict(_pair.findall(line))
        if "word1" in given:
            strength = given.get("type", "").removesuffix("subj") or "?"
            category = f"{strength}.{given.get('priorpolarity', '?')}"
            rule = "inflect" if given.get("stemmed1") == "y" else "exact"
            use = _USES.get(given.get("pos1", ""), "")
            yield Row(number, given["word1"], category, 1.0, rule, use)


def read_nrc(text: str) -> Iterator[Row]:
    """NRC's form: term, category and 0 or 1 (or a strength) by tabs."""
    for number, line in enumerate(text.splitlines(), start=1):
        cells = line.split("\t")
        if len(cells) == 3 and not math.isnan(_number(cells[2])):
            yield Row(number, cells[0], cells[1], _number(cells[2]))


def read_words(text: str) -> Iterator[Row]:
    """One term a line; lines that start with ``#`` or ``;`` are notes."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and line.lstrip()[0] not in "#;":
            yield Row(number, line.strip(), "")


def read_vader(text: str) -> Iterator[Row]:
    """VADER's form: term and mean valence by tabs, then what is passed over."""
    for number, line in enumerate(text.splitlines(), start=1):
        cells = line.split("\t")
        if len(cells) > 1:
            yield Row(number, cells[0], "", _number(cells[1]))


def read_empath(text: str) -> Iterator[Row]:
    """Empath's form: a category and its terms by tabs, a space written as an underscore."""
    for number, line in enumerate(text.splitlines(), start=1):
        category, *terms = line.split("\t")
        for term in terms:
            yield Row(number, term.replace("_", " "), category)


def read_textblob(text: str) -> Iterator[Row]:
    """Pattern's XML: the mean polarity of each form, over its senses."""
    sums: dict[str, list[float]] = {}
    for node in _xml(text).iter("word"):
        polarity = _number(node.get("polarity", ""))
        if not math.isnan(polarity):
            sums.setdefault(node.get("form", ""), []).append(polarity)
    for term, values in sums.items():
        yield Row(0, term, "", sum(values) / len(values))


def _number(text: str) -> float:
    try:
        return float(text.strip())
    except ValueError:
        return math.nan


READERS: Mapping[str, Reader] = {
    "dic": read_dic,
    "yml": read_yaml,
    "yaml": read_yaml,
    "ykd": read_ykd,
    "json": read_json,
    "csv": read_table,
    "tsv": read_table,
    "tff": read_mpqa,
    "mpqa": read_mpqa,
    "nrc": read_nrc,
    "txt": read_words,
    "words": read_words,
    "vader": read_vader,
    "empath": read_empath,
    "textblob": read_textblob,
}
