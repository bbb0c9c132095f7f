"""What every extractor and measure says of itself."""

import re

import pytest

from framing.extractor import Extractor
from tests.contract.extractors import ROOMS, found

every = pytest.mark.parametrize(
    "kind", [kind for _, kind in found()], ids=lambda kind: kind.__name__
)


def test_rooms_with_extractors_are_walked():
    assert {"wording", "sourcing", "frames"} <= {room for room, _ in found()} <= set(ROOMS)
    assert {"LoadedTerms", "Hedges", "Quotations", "ScareQuotes", "FrameCues"} <= {
        kind.__name__ for _, kind in found()
    }


@every
def test_its_docstring_tells_its_source_its_marks_and_its_blind_spots(kind):
    told = kind.__doc__
    assert re.match(r"\S.*[.:]\n", told), "the first line says what is measured"
    for heading in ("Source: ", "Blind to: ", ">>> "):
        assert heading in told, heading
    assert ("Marks: " if issubclass(kind, Extractor) else "Produces: ") in told
    assert re.search(r"\(\d{4}\)", told), "a source has a year"
