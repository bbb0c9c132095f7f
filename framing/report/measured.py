"""Sections that count marks: rates of every outlet, and the contrast of two."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from framing.compare import Comparison, Estimates, contrast
from framing.compare.rates import rates
from framing.compare.result import printed
from framing.corpus import largest_pair
from framing.errors import FramingError, FramingWarning, SchemaError, one_of
from framing.extractor import LexiconExtractor
from framing.figures import paper, plot_contrast, plot_heatmap
from framing.figures.margins import readable
from framing.report.extractors import extractor_named
from framing.report.overview import MOST_GROUPS
from framing.report.parts import (
    Drawing,
    Part,
    Printed,
    Setting,
    listed,
    not_validated,
    readable_notes,
    sentences,
)
from framing.report.recipe import Choice, Section

SAID_OF = {
    "all": "Counted in all words, quoted ones included.",
    "outlet": "Counted in the outlet's own words only, those that nobody else is said to say.",
    "quoted": "Counted in quoted words only.",
    "attributed": "Counted only in words that are attributed without quotation marks.",
}


def word_lists(choices: Sequence[Choice]) -> dict[str, Any]:
    """The word lists that extractors use, by name."""
    made = [extractor_named(choice.use, choice.parameters) for choice in choices]
    lists = [part.loaded for part in made if isinstance(part, LexiconExtractor)]
    return {found.name: found for found in lists}


def rates_part(setting: Setting, section: Section) -> Part:
    """Each outlet's rate of each feature, as a heat map and a table."""
    corpus = setting.corpus
    tokens = corpus.tokens(section.level)
    scores = setting.scorer.scores(section.extractors, tokens, voice=section.voice)
    design = corpus.design(section.level, groups=section.groups, clusters=section.clusters)
    shown = setting.groups(section, top=min(section.top, MOST_GROUPS))
    found = rates(scores, design, groups=shown)
    notes = [SAID_OF[section.voice], *found.notes, not_validated(word_lists(section.extractors))]
    caption = f"Rates by {section.groups}, {found.unit}, on whatever each published."
    wide = len(shown) > 4
    with paper("page" if wide else "column"):
        axes = plot_heatmap(found, shade=section.shade, top=MOST_GROUPS)
    said = sentences(readable_notes(notes, list(found.table["parameter"])))
    drawing = Drawing("rates", caption, axes, found, said, wide)
    table = Printed("rates", caption, rates_table(found), said, repeats=True)
    evidence = _evidence(setting, section, shown)
    return Part(
        section, (), drawings=(drawing,), tables=(table,), estimates=found, evidence=evidence
    )


def _evidence(setting: Setting, section: Section, groups: Sequence[str]) -> pd.DataFrame:
    """The marks in the units of some groups."""
    about = setting.corpus.about(section.level, [section.groups])[section.groups]
    ours = about.astype("str").isin(list(groups)).to_numpy()
    tokens = setting.corpus.tokens(section.level)
    return setting.scorer.evidence(section.extractors, tokens, voice=section.voice, units=ours)


def rates_table(found: Estimates) -> pd.DataFrame:
    """Rates as they are printed: a row a feature, a column an outlet."""
    columns = [found.table[name].tolist() for name in ("estimate", "lower", "upper", "n")]
    cells = [_cell(*row) for row in zip(*columns, strict=True)]
    table = found.table.assign(cell=cells)
    outlets, features = (list(dict.fromkeys(table[name])) for name in ("term", "parameter"))
    wide = table.pivot(index="parameter", columns="term", values="cell")
    wide = wide.reindex(index=features, columns=outlets)
    wide.index = pd.Index([readable(str(name)) for name in features], name="feature")
    return wide.rename_axis(columns=None).reset_index()


def _cell(estimate: float, lower: float, upper: float, n: int) -> str:
    if not np.isfinite(estimate):
        return f"not estimable: n = {n}"
    return f"{estimate:.2f}" + (f" [{lower:.2f}, {upper:.2f}]" if np.isfinite(lower) else "")


