"""The glossary of columns, and the check that every table passes before it is handed out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from framing.errors import SchemaError, one_of

FAMILIES = {
    "text": "string",
    "count": "whole number",
    "number": "number",
    "date": "date",
    "flag": "true or false",
    "any": "anything",
}


@dataclass(frozen=True)
class Column:
    """A column's name, the family of its type, its unit and what it holds, in one line."""

    name: str
    family: str
    unit: str
    meaning: str


@dataclass(frozen=True)
class Table:
    """A table's index, its columns, those it may have, and whether it takes others."""

    index: str | None
    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    open: bool = False


def _glossary(*columns: Column) -> Mapping[str, Column]:
    return MappingProxyType({column.name: column for column in columns})


GLOSSARY: Mapping[str, Column] = _glossary(
    Column("article", "text", "", "the article's id, unique in its corpus"),
    Column("outlet", "text", "", "who published it, under its canonical name"),
    Column("headline", "text", "", "the headline as published"),
    Column("date", "date", "day", "day of publication; missing where unknown or impossible"),
    Column("date_given", "text", "", "the date as it stood in the source"),
    Column("event", "text", "", "the event the article covers"),
    Column("copy_group", "text", "", "articles that are copies of each other share one"),
    Column("author", "text", "", "the byline, or the comment's author"),
    Column("url", "text", "", "address of publication"),
    Column("language", "text", "ISO 639-1", "language of the text"),
    Column("source_file", "text", "", "name of the file that the record came from"),
    Column("source_record", "count", "from 1", "number of the record in its file"),
    Column("unit", "text", "", "readable id of a unit, such as reuters-0211/p07"),
    Column(
        "kind",
        "text",
        "",
        "headline, standfirst, subhead, paragraph, byline, furniture; or the level",
    ),
    Column("section", "count", "from 0", "section of the article; 0 is before the first subhead"),
    Column("order", "count", "from 1", "place among the passages of one kind in the article"),
    Column("text", "text", "", "the text as published"),
    Column(
        "offset", "count", "characters", "where it starts in the article's text; -1: given apart"
    ),
    Column("comment_author", "text", "", "who wrote the comment, beside the article's own author"),
    Column("group", "text", "", "the group a unit belongs to"),
    Column("stratum", "text", "", "the stratum within which groups are compared (the event)"),
    Column("cluster", "text", "", "units that are not independent share one (the copy group)"),
    Column("start", "count", "characters", "where the evidence starts in the unit's text"),
    Column("end", "count", "characters", "where it ends (not included)"),
    Column("label", "text", "", "what the evidence was marked as"),
    Column("cue", "text", "", "the marked words themselves"),
    Column("weight", "number", "", "what the mark counts for"),
    Column(
        "voice", "text", "", "whose words they are: outlet, quoted, attributed, headline, comment"
    ),
    Column("left", "text", "", "the words before the cue"),
    Column("attribution", "count", "from 1", "number of the attribution in its unit"),
    Column("within", "count", "", "number of the attribution that it stands in; 0: in none"),
    Column("part", "count", "from 1", "which part of what is said, where the cue interrupts it"),
    Column("said_by", "text", "", "the words that name the source; empty where none do"),
    Column("said_by_start", "count", "characters", "where they start; -1 where there are none"),
    Column("said_by_end", "count", "characters", "where they end (not included)"),
    Column("verb", "text", "", "the words that attribute: a verb, a noun, according to"),
    Column("verb_start", "count", "characters", "where they start; -1 where there are none"),
    Column("verb_end", "count", "characters", "where they end (not included)"),
    Column("speaker", "text", "", "the source by its fullest name in the unit"),
    Column(
        "speaker_type",
        "text",
        "",
        "official, expert, citizen, organisation, anonymous, document, media, or unknown",
    ),
    Column("right", "text", "", "the words after the cue"),
    Column("n_tokens", "count", "words", "words of the unit"),
    Column("n_sentences", "count", "sentences", "sentences of the unit"),
    Column("feature", "text", "", "the feature compared"),
    Column("reference", "text", "", "the group it is compared with"),
    Column("estimate", "number", "the comparison's unit", "group minus reference"),
    Column("lower", "number", "as estimate", "lower end of the 95 % interval"),
    Column("upper", "number", "as estimate", "upper end of the 95 % interval"),
    Column("effect", "number", "log ratio", "log of the ratio of the two rates"),
    Column("p_value", "number", "", "probability under no difference; belongs to estimate"),
    Column("q_value", "number", "", "p after correction over all that was tested"),
    Column("hits", "number", "hits", "hits in the group"),
    Column("hits_reference", "number", "hits", "hits in the reference"),
    Column(
        "exposure", "number", "words, sentences or units", "what the group's hits are divided by"
    ),
    Column("exposure_reference", "number", "as exposure", "the same of the reference"),
    Column("n_units", "count", "units", "units compared"),
    Column("n_clusters", "count", "clusters", "independent clusters compared"),
    Column("in_units", "number", "share", "share of the group's units that have the feature"),
    Column("in_units_reference", "number", "share", "the same of the reference"),
    Column("in_outlets", "number", "share", "share of the group's outlets that have the feature"),
    Column("in_outlets_reference", "number", "share", "the same of the reference"),
    Column("z", "number", "", "estimate over its standard error if words were independent"),
    Column("g2", "number", "", "token-level log-likelihood ratio, signed; description, no test"),
    Column("chi2", "number", "", "token-level chi-square, signed; description, no test"),
    Column("log_dice", "number", "", "how typical a collocate is in the group, at most 14"),
    Column("log_dice_reference", "number", "", "the same in the reference"),
    Column("log_likelihood", "number", "", "token-level G² of word and collocate in the group"),
    Column("log_likelihood_reference", "number", "", "the same in the reference"),
    Column("term", "text", "", "what is estimated (a document, a word, an outlet, a topic)"),
    Column("parameter", "text", "", "which of its parameters"),
    Column("se", "number", "as estimate", "standard error"),
    Column("n", "count", "units", "units the estimate rests on"),
    Column("df", "number", "", "degrees of freedom of the interval and of p"),
    Column("period", "text", "day", "first day of the period; empty for what is of no period"),
    Column("step", "text", "", "step of the ledger"),
    Column("source", "text", "", "what the step read: a file's name"),
    Column("fate", "text", "", "seen, accepted, quarantined, excluded, or noted and kept"),
    Column("reason", "text", "", "code of the reason"),
    Column("records", "count", "records", "how many records"),
)

