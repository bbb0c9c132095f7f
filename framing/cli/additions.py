"""What ``framing corpus add`` says of what became of the records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from framing.cli import speaking

if TYPE_CHECKING:
    from framing.corpus.adding import Added

FILES_SHOWN = 5
FIRST = 3


def say_added(added: Added) -> None:
    """Tell what was seen, and that all of it is accounted for."""
    fates = {"quarantined": added.quarantined, "excluded": added.excluded, "noted": added.noted}
    if added.corpus is not None:
        counted = (
            speaking.many(len(added.corpus), "article"),
            speaking.many(added.corpus.articles["outlet"].nunique(), "outlet"),
            speaking.many(len(added.corpus.passages), "passage"),
            speaking.many(len(added.corpus.comments), "comment"),
        )
        speaking.say(f"{added.folder}: {', '.join(counted)}")
    speaking.say(equation(added.seen, added.accepted, added.quarantined, added.excluded))
    rows = [row for fate, codes in fates.items() for row in _rows(fate, codes)]
    speaking.say_table(rows, right=(1,), indent="  ")
    for line in _columns_taken(added):
        speaking.say(speaking.in_a_line(line))
    for names in added.near_outlets:
        speaking.say(speaking.in_a_line(f"may be one outlet: {' | '.join(names)}"))
    if added.near_outlets:
        speaking.say(f"  say which are one in {added.folder / 'outlets.toml'} (see --outlets)")
    if added.rejected:
        for one in added.rejected[:FIRST]:
            speaking.note(one.message)
        speaking.say(f"quarantined records: {added.quarantine}")


def equation(
    seen: int, accepted: int, quarantined: Mapping[str, int], excluded: Mapping[str, int]
) -> str:
    """The sum that shows that no record was lost.

    Examples
    --------
    >>> equation(5, 3, {"csv.columns": 1}, {"text.empty": 1})
    'seen 5 = accepted 3 + quarantined 1 + excluded 1'
    """
    return (
        f"seen {seen:,} = accepted {accepted:,} + quarantined {sum(quarantined.values()):,} "
        f"+ excluded {sum(excluded.values()):,}"
    )


def record_of(added: Added) -> dict[str, object]:
    """The same as plain values, for JSON."""
    return {
        "corpus": {} if added.corpus is None else {"fingerprint": added.corpus.fingerprint},
        "seen": added.seen,
        "accepted": added.accepted,
        "quarantined": dict(added.quarantined),
        "excluded": dict(added.excluded),
        "noted": dict(added.noted),
        "near_outlets": [list(names) for names in added.near_outlets],
        "files": [
            {
                "name": file.name,
                "form": file.form,
                "sha256": file.sha256,
                "encodings": dict(file.encodings),
                "taken": {name: list(columns) for name, columns in file.taken.items()},
                "left": list(file.left),
            }
            for file in added.files
        ],
    }


def meaning(code: str) -> str:
    """What a code of the ledger says, in words; nothing for one that speaks for itself.

    Examples
    --------
    >>> meaning("date.missing"), meaning("encoding.utf-8")
    ('the record has no date', '')
    """
    from framing.corpus.reading.codes import codes

    known = codes().get(code)
    return known.wrong if known else ""


def _rows(fate: str, codes: Mapping[str, int]) -> list[tuple[str, str, str, str]]:
    ordered = sorted(codes.items(), key=lambda one: (-one[1], one[0]))
    return [(fate, f"{n:,}", code, meaning(code)) for code, n in ordered]


def _columns_taken(added: Added) -> Iterator[str]:
    """Which columns were taken of tables, and which were not."""
    tables = [file for file in added.files if file.taken]
    for file in tables[:FILES_SHOWN]:
        pairs = [f"{name}={'|'.join(columns)}" for name, columns in file.taken.items()]
        left = f"; not taken: {', '.join(file.left)}" if file.left else ""
        yield f"{file.name} ({file.form}): {', '.join(pairs)}{left}"
    if len(tables) > FILES_SHOWN:
        yield f"and {len(tables) - FILES_SHOWN:,} more files"
