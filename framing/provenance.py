"""What a result was made from: fingerprints, versions, parameters and seeds.

No user, host, path or clock stands in any of it, so that the same run leaves the same bytes.
"""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib import metadata

import numpy as np
import pandas as pd

from framing.files import dumped

DEPENDENCIES = ("numpy", "scipy", "pandas", "scikit-learn", "gensim", "matplotlib", "numba")


def fingerprint(*parts: object) -> str:
    """A digest of values, the same on every machine and run.

    Strings, bytes, numbers, arrays, Series, frames, and lists or mappings of them are
    taken by content; a `None` differs from an empty string.

    Returns
    -------
    str
        16 hexadecimal digits.

    Examples
    --------
    >>> fingerprint("a", 1) == fingerprint("a", 1)
    True
    >>> fingerprint("ab", "c") == fingerprint("a", "bc")
    False
    """
    digest = hashlib.sha256()
    for part in parts:
        _feed(digest, part)
    return digest.hexdigest()[:16]


def _feed(digest: hashlib._Hash, part: object) -> None:
    if isinstance(part, pd.DataFrame):
        _feed(digest, [str(name) for name in part.columns])
        _feed(digest, part.index)
        for name in part.columns:
            _feed(digest, part[name])
    elif isinstance(part, (pd.Series, pd.Index)):
        _feed(digest, str(part.dtype))
        hashed = pd.util.hash_pandas_object(part, index=False, categorize=False)
        _feed(digest, hashed.to_numpy())
    elif isinstance(part, np.ndarray):
        digest.update(f"a{part.dtype.str}{part.shape}".encode())
        digest.update(np.ascontiguousarray(part).tobytes())
    elif isinstance(part, (bytes, bytearray, memoryview)):
        digest.update(b"b%d:" % len(part) + bytes(part))
    elif isinstance(part, str):
        _feed(digest, part.encode("utf-8", errors="surrogatepass"))
    elif isinstance(part, Mapping):
        for key in sorted(part, key=str):
            _feed(digest, str(key))
            _feed(digest, part[key])
        digest.update(b"}")
    elif isinstance(part, Iterable):
        for item in part:
            _feed(digest, item)
        digest.update(b"]")
    else:
        _feed(digest, f"{type(part).__name__}:{part!r}")


def seeded(seed: int, *names: object) -> np.random.Generator:
    """A random generator that depends on the seed and on stable names, never on who asks.

    Parameters
    ----------
    seed : int
        The user's seed.
    *names : object
        What the numbers are for, such as ``"bootstrap", 3``.

    Examples
    --------
    >>> bool(seeded(1, "a").random() == seeded(1, "a").random() != seeded(1, "b").random())
    True
    """
    key = hashlib.sha256("\x1f".join(str(name) for name in names).encode()).digest()
    words = [int.from_bytes(key[i : i + 4], "little") for i in range(0, 16, 4)]
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, *words])))


@dataclass(frozen=True)
class Provenance:
    """From what a result was made, and with what.

    Attributes
    ----------
    inputs : mapping of str to str
        Name of each input and its fingerprint.
    parameters : mapping
        What the user chose, defaults included.
    seed : int or None
    """

    inputs: Mapping[str, str] = field(default_factory=dict)
    parameters: Mapping[str, object] = field(default_factory=dict)
    seed: int | None = None

    def record(self) -> dict[str, object]:
        """All of it as plain values, with the versions in use."""
        return {
            "inputs": dict(self.inputs),
            "parameters": dict(self.parameters),
            "seed": self.seed,
            "versions": versions(),
        }

    def __str__(self) -> str:
        return dumped(self.record())


def versions() -> dict[str, str]:
    """Versions of Python, of this package and of what it computes with."""
    from framing import __version__

    found = {"framing": __version__, "python": platform.python_version()}
    for name in DEPENDENCIES:
        found[name] = metadata.version(name)
    return found
