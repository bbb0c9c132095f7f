"""One source for the plain and the compiled path.

A kernel is an ordinary function over sequences. Called as it is, on lists, it serves small
inputs at once; compiled by numba, on arrays, it serves large ones. numba is imported only then,
and what it compiles is cached on disk.
"""

from __future__ import annotations

import functools
import types
import zlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

SMALL = 60_000
"""Characters up to which the plain path is quicker than loading the compiled one."""

PLAIN = (int, float, str, bytes)


@functools.cache
def compiled(function: Callable[..., Any], *called: Callable[..., Any]) -> Callable[..., Any]:
    """The function compiled, with the functions that it calls.

    Parameters
    ----------
    function : callable
        Takes and returns only what numba knows: numbers, arrays and tuples of them.
    *called : callable
        What it calls, each after what it calls itself; a name must mean the same in the modules
        of all of them.
    """
    import numba

    names: dict[str, Any] = {}
    for part in (*called, function):
        names.update(part.__globals__)
    stamp = _stamp([*called, function], names)
    for part in (*called, function):
        copy = types.FunctionType(part.__code__, names, part.__name__, part.__defaults__)
        copy.__qualname__ = f"{part.__qualname__}_{stamp:08x}"
        copy.__module__ = part.__module__
        names[part.__name__] = numba.njit(cache=True, nogil=True)(copy)
    result: Callable[..., Any] = names[function.__name__]
    return result


def _stamp(parts: Sequence[Callable[..., Any]], names: Mapping[str, Any]) -> int:
    """A digest of what the functions do, so that the cache keeps none that calls an older one."""
    told = [
        (
            part.__code__.co_code,
            [one for one in part.__code__.co_consts if isinstance(one, PLAIN)],
            [(name, names[name]) for name in part.__code__.co_names if _is_plain(names.get(name))],
        )
        for part in parts
    ]
    return zlib.crc32(repr(told).encode())


def _is_plain(value: object) -> bool:
    parts = value if isinstance(value, tuple) else (value,)
    return all(isinstance(part, PLAIN) for part in parts)
