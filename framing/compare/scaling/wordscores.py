"""Where documents stand between reference documents whose positions are known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from scipy import sparse

from framing.compare.counts import TermCounts
from framing.compare.notes import counted as number_of
from framing.compare.notes import listed
from framing.compare.result import Estimates
from framing.compare.scaling.subjects import placed
from framing.errors import FramingError, TooFewUnits, one_of
from framing.provenance import Provenance

if TYPE_CHECKING:
    from framing.compare.cells import Flags
    from framing.compare.sums import Floats, Integers
    from framing.corpus.design import Design

OVER = ("virgin", "all")
FEWEST = 4


def wordscores(
    counts: TermCounts,
    references: Mapping[str, float],
    design: Design | None = None,
    *,
    rescaled_over: str = "virgin",
) -> Estimates:
    """Score documents by words whose scores come from documents of known position.

    A word's score is the mean of the references' positions, weighted by how much of each
    reference the word is; a document's raw score is the mean of its words' scores. Raw scores
    crowd in the middle, since all documents share their common words, so two rescalings are
    given beside them: `lbg` gives the documents the references' spread, `mv` puts the lowest and
    the highest reference back where they were.

    Parameters
    ----------
    counts : TermCounts
        Of references and of the documents to be scored.
    references : mapping of str to float
        Position of each reference document, or of each reference group of the design.
    design : Design, optional
        Of the same units: its groups are scored; each unit by itself otherwise.
    rescaled_over : {'virgin', 'all'}
        Whose spread `lbg` stretches: that of the documents to be scored, as published, or of all
        documents, as the R package quanteda does. There is no `lbg` with a single one.

    Returns
    -------
    Estimates
        `parameter` is raw, lbg or mv (`term` is a document; `n` the scored words in it) or score
        (`term` is a word; `n` the references it stands in). A group of 4 clusters or more has an
        interval, by Student's t from the spread between its clusters, the words' scores taken
        for known. A document by itself has the published standard error and no interval: its
        words come in bursts, and the error takes them for independent draws.

    Raises
    ------
    FramingError
        For a reference that is not counted, or fewer than two positions.
    TooFewUnits
        Where a reference has no words, or no document shares a word with the references.

    Notes
    -----
    Source: M. Laver, K. Benoit & J. Garry (2003), *Extracting policy positions from political
    texts using words as data*, American Political Science Review 97, 311–331; L. W. Martin & G.
    Vanberg (2008), *A robust transformation procedure for interpreting political text*, Political
    Analysis 16, 93–100.

    For the clusters' spread, W. G. Cochran (1977), *Sampling Techniques*, 3rd ed., section 6.4.

    Blind to: words that no reference has; how sure the words' scores are; whether the references
    differ in anything else than position.

    Examples
    --------
    >>> from scipy import sparse
    >>> matrix = sparse.csr_array(np.array([[8, 2], [2, 8], [5, 5], [3, 7]]))
    >>> counts = TermCounts(matrix, ("regime", "state"), pd.Index(["left", "right", "x", "y"]))
    >>> found = wordscores(counts, {"left": -1, "right": 1}).table
    >>> found.loc[found["parameter"] == "mv", ["term", "estimate"]].round(2).to_dict("list")
    {'term': ['left', 'right', 'x', 'y'], 'estimate': [-1.0, 1.0, -0.0, 0.67]}
    """
    one_of("rescaled_over", rescaled_over, OVER)
    documents = _documents(counts, design)
    names, terms, matrix = documents.names, documents.terms, documents.matrix
    known = _known(names, references)
    rows = matrix[np.flatnonzero(~np.isnan(known))]
    positions = known[~np.isnan(known)]
    sizes = np.asarray(rows.sum(axis=1)).ravel()
    if not sizes.all():
        empty = np.array(names)[~np.isnan(known)][int(np.argmin(sizes))]
        empty = str(empty)
        raise TooFewUnits(f"The reference {empty!r} has no words, so it cannot score any.")
    shares = rows.multiply(1 / sizes[:, None]).tocsr()
    total = np.asarray(shares.sum(axis=0)).ravel()
    scored = total > 0
    score = np.asarray(shares.T @ positions)[scored] / total[scored]
    raw, se, n_words = _raw(matrix[:, np.flatnonzero(scored)], score)
    reach = np.full(len(names), np.nan)
    if design is not None:
        pieces = documents.pieces[:, np.flatnonzero(scored)]
        se, reach = _spread(pieces, documents.owner, score, raw, n_words)
    there = n_words > 0
    if not there[np.isnan(known)].any():
        raise TooFewUnits("No document that is to be scored shares a word with the references.")
    scales = _scales(raw, known, there, over=rescaled_over)
    scored_names = [name for name, keep in zip(names, there, strict=True) if keep]
    parts = [
        _rows(
            scored_names,
            parameter,
            place + times * raw[there],
            abs(times) * np.stack([se, reach])[:, there],
            n_words[there],
        )
        for parameter, (place, times) in scales.items()
    ]
    words = [term for term, keep in zip(terms, scored, strict=True) if keep]
    n_references = np.asarray((rows > 0).sum(axis=0)).ravel()[scored]
    missing = np.full((2, len(score)), np.nan)
    parts.append(_rows(words, "score", score, missing, n_references))
    return Estimates(
        pd.concat(parts, ignore_index=True),
        method="Positions by wordscores",
        unit="position of the references",
        provenance=Provenance(
            inputs={
                "counts": counts.fingerprint,
                **({} if design is None else {"design": design.fingerprint}),
            },
            parameters={
                "references": {name: float(value) for name, value in references.items()},
                "rescaled_over": rescaled_over,
            },
        ),
        notes=_said(names, references, there, scored, scales, np.isfinite(reach)),
        excluded={
            **documents.left_out,
            **({"no-scored-words": int((~there).sum())} if not there.all() else {}),
        },
    )


@dataclass(frozen=True, eq=False)
class _Documents:
    """What is scored, and the units or clusters that each is the sum of."""

    names: tuple[str, ...]
    terms: tuple[str, ...]
    pieces: sparse.csr_array
    owner: Integers
    left_out: dict[str, int]

    @property
    def matrix(self) -> sparse.csr_array:
        """Words of each document."""
        rows = np.arange(len(self.owner))
        shape = (len(self.names), len(rows))
        gathered = sparse.csr_array((np.ones(len(rows)), (self.owner, rows)), shape=shape)
        return sparse.csr_array(gathered @ self.pieces)


def _documents(counts: TermCounts, design: Design | None) -> _Documents:
    """What is scored: units, or groups with copies counted once."""
    matrix = counts.matrix.astype(np.float64)
    if design is None:
        names = tuple(counts.units.astype("str"))
        return _Documents(names, counts.terms, matrix, np.arange(len(names)), {})
    table, left_out = placed(counts, design)
    owner, groups = pd.factorize(table["group"], sort=True)
    resampled = table["outlet"] if design.outlet_label else table["cluster"]
    cluster = pd.factorize(resampled, sort=True)[0]
    pair, piece = np.unique(owner * (cluster.max() + 1) + cluster, return_inverse=True)
    gathered = sparse.csr_array(
        (table["weight"].to_numpy(), (piece, table["row"].to_numpy())),
        shape=(len(pair), len(counts)),
    )
    pieces = sparse.csr_array(gathered @ matrix)
    used = np.asarray(pieces.sum(axis=0)).ravel() > 0
    terms = tuple(term for term, keep in zip(counts.terms, used, strict=True) if keep)
    pieces = sparse.csr_array(pieces[:, np.flatnonzero(used)])
    return _Documents(tuple(map(str, groups)), terms, pieces, pair // (cluster.max() + 1), left_out)


def _known(names: tuple[str, ...], references: Mapping[str, float]) -> Floats:
    for name in references:
        one_of("reference", name, names)
    if len(set(references.values())) < 2:
        raise FramingError(
            "The references have one position between them; words are told apart by two at least."
        )
    return np.array([float(references.get(name, np.nan)) for name in names])


def _raw(used: object, score: Floats) -> tuple[Floats, Floats, Floats]:
    """Raw score, standard error and scored words of each document."""
    table = used.tocsr()  # type: ignore[attr-defined]
    n_words = np.asarray(table.sum(axis=1)).ravel()
    size = np.where(n_words > 0, n_words, np.nan)
    raw = (table @ score) / size
    spread = (table @ score**2) / size - raw**2
    return raw, np.sqrt(np.maximum(spread, 0.0) / size), n_words


def _spread(
    pieces: sparse.csr_array, owner: Integers, score: Floats, raw: Floats, n_words: Floats
) -> tuple[Floats, Floats]:
    """Each raw score's standard error from the spread of its clusters, and its interval's reach."""
    from scipy.special import stdtrit

    size = np.asarray(pieces.sum(axis=1)).ravel()
    strays = (pieces @ score - np.nan_to_num(raw)[owner] * size) ** 2
    n = np.bincount(owner[size > 0], minlength=len(raw))
    squares = np.bincount(owner, strays, minlength=len(raw))
    enough = n >= FEWEST
    with np.errstate(divide="ignore", invalid="ignore"):
        se = np.where(enough, np.sqrt(squares * n / (n - 1)) / n_words, np.nan)
    return se, se * stdtrit(np.maximum(n - 1, 1), 0.975)


def _scales(
    raw: Floats, known: Floats, there: Flags, *, over: str
) -> dict[str, tuple[float, float]]:
    """Where each rescaling puts a raw score of 0, and how much it stretches."""
    found = {"raw": (0.0, 1.0)}
    virgin = raw[there & np.isnan(known)] if over == "virgin" else raw[there]
    spread = float(virgin.std(ddof=1)) if len(virgin) > 1 else 0.0
    if spread > 0:
        times = float(np.nanstd(known, ddof=1)) / spread
        centre = float(virgin.mean())
        found["lbg"] = (centre - times * centre, times)
    low, high = int(np.nanargmin(known)), int(np.nanargmax(known))
    if raw[high] != raw[low]:
        times = float((known[high] - known[low]) / (raw[high] - raw[low]))
        found["mv"] = (float(known[low]) - times * float(raw[low]), times)
    return found


def _rows(
    names: object, parameter: str, estimate: Floats, error: Floats, n: Floats
) -> pd.DataFrame:
    """Rows of one parameter; `error` is the standard errors and the intervals' reaches."""
    return pd.DataFrame(
        {
            "term": pd.Series(list(names), dtype="str"),  # type: ignore[call-overload]
            "parameter": parameter,
            "estimate": estimate,
            "se": error[0],
            "lower": estimate - error[1],
            "upper": estimate + error[1],
            "n": np.asarray(n).astype(np.int64),
            "unit": "position of the references",
        }
    )


