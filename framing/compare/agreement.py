"""How far coders agree with each other, and how well labels agree with those taken as true."""

from __future__ import annotations

import warnings
from dataclasses import dataclass

import numpy as np
import pandas as pd

from framing.compare.accelerated import Statistic, accelerated
from framing.compare.notes import counted, listed
from framing.compare.result import Estimates
from framing.compare.sums import Floats, Integers, sums_by
from framing.errors import FramingError, FramingWarning, SchemaError, TooFewUnits, one_of
from framing.provenance import Provenance, fingerprint

SCALES = ("nominal", "ordinal", "interval")
FEWEST = 4
FEW = 12
MOST = 60
ALL = "all values"
UNIT = "coefficient"


def agreement(
    codes: pd.DataFrame,
    *,
    scale: str = "nominal",
    truth: str | None = None,
    draws: int = 999,
    seed: int = 0,
) -> Estimates:
    """Krippendorff's alpha and Gwet's AC1 among coders, or precision and recall against a truth.

    Alpha is 1 − D₀ / Dₑ: the disagreement of the values that coders gave to one unit, over that
    of values paired at random. It takes any number of coders and missing codes. AC1 measures
    the same against another chance, and does not fall when one value is rare; it is given for
    nominal values beside alpha. With a `truth`, every other coder's (or classifier's) values are
    compared with it: precision, recall and F1 of each value, accuracy, and macro-F1.

    Source: Krippendorff (2011), *Computing Krippendorff's alpha-reliability*; Gwet (2008),
    British Journal of Mathematical and Statistical Psychology 61, 29–48; Zapf, Castell,
    Morawietz & Karch (2016), BMC Medical Research Methodology 16, 93 (bootstrap over units).

    Parameters
    ----------
    codes : DataFrame
        One row a judgement: columns ``unit``, ``coder``, ``label``; a missing label is left out.
        With a column ``cluster`` (the article, the outlet) clusters of units are drawn.
    scale : {'nominal', 'ordinal', 'interval'}
        What a difference between two values means to alpha; all but nominal need numbers.
    truth : str, optional
        The coder whose values are taken as true.
    draws : int
        Bootstrap draws for the intervals (BCa).
    seed : int

    Returns
    -------
    Estimates
        `term` is ``all values`` or one of them, `parameter` what of it; `n` the units with two
        codes at least (with a truth: those it coded, and the other coder too).

    Raises
    ------
    FramingError
        For an unknown scale or coder, more than 60 values, or values that are no numbers.
    SchemaError
        Where columns are missing, or a coder judged a unit twice.
    TooFewUnits
        Where fewer than 4 units have two codes.

    Warns
    -----
    FramingWarning
        Where fewer than 12 units, or clusters, are drawn.

    Notes
    -----
    Blind to: whether what coders agree on is right; agreement by a rule too simple for the text.

    Examples
    --------
    >>> codes = pd.DataFrame({"unit": list("abcdef") * 2, "coder": ["x"] * 6 + ["y"] * 6,
    ...     "label": [1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1]})
    >>> with warnings.catch_warnings():
    ...     warnings.simplefilter("ignore")
    ...     agreement(codes).table["estimate"].round(3).tolist()
    [0.686, 0.676, 0.833]
    """
    one_of("scale", scale, SCALES)
    judged = _Judged.of(codes, numbers=scale != "nominal")
    blocks = _among(judged, scale) if truth is None else _against(judged, truth)
    rows: list[tuple[object, ...]] = []
    said: list[str] = []
    for block in blocks:
        parts, n_drawn = judged.summed(block)
        if n_drawn < FEWEST:
            raise TooFewUnits(
                f"Too few {judged.drawn_as} with two codes: {n_drawn}; 4 are needed at least [S5]."
            )
        if n_drawn < FEW:
            said.append(
                f"Few units: {n_drawn} {judged.drawn_as} were drawn, so expect intervals that "
                "cover the truth less often than 95 % [S5]."
            )
        key = (seed, "agreement", *block.parameters[0])
        found = accelerated(parts, block.statistic, draws=draws, key=key)
        for names, *numbers in zip(block.parameters, *found, strict=True):
            rows.append((*names, *map(float, numbers), block.n, UNIT))
    for sentence in dict.fromkeys(said):
        warnings.warn(sentence, FramingWarning, stacklevel=2)
    columns = ["term", "parameter", "estimate", "se", "lower", "upper", "n", "unit"]
    table = pd.DataFrame(rows, columns=columns).astype({"n": "int64"})
    return Estimates(
        table,
        method=_method(judged, scale, truth),
        unit=UNIT,
        seed=seed,
        provenance=Provenance(
            {"codes": fingerprint(codes)}, {"scale": scale, "truth": truth, "draws": draws}, seed
        ),
        notes=(
            *judged.notes,
            f"Intervals: {judged.drawn_as} drawn {draws:,} times, BCa.",
            *dict.fromkeys(said),
            *_flat(table),
        ),
        excluded=judged.excluded,
    )