_COMPARISON = (
    "feature group reference estimate lower upper effect p_value q_value hits hits_reference "
    "exposure exposure_reference n_units n_clusters"
)
_OF_WORDS = (
    "in_units in_units_reference in_outlets in_outlets_reference z g2 chi2 log_dice "
    "log_dice_reference log_likelihood log_likelihood_reference"
)
_ATTRIBUTIONS = (
    "unit attribution within part start end label cue said_by said_by_start said_by_end "
    "verb verb_start verb_end speaker speaker_type voice"
)
TABLES: Mapping[str, Table] = MappingProxyType(
    {
        "articles": Table(
            index="article",
            required=("outlet", "headline", "date"),
            optional=(
                "date_given",
                "event",
                "copy_group",
                "author",
                "url",
                "language",
                "source_file",
                "source_record",
            ),
            open=True,
        ),
        "passages": Table(
            index="unit",
            required=("article", "kind", "section", "order", "text"),
            optional=("offset",),
        ),
        "comments": Table(
            index="unit", required=("article", "order", "author", "text"), optional=("offset",)
        ),
        "units": Table(index="unit", required=("article", "kind", "outlet"), open=True),
        "design": Table(
            index="unit", required=("article", "outlet", "group", "stratum", "cluster")
        ),
        "evidence": Table(
            index=None, required=("unit", "start", "end", "label", "cue", "weight", "voice")
        ),
        "attributions": Table(
            index=None,
            required=tuple(_ATTRIBUTIONS.split()),
        ),
        "kwic": Table(index=None, required=("unit", "start", "end", "left", "cue", "right")),
        "scores": Table(index="unit", required=(), optional=("n_tokens", "n_sentences"), open=True),
        "comparison": Table(
            index=None, required=tuple(_COMPARISON.split()), optional=tuple(_OF_WORDS.split())
        ),
        "estimates": Table(
            index=None,
            required=("term", "parameter", "estimate", "se", "lower", "upper", "n", "unit"),
            optional=("feature", "period", "df", "p_value", "q_value", "n_clusters"),
        ),
        "ledger": Table(index=None, required=("step", "source", "fate", "reason", "records")),
    }
)


def checked(frame: pd.DataFrame, table: str) -> pd.DataFrame:
    """The frame itself, if it is what its table promises: columns in order, of the right types.

    Parameters
    ----------
    frame : DataFrame
    table : str
        A name in `TABLES`.

    Returns
    -------
    DataFrame
        With the required columns first, then the optional and the open ones in their own order.

    Raises
    ------
    SchemaError
        With all that is wrong in one message.
    """
    promise = TABLES[one_of("table", table, TABLES, error=SchemaError)]
    wrong = [
        f"column {name!r} is missing" for name in promise.required if name not in frame.columns
    ]
    known = (*promise.required, *promise.optional)
    if not promise.open:
        wrong += [
            f"column {name!r} is not one of its own" for name in frame.columns if name not in known
        ]
    if promise.index is not None and frame.index.name != promise.index:
        wrong.append(f"the index is named {frame.index.name!r}, not {promise.index!r}")
    wrong += [
        f"column {name!r} holds {frame[name].dtype}, not a {FAMILIES[GLOSSARY[name].family]}"
        for name in known
        if name in frame.columns and not _is(frame[name], GLOSSARY[name].family)
    ]
    if wrong:
        raise SchemaError(f"The table {table!r} is not as it must be: {'; '.join(wrong)}.")
    first = [name for name in promise.required if name in frame.columns]
    return frame[[*first, *(name for name in frame.columns if name not in first)]]


def _is(column: pd.Series, family: str) -> bool:
    types = pd.api.types
    if family == "text":
        return bool(types.is_string_dtype(column.dtype)) or _all_missing(column)
    if family == "count":
        return bool(types.is_integer_dtype(column.dtype))
    if family == "number":
        return bool(types.is_numeric_dtype(column.dtype)) and not types.is_bool_dtype(column.dtype)
    if family == "date":
        return bool(types.is_datetime64_any_dtype(column.dtype))
    if family == "flag":
        return bool(types.is_bool_dtype(column.dtype))
    return True


def _all_missing(column: pd.Series) -> bool:
    return bool(column.isna().all()) and column.dtype == object
