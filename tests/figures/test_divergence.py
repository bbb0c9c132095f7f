import pytest

from framing.compare.result import Comparison
from framing.errors import FramingError
from framing.figures import plot_divergence
from tests.figures.results import comparison, texts


def test_pairs_stand_in_the_order_of_their_divergence():
    table = comparison(("jensen_shannon",) * 3).table.assign(
        group=["a", "a", "b"], reference=["b", "c", "c"], estimate=[0.1, -0.01, 0.3]
    )
    axes = plot_divergence(Comparison(table, method="divergence", unit="bits, beyond chance"))
    assert [label.get_text() for label in axes.get_yticklabels()] == ["b | c", "a | b", "a | c"]
    dots = {line.get_label(): line.get_xydata().tolist() for line in axes.lines}
    assert dots["discovery"] == [[0.3, 0], [0.1, 1]]
    assert dots["no discovery"] == [[-0.01, 2]]
    assert "bits, beyond chance" in texts(axes)


def test_nothing_to_draw_is_said():
    empty = Comparison(comparison().table.iloc[:0], method="divergence", unit="bits")
    with pytest.raises(FramingError, match="nothing to draw"):
        plot_divergence(empty)