@dataclass(frozen=True, eq=False)
class _Judged:
    """Who gave which value to which unit; values, coders and units as numbers from 0."""

    values: tuple[object, ...]
    coders: tuple[str, ...]
    unit: Integers
    coder: Integers
    value: Integers
    cluster: Integers | None
    excluded: dict[str, int]

    @classmethod
    def of(cls, codes: pd.DataFrame, *, numbers: bool) -> _Judged:
        missing = [name for name in ("unit", "coder", "label") if name not in codes]
        if missing:
            raise SchemaError(
                f"The codes have no column {', '.join(map(repr, missing))}: they are a table of "
                "one row a judgement, with unit, coder and label."
            )
        kept = codes[codes[["unit", "coder", "label"]].notna().all(axis=1)]
        twice = kept.duplicated(["unit", "coder"])
        if twice.any():
            row = kept[twice].iloc[0]
            raise SchemaError(
                f"Coder {str(row['coder'])!r} judged unit {str(row['unit'])!r} more than once."
            )
        if numbers and not pd.api.types.is_numeric_dtype(kept["label"]):
            raise FramingError("Ordinal and interval values must be numbers, so give them some.")
        value, values = pd.factorize(kept["label"], sort=True)
        if len(values) > MOST:
            raise FramingError(
                f"The labels take {len(values):,} values, more than {MOST}; round them first."
            )
        unit, units = pd.factorize(kept["unit"].astype("str"), sort=True)
        coder, coders = pd.factorize(kept["coder"].astype("str"), sort=True)
        cluster = None
        if "cluster" in kept:
            first = kept.assign(place=unit).drop_duplicates("place").sort_values("place")
            cluster = pd.factorize(first["cluster"].astype("str"), sort=True)[0].astype(np.int64)
        coded = np.bincount(unit, minlength=len(units))
        excluded = {"no-label": len(codes) - len(kept), "one-code": int((coded == 1).sum())}
        return cls(
            tuple(values.tolist()),
            tuple(coders),
            unit.astype(np.int64),
            coder.astype(np.int64),
            value.astype(np.int64),
            cluster,
            {reason: n for reason, n in excluded.items() if n},
        )

    @property
    def drawn_as(self) -> str:
        """What is drawn for the intervals."""
        return "units" if self.cluster is None else "clusters"

    @property
    def notes(self) -> list[str]:
        """How much was coded, and what was left out."""
        n = int(self.unit.max(initial=-1)) + 1
        said = [
            f"{counted(len(self.unit), 'code')} of {counted(n, 'unit')} by "
            f"{counted(len(self.coders), 'coder')}, {counted(len(self.values), 'value')}."
        ]
        reasons = {
            "no-label": ("judgement", "without a label"),
            "one-code": ("unit", "with one code"),
        }
        for reason, n in self.excluded.items():
            noun, what = reasons[reason]
            said.append(f"Left out: {counted(n, noun)} {what}.")
        return said

    def summed(self, block: _Block) -> tuple[Floats, int]:
        """A block's parts by what is drawn, and how many of these there are."""
        if self.cluster is None:
            return block.parts, block.n
        label, names = pd.factorize(self.cluster[block.units], sort=True)
        return sums_by(block.parts, label.astype(np.int64), len(names)), len(names)


@dataclass(frozen=True, eq=False)
class _Block:
    """Statistics that are computed from the same sums over units."""

    parameters: tuple[tuple[str, str], ...]
    units: Integers
    parts: Floats
    statistic: Statistic
    n: int


