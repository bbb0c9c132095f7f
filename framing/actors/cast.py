"""The actors that a study follows, with the names they go by."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from framing.errors import FramingError, located, one_of
from framing.files import refuse_pickle

KINDS = ("person", "organisation", "place", "unknown")


@dataclass(frozen=True)
class Actor:
    """One actor: its name, its kind, and what else it is called."""

    name: str
    kind: str = "unknown"
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cast:
    """The actors that a study follows.

    A person is found by the last word of the name too, unless another actor of the list goes by
    it, or another given name stands before it.

    Attributes
    ----------
    actors : tuple of Actor

    Examples
    --------
    >>> cast = Cast.of({"Joe Biden": ["the president"]}, kind="person")
    >>> cast.spelled()["biden"], cast.spelled()["the president"]
    ('Joe Biden', 'Joe Biden')
    """

    actors: tuple[Actor, ...]

    def __post_init__(self) -> None:
        """Check names and kinds, all problems at once."""
        wrong = [f"{a.name!r}: kind {a.kind!r}" for a in self.actors if a.kind not in KINDS]
        names = [actor.name for actor in self.actors]
        wrong += [
            f"{name!r} stands there twice" for name in sorted(set(names)) if names.count(name) > 1
        ]
        wrong += ["an actor has no name"] if "" in names else []
        if not self.actors:
            wrong.append("there is no actor")
        if wrong:
            raise FramingError(
                f"The list of actors is not as it must be: {'; '.join(wrong)}. "
                f"Kinds are {', '.join(KINDS)}."
            )

    def __len__(self) -> int:
        return len(self.actors)

    @property
    def names(self) -> tuple[str, ...]:
        """The actors' names, in the order of the list."""
        return tuple(actor.name for actor in self.actors)

    @classmethod
    def of(
        cls, aliases: Mapping[str, Iterable[str]] | Iterable[str], *, kind: str = "unknown"
    ) -> Cast:
        """Actors of one kind, from their names and aliases.

        Raises
        ------
        FramingError
            For a kind that is not known, a name twice, or no name.
        """
        one_of("kind", kind, KINDS)
        if isinstance(aliases, str):
            raise FramingError("actors is one string; it must be a list of names.")
        given = aliases if isinstance(aliases, Mapping) else dict.fromkeys(aliases, ())
        return cls(tuple(Actor(name, kind, tuple(own)) for name, own in given.items()))

    @classmethod
    def read(cls, path: str | Path) -> Cast:
        """Actors from a file.

        Parameters
        ----------
        path : str or Path
            A ``.toml`` with a table an actor, ``["Joe Biden"]``, that holds `kind` and `aliases`;
            or a ``.csv`` with the columns name, kind and aliases, these with ``|`` between them.

        Raises
        ------
        FramingError
            Where the file is neither, cannot be read, or holds what it must not; all at once.
        """
        path = Path(path)
        refuse_pickle(path)
        if path.suffix.lower() == ".toml":
            return cls(tuple(_from_toml(path)))
        if path.suffix.lower() == ".csv":
            return cls(tuple(_from_csv(path)))
        raise FramingError(f"{path}: a list of actors is read from .toml or .csv.")

    def spelled(self) -> dict[str, str]:
        """Each spelling in lower case, and the name of the actor that goes by it."""
        found: dict[str, str] = {}
        for actor in self.actors:
            for spelling in (actor.name, *actor.aliases):
                found.setdefault(spelling.lower().strip(), actor.name)
        shared = [actor.name.lower().split()[-1] for actor in self.actors]
        for actor in self.actors:
            last = actor.name.lower().split()[-1]
            if actor.kind == "person" and shared.count(last) == 1:
                found.setdefault(last, actor.name)
        return found


def _from_toml(path: Path) -> Iterable[Actor]:
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise FramingError(f"{path}: this cannot be read: {error}.") from error
    wrong = []
    for name, table in given.items():
        about = table if isinstance(table, dict) else {}
        aliases = about.get("aliases", [])
        fits = isinstance(table, dict) and set(about) <= {"kind", "aliases"}
        if (
            not fits
            or not isinstance(aliases, list)
            or not all(isinstance(a, str) for a in aliases)
        ):
            wrong.append(f"[{name}]")
            continue
        yield Actor(name, str(about.get("kind", "unknown")), tuple(aliases))
    if wrong:
        raise FramingError(
            located(f"{', '.join(wrong)}: only kind and a list of aliases stand here", file=path)
        )


def _from_csv(path: Path) -> Iterable[Actor]:
    import pandas as pd

    try:
        table = pd.read_csv(path, dtype=str, keep_default_na=False)
    except (OSError, ValueError) as error:
        raise FramingError(f"{path}: this cannot be read: {error}") from error
    strange = sorted(set(table.columns) - {"name", "kind", "aliases"})
    if strange or "name" not in table:
        raise FramingError(located("columns are name, kind and aliases", file=path))
    for row in table.itertuples(index=False):
        aliases = str(getattr(row, "aliases", "")).split("|")
        yield Actor(
            str(row.name).strip(),
            str(getattr(row, "kind", "") or "unknown").strip(),
            tuple(alias.strip() for alias in aliases if alias.strip()),
        )