def compared(setting: Setting, section: Section) -> Comparison | str:
    """The contrast of a section, or the reason why there is none."""
    corpus = setting.corpus
    pair = section.pair or largest_pair(corpus, section.groups, strata=section.strata)
    if pair is None:
        return f"There is one {section.groups} only, so there is nothing to compare it with."
    tokens = corpus.tokens(section.level)
    scores = setting.scorer.scores(section.extractors, tokens, voice=section.voice)
    design = corpus.design(
        section.level, groups=section.groups, strata=section.strata, clusters=section.clusters
    )
    known = sorted(design.table["group"].unique())
    for name in pair:
        one_of("group", name, known)
    try:
        with warnings.catch_warnings(record=True) as heard:
            warnings.simplefilter("always", FramingWarning)
            found = contrast(
                scores,
                design,
                pair=(pair[0], pair[1]),
                seed=setting.recipe.seed,
                correction=setting.recipe.correction,
            )
    except SchemaError:
        raise
    except FramingError as refusal:
        # Too little to compare, or nothing but copies: the report says so and goes on.
        return str(refusal)
    said = [str(one.message) for one in heard if issubclass(one.category, FramingWarning)]
    notes = [*(note for note in said if note not in found.notes), *found.notes]
    return Comparison(
        found.table,
        method=found.method,
        unit=found.unit,
        seed=found.seed,
        provenance=found.provenance,
        notes=tuple(notes),
        excluded=found.excluded,
    )


def contrast_part(setting: Setting, section: Section, found: Comparison | str) -> Part:
    """What two groups do differently, as a figure with intervals and a table."""
    if isinstance(found, str):
        return Part(section, (found,))
    group, reference = found.pairs[0]
    notes = [
        SAID_OF[section.voice],
        *found.notes,
        _declared(setting, found),
        not_validated(word_lists(section.extractors)),
    ]
    caption = f"{group} compared with {reference}, {found.unit}."
    said = sentences(readable_notes([found.method, *notes], list(found.table["feature"])))
    with paper("column"):
        axes = plot_contrast(found, top=section.top)
    drawing = Drawing("contrast", caption, axes, found, said)
    printed_table = contrast_table(found, setting.recipe.primary)
    table = Printed("contrast", caption, printed_table, said)
    evidence = _evidence(setting, section, [group, reference])
    return Part(
        section,
        (_in_a_sentence(found),),
        drawings=(drawing,),
        tables=(table,),
        comparison=found,
        evidence=evidence,
    )


def contrast_table(found: Comparison, primary: Sequence[str]) -> pd.DataFrame:
    """A comparison as it is printed."""
    group, reference = found.pairs[0]
    table = found.table
    ends = zip(table["lower"].tolist(), table["upper"].tolist(), strict=True)
    features = [str(name) for name in table["feature"]]
    declared = ["primary" if name in primary else "exploratory" for name in features]
    counts = zip(table["hits"].tolist(), table["hits_reference"].tolist(), strict=True)
    cells = pd.DataFrame(
        {
            "feature": [readable(name) for name in features],
            "outcome": declared,
            "difference": [_signed(value) for value in table["estimate"]],
            "95 % interval": [
                f"[{_signed(low)}, {_signed(high)}]" if np.isfinite(low) else "none"
                for low, high in ends
            ],
            "ratio": [f"{np.exp(x):.2f}" if np.isfinite(x) else "none" for x in table["effect"]],
            "p": [_tested(value) for value in table["p_value"]],
            "q": [_tested(value) for value in table["q_value"]],
            f"hits {group} : {reference}": [f"{a:,.0f} : {b:,.0f}" for a, b in counts],
        }
    )
    # Where none is primary the notes say that all are exploratory.
    return cells if "primary" in declared else cells.drop(columns="outcome")


def _tested(value: float) -> str:
    return printed(value) if np.isfinite(value) else "not tested"


def _signed(value: float) -> str:
    if not np.isfinite(value):
        return "not estimable"
    return f"{value:+.2f}".replace("-", "−")


def _declared(setting: Setting, found: Comparison) -> str:
    primary = [name for name in found.table["feature"] if name in setting.recipe.primary]
    if not primary:
        return "No outcome was declared as primary: all of these are exploratory."
    return f"Declared as primary: {listed([readable(str(name)) for name in primary])}."


def _in_a_sentence(found: Comparison) -> str:
    """What came out, as a reader would be told."""
    group, reference = found.pairs[0]
    table = found.discoveries.sort_values("estimate", key=np.abs, ascending=False)
    tested = int(found.table["p_value"].notna().sum())
    if table.empty:
        return (
            f"Of {tested} features tested, none differs between {group} and {reference} at "
            "q < .05. That is no proof that they are alike: see the intervals."
        )
    more = [readable(str(name)) for name in table.loc[table["estimate"] > 0, "feature"]]
    less = [readable(str(name)) for name in table.loc[table["estimate"] < 0, "feature"]]
    parts = [f"{group} has more of {listed(more)}"] if more else []
    parts += [f"{'less' if more else group + ' has less'} of {listed(less)}"] if less else []
    return (
        f"Of {tested} features tested, {len(table)} {'differs' if len(table) == 1 else 'differ'} "
        f"at q < .05: {' and '.join(parts)} than {reference}."
    )
