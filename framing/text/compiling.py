"""One source for the plain and the compiled path.

A kernel is an ordinary function over sequences. Called as it is, on lists, it serves small
inputs at once; compiled by numba, on arrays, it serves large ones. numba is imported only then,
and what it compiles is cached on disk.
"""

from __future__ import annotations

import functools
import types
from collections.abc import Callable
from typing import Any

SMALL = 60_000
"""Characters up to which the plain path is quicker than loading the compiled one."""


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
    for part in (*called, function):
        copy = types.FunctionType(part.__code__, names, part.__name__, part.__defaults__)
        copy.__qualname__ = part.__qualname__
        copy.__module__ = part.__module__
        names[part.__name__] = numba.njit(cache=True, nogil=True)(copy)
    result: Callable[..., Any] = names[function.__name__]
    return result
