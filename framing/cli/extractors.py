"""From ``wording.LoadedTerms:by=list`` to the extractor of that name, set that way."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Sequence
from pathlib import Path

from framing.cli.asking import asked
from framing.errors import FramingError, LexiconError
from framing.extractor import Extractor, Measure
from framing.report.extractors import extractor_named
from framing.report.recipe import Choice, prefix_of

Part = Extractor | Measure


def chosen(names: Sequence[str]) -> tuple[Choice, ...]:
    """The extractors that were asked for.

    Raises
    ------
    typer.BadParameter
        Where a name, a parameter or its value is not known; the nearest one is in the message.

    Examples
    --------
    >>> [(one.use, one.called, one.parameters) for one in chosen(["wording.Hedges:by=list"])]
    [('wording.Hedges', 'hedges', {'by': 'list'})]
    """
    choices: list[Choice] = []
    for text in names:
        use, _, parameters = text.partition(":")
        with asked():
            given = _parameters(use, parameters)
            _tried(extractor_named(use, given))
        called = prefix_of(use.partition(".")[2])
        again = sum(re.fullmatch(rf"{called}(_\d+)?", one.called) is not None for one in choices)
        choices.append(Choice(use, f"{called}_{again + 1}" if again else called, given))
    return tuple(choices)


def parts_of(choices: Sequence[Choice]) -> dict[str, Part]:
    """The extractors and measures themselves, by the name before their columns."""
    return {one.called: extractor_named(one.use, one.parameters) for one in choices}


def record_of(choices: Sequence[Choice]) -> list[dict[str, object]]:
    """What they are and how they are set, defaults included, for a manifest."""
    return [
        {
            "use": one.use,
            "called": one.called,
            "parameters": {
                name: _plain(value) for name, value in part.get_params(deep=False).items()
            },
        }
        for one, part in zip(choices, parts_of(choices).values(), strict=True)
    ]


def _tried(part: Part) -> None:
    """Find out now, not after the corpus was read, whether the parameters make sense."""
    part.get_feature_names_out()
    part.fit([])


def _parameters(use: str, text: str) -> dict[str, object]:
    defaults = {
        name: parameter.default
        for name, parameter in inspect.signature(type(extractor_named(use))).parameters.items()
    }
    given: dict[str, object] = {}
    for piece in filter(None, text.split(",")):
        name, equals, value = piece.partition("=")
        if not equals:
            raise FramingError(f"{use}: {piece!r} is no parameter=value.")
        # A name that is not known is told by extractor_named, with the nearest one.
        given[name] = _value(value, defaults.get(name, ""), where=f"{use}:{name}")
    return given


def _value(text: str, default: object, *, where: str) -> object:
    """The value in the type of the parameter's default."""
    if isinstance(default, str):
        return text
    try:
        value = ast.literal_eval(text)
    except (ValueError, SyntaxError):
        value = text
    fits = default is None or type(value) is type(default)
    if not fits and not (isinstance(default, float) and isinstance(value, int)):
        raise FramingError(
            f"{where}={text}: a value like {default!r} is needed ({type(default).__name__})."
        )
    return value


def _plain(value: object) -> object:
    """A parameter as it can stand in a manifest: a list or model by what it holds, not where."""
    from framing.files import sha256_of
    from framing.learning.storing import RECORD
    from framing.lexicons import Lexicon, load, names

    if isinstance(value, str) and value and (Path(value) / RECORD).is_file():
        return {"name": Path(value).name, "sha256": sha256_of(Path(value) / RECORD)}
    if isinstance(value, str) and value.endswith(".toml") and Path(value).is_file():
        return {"name": Path(value).name, "sha256": sha256_of(Path(value))}
    if isinstance(value, str) and ("/" in value or "\\" in value or value in names()):
        try:
            value = load(value)
        except LexiconError:
            return value
    if isinstance(value, Lexicon):
        version = value.card.version if value.card else ""
        return {"name": value.name, "version": version, "fingerprint": value.fingerprint}
    return value
