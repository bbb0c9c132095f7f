from framing.figures.labels import Labels, place_labels
from framing.figures.style import new_axes


def test_a_name_without_room_is_left_out():
    labels = Labels(40, 10)
    assert labels.place((5, 5), (30, 8), 2) == (7, 1, 37, 9)
    assert labels.place((5, 5), (30, 8), 2) is None


def test_no_name_covers_another_point():
    axes = new_axes(60, left=5, right=5)
    axes.set_xlim(0, 100)
    axes.set_ylim(-1, 1)
    # The second point stands where the first one's name would be.
    written = place_labels(axes, ["one", "two"], [(20, 0), (24, 0)], size=7, color="black")
    assert written == ["one", "two"]
    at = {text.get_text(): text.xy for text in axes.texts}
    assert at["one"][0] < 0.2 < 0.24 < at["two"][0]
