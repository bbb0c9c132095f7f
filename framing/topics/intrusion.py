"""Whether people see a subject in a topic: forms with an intruder to be found, and their scoring.

Word intrusion shows a topic's foremost terms with one of another topic among them; document
intrusion shows a topic's typical texts with one of another topic. Who sees the subject finds the
intruder.
"""

from __future__ import annotations

import string
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from framing.errors import FramingError, SchemaError, TooFewUnits, one_of
from framing.extractor.marking import Texts, as_tokens
from framing.files import for_spreadsheet, from_spreadsheet, write_csv, write_text
from framing.provenance import seeded
from framing.topics.form import Topics, foremost

KINDS = ("words", "documents")
SHOWN = {"words": 5, "documents": 3}
"""Items of the topic itself; one intruder comes among them."""

FOREMOST, RARE = 20, 0.5
"""An intruder is among the foremost terms of its own topic, and in the less probable half here."""

SNIPPET = 320
ANSWER = "answer"
TEMPLATE = Path(__file__).with_name("templates") / "intrusion.html"


def intrusion(
    model: Topics, *, kind: str = "words", texts: Texts | None = None, seed: int = 0
) -> tuple[pd.DataFrame, dict[str, str]]:
    """A form for coders, and its key.

    Parameters
    ----------
    model : Topics
    kind : {'words', 'documents'}
    texts : texts, optional
        Those learnt from, in the same order; needed for documents.
    seed : int
        For the choice of intruders and the order of items.

    Returns
    -------
    form : DataFrame
        A row a question: ``question``, items ``A``, ``B`` …, and an empty ``answer``.
    key : dict of str to str
        For each question the letter of the intruder, the kind and the topic, such as
        ``B words, 01 vote, bill``.

    Raises
    ------
    TooFewUnits
        Where there is one topic only, or a topic has too few texts.

    Notes
    -----
    Source: J. Chang, S. Gerrish, C. Wang, J. Boyd-Graber & D. M. Blei (2009), *Reading tea
    leaves: how humans interpret topic models*, NIPS.
    """
    one_of("kind", kind, KINDS)
    if len(model.phi_) < 2:
        raise TooFewUnits("An intruder needs a second topic to come from.")
    random = seeded(seed, "intrusion", kind)
    if kind == "words":
        items = _words(model, random)
    else:
        if texts is None:
            raise FramingError("Forms of documents need the texts that were learnt from.")
        items = _documents(model, as_tokens(texts).texts, random)
    rows, key = [], {}
    asked = random.permutation(len(items))
    for number, topic in enumerate(asked.tolist(), start=1):
        own, intruder = items[topic]
        order = random.permutation(len(own) + 1).tolist()
        shown = [[*own, intruder][place] for place in order]
        question = f"{kind[0]}{number:03d}"
        letters = string.ascii_uppercase[: len(shown)]
        rows.append({"question": question, **dict(zip(letters, shown, strict=True)), ANSWER: ""})
        key[question] = f"{letters[order.index(len(own))]} {kind}, {model.names_[topic]}"
    return pd.DataFrame(rows).astype("str"), key


def write_form(folder: str | Path, form: pd.DataFrame, *, kind: str) -> Path:
    """Write ``intrusion-KIND.csv`` to be filled in, and the same as ``intrusion-KIND.html``.

    The page works without a network: it keeps nothing and gives the answers as CSV to copy.

    Returns
    -------
    Path
        Of the CSV file.
    """
    one_of("kind", kind, KINDS)
    folder = Path(folder)
    write_text(folder / f"intrusion-{kind}.html", _page(form, kind))
    return write_csv(folder / f"intrusion-{kind}.csv", for_spreadsheet(form))


def score_forms(forms: Mapping[str, pd.DataFrame], key: Mapping[str, str]) -> pd.DataFrame:
    """How often coders found the intruder, topic by topic.

    Parameters
    ----------
    forms : mapping of str to DataFrame
        Each coder's answers: ``question`` and ``answer``, a letter; empty where there is none.
    key : mapping of str to str
        As `intrusion` gave it.

    Returns
    -------
    DataFrame
        The glossary's ``estimates``: a row a topic and kind of form (`parameter`), and before
        them ``all topics`` with an interval that draws topics and coders anew; `estimate` is
        the share of answers that name the intruder, `n` the answers.

    Raises
    ------
    SchemaError
        Where an answer is no letter of its question, or a question is not in the key.
    """
    rows = [row for coder, form in forms.items() for row in _answers(coder, form, key)]
    if not rows:
        raise TooFewUnits("No question was answered.")
    answers = pd.DataFrame(rows, columns=["coder", "kind", "topic", "found"])
    table = []
    for kind, own in answers.groupby("kind"):
        lower, upper = _interval(own)
        total = _row("all topics", str(kind), own["found"])
        table.append({**total, "lower": lower, "upper": upper})
        for topic, found in own.groupby("topic")["found"]:
            table.append(_row(str(topic), str(kind), found))
    return pd.DataFrame(table).astype({"term": "str", "parameter": "str", "unit": "str"})


