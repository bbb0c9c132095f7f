"""Text from the data on its way out: one escaper for each place it can do harm.

HTML is escaped by the templates (jinja2's autoescape), CSV by `framing.files.for_spreadsheet`,
figure text by `framing.figures.lettering.literal`; typst gets its text as JSON, never as code.
"""

from __future__ import annotations

import re
import unicodedata

_LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\textquotedbl{}",
    "−": r"$-$",
    "–": r"\textendash{}",
    "×": r"$\times$",
}
# Names that Windows keeps for devices.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


def latex(text: object) -> str:
    """A text as LaTeX prints it: no character of it is a command.

    Examples
    --------
    >>> latex("$5bn & 100% \\\\input{x}")
    '\\\\$5bn \\\\& 100\\\\% \\\\textbackslash{}input\\\\{x\\\\}'
    """
    return "".join(_LATEX.get(character, character) for character in visible(text))


def file_name(text: object, *, longest: int = 60) -> str:
    """A text as a file's name that every system takes: lower case, digits and hyphens.

    Examples
    --------
    >>> file_name("../Frames & cues: 5%"), file_name("中文"), file_name("con")
    ('frames-cues-5', 'unnamed', 'con-')
    """
    plain = unicodedata.normalize("NFKD", str(text)).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:longest].strip("-")
    if _DEVICES.match(name):
        name += "-"
    return name or "unnamed"


def terminal(text: object) -> str:
    """A text as a terminal may show it: no control character reaches it.

    Examples
    --------
    >>> terminal("a\\x1b[31mb\\n")
    'aU+001B[31mb '
    """
    return visible(text)


def visible(text: object) -> str:
    """The text with line ends as blanks and what cannot be seen, or steers, as its code point.

    Examples
    --------
    >>> visible("a\\tb\\u202ec")
    'a bU+202Ec'
    """
    shown = []
    for character in str(text):
        if character.isspace():
            shown.append(" ")
        elif unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn"):
            shown.append(f"U+{ord(character):04X}")
        else:
            shown.append(character)
    return "".join(shown)