def _said(
    names: tuple[str, ...],
    references: Mapping[str, float],
    there: Flags,
    scored: Flags,
    scales: dict[str, tuple[float, float]],
    known: Flags,
) -> tuple[str, ...]:
    said = [
        f"References: {', '.join(f'{name} at {value:g}' for name, value in references.items())}.",
        f"{int(scored.sum()):,} of {len(scored):,} words stand in a reference and are scored.",
    ]
    if known.any():
        said.append("Intervals: spread between clusters, the words' scores taken for known.")
    else:
        said.append(
            "No intervals: the standard errors take a document's words for independent draws, and "
            "words come in bursts."
        )
    bare = [name for name, there_is in zip(names, known, strict=True) if not there_is]
    if known.any() and bare:
        said.append(f"Without an interval, with fewer than {FEWEST} clusters: {listed(bare)} [S5].")
    if "lbg" not in scales:
        said.append("No LBG rescaling: a single document's scores have no spread.")
    if len(references) > 2 and "mv" in scales:
        said.append("MV rescaling rests on the lowest and the highest reference alone.")
    if not there.all():
        left = [name for name, keep in zip(names, there, strict=True) if not keep]
        said.append(
            f"Left out, without a scored word: {number_of(len(left), 'document')} ({listed(left)})."
        )
    return tuple(said)