def read_form(path: str | Path) -> pd.DataFrame:
    """A filled form, as a spreadsheet program or the page wrote it."""
    table = pd.read_csv(path, dtype="str", keep_default_na=False)
    missing = {"question", ANSWER} - set(table.columns)
    if missing:
        raise SchemaError(f"{path}: the columns {', '.join(sorted(missing))} are missing.")
    return from_spreadsheet(table)


def _words(model: Topics, random: np.random.Generator) -> list[tuple[list[str], str]]:
    """Each topic's foremost terms, and one that is foremost elsewhere and improbable here."""
    tops = foremost(model.phi_, FOREMOST)
    listed = []
    for topic, weights in enumerate(model.phi_):
        own = tops[topic][: SHOWN["words"]].tolist()
        middle = np.quantile(weights, RARE)
        others = sorted({t for n, top in enumerate(tops) if n != topic for t in top[:10].tolist()})
        fit = [t for t in others if weights[t] <= middle and t not in set(tops[topic].tolist())]
        if not fit:
            fit = sorted(set(others) - set(own), key=lambda term: (weights[term], term))[:5]
        if not fit:
            raise TooFewUnits("The topics share their terms, so that there is no intruder.")
        intruder = int(random.choice(fit))
        listed.append(([str(model.vocabulary_[t]) for t in own], str(model.vocabulary_[intruder])))
    return listed


def _documents(
    model: Topics, texts: list[str], random: np.random.Generator
) -> list[tuple[list[str], str]]:
    """Beginnings of each topic's typical texts, and of one of which it takes little."""
    theta = np.nan_to_num(model.theta_)
    if len(texts) != len(theta):
        raise FramingError(f"{len(texts)} texts were given; the model learnt from {len(theta)}.")
    main = theta.argmax(axis=1)
    listed = []
    for topic, shares in enumerate(theta.T):
        ordered = np.lexsort((np.arange(len(shares)), -shares))
        own = ordered[: SHOWN["documents"]]
        strange = np.flatnonzero((main != topic) & (shares <= np.median(shares)))
        strange = strange[theta[strange].max(axis=1) >= min(0.5, theta[strange].max(initial=0.0))]
        if len(own) < SHOWN["documents"] or not len(strange):
            raise TooFewUnits(f"Topic {model.names_[topic]} has too few texts for a form.")
        intruder = int(random.choice(strange))
        listed.append(([_beginning(texts[n]) for n in own.tolist()], _beginning(texts[intruder])))
    return listed


def _beginning(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SNIPPET else line[:SNIPPET].rsplit(" ", 1)[0] + " …"


def _answers(
    coder: str, form: pd.DataFrame, key: Mapping[str, str]
) -> list[tuple[str, str, str, bool]]:
    rows = []
    for question, given in zip(form["question"], form[ANSWER], strict=True):
        if question not in key:
            raise SchemaError(f"{coder}: question {question!r} is not in the key.")
        letter = str(given).strip().upper()
        if not letter:
            continue
        if len(letter) != 1 or letter not in string.ascii_uppercase[: max(SHOWN.values()) + 1]:
            raise SchemaError(f"{coder}, {question}: {given!r} is no letter of the question.")
        right, _, about = key[question].partition(" ")
        kind, _, topic = about.partition(", ")
        rows.append((coder, kind, topic, letter == right))
    return rows


def _row(term: str, kind: str, found: pd.Series) -> dict[str, object]:
    own = {"term": term, "parameter": kind, "estimate": float(found.mean())}
    missing = dict.fromkeys(("se", "lower", "upper"), float("nan"))
    return {**own, **missing, "n": len(found), "unit": "share of answers"}


def _interval(answers: pd.DataFrame, draws: int = 2000) -> tuple[float, float]:
    """Percentile interval of the mean, topics drawn whole; coders too where there are several."""
    grid = answers.pivot_table(index="topic", columns="coder", values="found", aggfunc="mean")
    values = grid.sort_index().sort_index(axis=1).to_numpy(dtype=np.float64)
    if len(values) < 2:
        return float("nan"), float("nan")
    random = seeded(0, "intrusion", "interval")
    rows = random.integers(len(values), size=(draws, len(values)))
    columns = random.integers(values.shape[1], size=(draws, values.shape[1]))
    drawn = values[rows[:, :, None], columns[:, None, :]]
    there = (~np.isnan(drawn)).sum(axis=(1, 2))
    means = np.nansum(drawn, axis=(1, 2))[there > 0] / there[there > 0]
    lower, upper = np.quantile(means, [0.025, 0.975])
    return float(lower), float(upper)


def _page(form: pd.DataFrame, kind: str) -> str:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    letters = [name for name in form.columns if len(name) == 1]
    rows = [
        (str(row["question"]), [(letter, str(row[letter])) for letter in letters])
        for row in form.to_dict("records")
    ]
    template = environment.from_string(TEMPLATE.read_text(encoding="utf-8"))
    return template.render(kind=kind, rows=rows)
