"""A paper to begin with: it inputs every table and figure of the report, and cites its sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from framing.report.escaping import latex

HEAD = r"""% Made by framing. Copy it before you write in it.
\documentclass[a4paper,11pt]{article}
\usepackage{iftex}
\ifPDFTeX\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\else\usepackage{fontspec}\fi
\usepackage{textcomp,graphicx,booktabs,longtable,natbib,float}
\floatplacement{figure}{!htbp}
\floatplacement{table}{!htbp}
\usepackage[margin=25mm]{geometry}
\emergencystretch=3em
"""
# Signs above Latin letters that LaTeX prints without being told how.
_PRINTED = set("–—‘’‚“”„†‡•…‰‹›€™−ˆ˜")


def skeleton_of(view: Mapping[str, Any]) -> str:
    """A LaTeX paper that compiles in the report's folder, whatever the data are called.

    Parameters
    ----------
    view : mapping
        What `view_of` gave.
    """
    lines = [rf"\title{{{latex(view['title'])}}}", r"\author{}", r"\date{}"]
    lines += [r"\begin{document}", r"\maketitle"]
    if view["question"]:
        lines += [r"\begin{abstract}", latex(view["question"]), r"\end{abstract}"]
    for section in view["sections"]:
        lines += ["", rf"\section{{{latex(section['title'])}}}"]
        lines += [latex(said) + "\n" for said in section["said"]]
        lines += [_figure(one) for one in section["figures"]]
        lines += [rf"\input{{tables/{one['stem']}}}" for one in section["tables"]]
        lines += [r"\clearpage"]
    lines += ["", r"\section{Methods}", *(f"{paragraph}\n" for paragraph in view["cited"])]
    lines += [r"\bibliographystyle{plainnat}", r"\bibliography{references}", r"\end{document}"]
    body = "\n".join(lines) + "\n"
    return HEAD + _declared(view) + body


def references_file(view: Mapping[str, Any]) -> str:
    """The bibliography of what the report cites, in BibTeX."""
    return "\n".join(one["entry"] for one in view["references"])


def _figure(one: Mapping[str, Any]) -> str:
    return "\n".join(
        [
            r"\begin{figure}",
            r"\centering",
            rf"\includegraphics[width=\linewidth,height=.8\textheight,keepaspectratio]"
            rf"{{figures/{one['stem']}.pdf}}",
            rf"\caption{{{latex(one['caption'])}}}",
            rf"\label{{fig:{one['stem']}}}",
            r"\end{figure}",
        ]
    )


def _declared(view: Mapping[str, Any]) -> str:
    """How pdfTeX prints letters that its fonts lack: as their code points."""
    letters = {c for text in _texts(view) for c in text if ord(c) > 0x17F} - _PRINTED
    lines = [
        rf"\DeclareUnicodeCharacter{{{ord(c):04X}}}{{{{\small U+{ord(c):04X}}}}}"
        for c in sorted(letters)
        if not 0xD800 <= ord(c) < 0xE000
    ]
    return "\n".join([r"\ifPDFTeX", *lines, r"\fi", ""]) if lines else ""


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        return [text for item in value.values() for text in _texts(item)]
    if isinstance(value, list | tuple):
        return [text for item in value for text in _texts(item)]
    return []