def _among(judged: _Judged, scale: str) -> list[_Block]:
    """Alpha, and for nominal values AC1."""
    k, n = len(judged.values), int(judged.unit.max(initial=-1)) + 1
    given = np.bincount(judged.unit * k + judged.value, minlength=n * k).reshape(n, k) * 1.0
    coded = given.sum(axis=1)
    pairs = given[:, :, None] * given[:, None, :]
    pairs[:, np.arange(k), np.arange(k)] -= given
    several = coded > 1
    of_one = np.where(several, coded - 1, 1.0)[:, None]
    coincidences = np.where(several[:, None], pairs.reshape(n, k * k) / of_one, 0.0)
    same = coincidences[:, :: k + 1].sum(axis=1) / np.where(several, coded, 1.0)
    share = given / coded[:, None]
    parts = np.column_stack([coincidences, same, several, share, np.ones(n)])
    numbers = None if scale == "nominal" else np.array(judged.values, dtype=np.float64)

    def statistic(sums: Floats) -> Floats:
        alpha = _alpha(sums[:, : k * k].reshape(-1, k, k), scale, numbers)
        if scale != "nominal":
            return alpha[:, None]
        chance = sums[:, k * k + 2 : -1] / sums[:, -1:]
        expected = (chance * (1 - chance)).sum(axis=1) / max(1, k - 1)
        agreed = _over(sums[:, k * k], sums[:, k * k + 1])
        return np.column_stack([alpha, _over(agreed - expected, 1 - expected), agreed])

    names = [f"Krippendorff's alpha ({scale})"]
    names += ["Gwet's AC1", "agreement"] if scale == "nominal" else []
    parameters = tuple((ALL, name) for name in names)
    if not several.any():
        raise TooFewUnits("No unit has two codes, so nothing can agree [S5].")
    # A unit with one code says nothing of agreement, but something of chance to AC1.
    used = np.arange(n) if scale == "nominal" else np.flatnonzero(several)
    return [_Block(parameters, used, parts[used], statistic, int(several.sum()))]


def _alpha(pairs: Floats, scale: str, numbers: Floats | None) -> Floats:
    """One minus observed over expected disagreement, from coincidences (draws, values, values)."""
    counts = pairs.sum(axis=2)
    total = counts.sum(axis=1)
    if numbers is None:
        distance = np.broadcast_to(1.0 - np.eye(counts.shape[1]), pairs.shape)
    elif scale == "interval":
        distance = np.broadcast_to((numbers[:, None] - numbers) ** 2, pairs.shape)
    else:
        middle = counts.cumsum(axis=1) - counts / 2
        distance = (middle[:, :, None] - middle[:, None, :]) ** 2
    observed = (pairs * distance).sum(axis=(1, 2))
    expected = (counts[:, :, None] * counts[:, None, :] * distance).sum(axis=(1, 2))
    return np.asarray(1.0 - _over((total - 1) * observed, expected))


def _against(judged: _Judged, truth: str) -> list[_Block]:
    """How every other coder's values stand to the true ones."""
    one_of("coder", truth, judged.coders)
    others = [name for name in judged.coders if name != truth]
    if not others:
        raise FramingError(f"There is no coder but {truth!r}, so none to compare with it.")
    k, n = len(judged.values), int(judged.unit.max(initial=-1)) + 1
    given = np.full((len(judged.coders), n), -1, dtype=np.int64)
    given[judged.coder, judged.unit] = judged.value
    blocks = []
    for name in others:
        true, found = given[judged.coders.index(truth)], given[judged.coders.index(name)]
        units = np.flatnonzero((true >= 0) & (found >= 0))
        parts = np.zeros((len(units), k * k))
        parts[np.arange(len(units)), true[units] * k + found[units]] = 1.0
        by = f" ({name})" if len(others) > 1 else ""
        parameters = [(ALL, f"macro-F1{by}"), (ALL, f"accuracy{by}")]
        parameters += [
            (_named(value), f"{what}{by}")
            for what in ("precision", "recall", "F1")
            for value in judged.values
        ]
        blocks.append(_Block(tuple(parameters), units, parts, _scores(k), len(units)))
    return blocks


def _named(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _scores(k: int) -> Statistic:
    def statistic(sums: Floats) -> Floats:
        table = sums.reshape(-1, k, k)
        right = np.diagonal(table, axis1=1, axis2=2)
        true, found = table.sum(axis=2), table.sum(axis=1)
        f1 = _over(2 * right, true + found)
        # A value that neither gave is no value of this sample.
        there = (true + found) > 0
        macro = _over(np.where(there, f1, 0.0).sum(axis=1), there.sum(axis=1))
        accuracy = _over(right.sum(axis=1), table.sum(axis=(1, 2)))
        rates = [_over(right, found), _over(right, true), f1]
        return np.column_stack([macro, accuracy, *rates])

    return statistic


def _over(numerator: Floats, denominator: Floats) -> Floats:
    """The quotient, missing where there is nothing to divide by."""
    there = denominator > 0
    return np.asarray(np.where(there, numerator / np.where(there, denominator, 1.0), np.nan))


def _method(judged: _Judged, scale: str, truth: str | None) -> str:
    if truth is not None:
        return f"Precision, recall and F1 of each value, {truth} taken as true"
    return f"Agreement of {len(judged.coders):,} coders, values taken as {scale}"


def _flat(table: pd.DataFrame) -> list[str]:
    flat = table[table["lower"].isna()]
    if flat.empty:
        return []
    names = [f"{row.term}: {row.parameter}" for row in flat.itertuples()]
    return [f"No interval, for lack of spread: {listed(names)}."]
