import pytest

from framing.corpus import Corpus
from framing.errors import FramingError
from framing.report.paths import Options, paths_of
from framing.report.recipe import Choice
from tests.house.sources import ROOT

QUOTES = Choice("sourcing.ScareQuotes", "scare_quotes", {})
CUES = Choice("frames.FrameCues", "frame_cues", {})


@pytest.fixture(scope="module")
def talks():
    return Corpus.read(ROOT / "corpora" / "harbour-talks").where(outlet=["ledger", "tribune"])


def test_every_combination_is_a_path(talks):
    paths = list(paths_of(talks, Options([QUOTES, CUES], per=("tokens", "units"))))
    assert len(paths) == len({path.name for path in paths}) == 2 * 2 * 1 * 2 * 2
    [count] = [name for name in paths[0].scores if not name.startswith("n_")]
    assert count == "scare_quotes"


def test_several_labels_count_together(talks):
    options = Options([CUES], voices=("all",), per=("tokens",), copies=("once",))
    [path] = paths_of(talks, options)
    [count] = [name for name in path.scores if not name.startswith("n_")]
    assert path.scores[count].sum() > 5


def test_copies_count_once_or_each(talks):
    once, each = paths_of(talks, Options([QUOTES], voices=("all",), per=("tokens",)))
    assert once.design.names["cluster"] == "copy_group"
    assert each.design.names["cluster"] is None


def test_unknown_options_are_refused():
    with pytest.raises(FramingError, match="voice 'outlets'"):
        Options([QUOTES], voices=("outlets",))
    with pytest.raises(FramingError, match="one option"):
        Options([])
