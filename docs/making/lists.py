"""The word lists that come along, from their cards."""

from __future__ import annotations

from pathlib import Path

from framing.lexicons import load, names
from making.markup import cell, code, table


def made(home: Path) -> dict[str, str]:
    """One page: a table of all lists, then each with its categories and limits."""
    lists = [load(name) for name in names()]
    rows = [
        (f"[{one.name}](#{one.name})", cell(one.card.title), f"{len(one):,}", _auc(one.card))
        for one in lists
        if one.card is not None
    ]
    parts = [
        "# Word lists\n\nWritten by this project from the categories that the literature names, "
        "each with a card. `framing lexicon show NAME` prints it, `framing lexicon validate NAME "
        "--gold FILE` measures it on your own coded sentences. AUC: how well the list's rate tells "
        "coded sentences apart, .5 is chance; with its 95 % interval.\n",
        table(("list", "title", "entries", "AUC"), rows),
    ]
    parts += [_told(one) for one in lists if one.card is not None]
    return {"lists.md": "\n".join(parts)}


def _auc(card: object) -> str:
    figures = card.validity.get("figures", {})  # type: ignore[attr-defined]
    if "auc" not in figures:
        return "not measured"
    value, lower, upper = figures["auc"]
    return f"{value:.2f} [{lower:.2f}, {upper:.2f}]"


def _told(lexicon: object) -> str:
    card = lexicon.card  # type: ignore[attr-defined]
    rows = [(code(name), cell(said)) for name, said in card.categories.items()]
    literature = "".join(f"- {cell(one)}\n" for one in card.literature)
    return (
        f"## {card.name}\n\n{cell(card.construct)}\n\n"
        + table(("category", "definition"), rows)
        + f"\nBlind to: {cell(card.blind_to)}\n"
        + (f"\nCategories from:\n\n{literature}" if literature else "")
    )
