"""Many extractors over texts that are parsed once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self, TypeGuard

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.base import TransformerMixin
from sklearn.utils.metaestimators import _BaseComposition

from framing.errors import FramingError
from framing.extractor.lists import LexiconExtractor
from framing.extractor.marking import EXPOSURES, Extractor, Texts, as_tokens
from framing.extractor.measures import Measure
from framing.extractor.voices import Voice
from framing.lexicons import match
from framing.text import Tokens

Part = Extractor | Voice | Measure


class Combined(TransformerMixin, _BaseComposition):
    """Several extractors and measures as one table of scores; each text is parsed once.

    Parameters
    ----------
    parts : list of (str, Extractor, Voice or Measure)
        Each with a name of its own; a column is called ``name__label``.

    Notes
    -----
    `transform` gives a table whatever the output setting, since counts are whole numbers and
    measures are not. The exposures ``n_tokens`` and ``n_sentences`` stand once, at the end;
    those of a voice stand as ``name__n_tokens@voice``.

    Examples
    --------
    >>> from framing.extractor import LexiconExtractor
    >>> both = Combined([
    ...     ("hedges", LexiconExtractor("hedges", by="list")),
    ...     ("verbs", LexiconExtractor("reporting-verbs", by="list")),
    ... ])
    >>> both.fit_transform(["He said it may rain."]).to_dict("records")[0]
    {'hedges__hedges': 1, 'verbs__reporting_verbs': 1, 'n_tokens': 5, 'n_sentences': 1}
    """

    def __init__(self, parts: Sequence[tuple[str, Part]]) -> None:
        self.parts = parts

    def fit(self, X: Texts, y: object = None) -> Self:
        """Fit every part on texts that are parsed once."""
        names = [name for name, _ in self.parts]
        if len(set(names)) < len(names) or not names:
            raise FramingError(f"The parts need names of their own; given: {names}.")
        tokens = as_tokens(X)
        for _, part in self.parts:
            part.fit(tokens, y)
        return self

    def fit_transform(self, X: Texts, y: object = None) -> pd.DataFrame:
        """Fit every part and score the same texts, which are parsed once for both."""
        tokens = as_tokens(X)
        return self.fit(tokens, y).transform(tokens)

    def transform(self, X: Texts) -> pd.DataFrame:
        """The scores of all parts.

        Returns
        -------
        DataFrame
            Index ``unit``; int64 counts, float64 measures, then ``n_tokens``, ``n_sentences``.
        """
        tokens = as_tokens(X)
        columns: dict[str, npt.NDArray[np.generic]] = {}
        counted = self._counted(tokens)
        for name, part in self.parts:
            scores = counted[name] if name in counted else np.asarray(_bare(part, tokens))
            for place, label in enumerate(part.get_feature_names_out()):
                if label not in EXPOSURES:
                    columns[f"{name}__{label}"] = scores[:, place]
        columns["n_tokens"] = tokens.n_tokens
        columns["n_sentences"] = tokens.n_sentences
        return pd.DataFrame(columns, index=tokens.index)

    def _counted(self, tokens: Tokens) -> dict[str, npt.NDArray[np.int64]]:
        """The counts of all parts that are word lists, matched in one pass."""
        lists = {name: part for name, part in self.parts if _is_plain_list(part)}
        found = match(tokens, [part.loaded for part in lists.values()]) if lists else []
        return {
            name: part.labelled(spans, tokens).counts(len(tokens))
            for (name, part), spans in zip(lists.items(), found, strict=True)
        }

    def get_feature_names_out(self, input_features: object = None) -> npt.NDArray[np.object_]:
        """The columns of the table."""
        labels = [
            f"{name}__{label}"
            for name, part in self.parts
            for label in part.get_feature_names_out()
            if label not in EXPOSURES
        ]
        return np.array([*labels, *EXPOSURES], dtype=object)

    def evidence(self, X: Texts) -> pd.DataFrame:
        """The marks of all parts that mark, labelled ``name__label``."""
        tokens = as_tokens(X)
        tables = []
        for name, part in self.parts:
            if not isinstance(part, Measure):
                table = part.evidence(tokens)
                tables.append(table.assign(label=f"{name}__" + table["label"]))
        if not tables:
            raise FramingError("Only measures are combined here; they mark no spans.")
        return pd.concat(tables, ignore_index=True)

    def get_params(self, deep: bool = True) -> dict[str, object]:
        """Parameters of the whole and, if `deep`, of each part under its name."""
        return self._get_params("parts", deep=deep)

    def set_params(self, **parameters: object) -> Self:
        """Set parameters of the whole or of a part, as ``name__parameter``."""
        self._set_params("parts", **parameters)
        return self

    def __sklearn_is_fitted__(self) -> bool:
        return True

    def __sklearn_tags__(self):
        return self.parts[0][1].__sklearn_tags__() if self.parts else super().__sklearn_tags__()


def _is_plain_list(part: Part) -> TypeGuard[LexiconExtractor]:
    """Whether a part marks what its list holds and nothing else."""
    return isinstance(part, LexiconExtractor) and type(part).mark is LexiconExtractor.mark


def _bare(part: Part, tokens: Tokens) -> npt.NDArray[np.generic]:
    """The part's scores as an array, whatever its output setting."""
    scores = part.transform(tokens)
    return scores.to_numpy() if isinstance(scores, pd.DataFrame) else scores
