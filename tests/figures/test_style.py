import subprocess
import sys

import matplotlib
import pytest

from framing.errors import FramingError
from framing.figures import paper, plot_contrast
from tests.figures.results import comparison


@pytest.mark.parametrize(("style", "millimetres"), [("column", 88), ("page", 180), ("slide", 254)])
def test_width(style, millimetres):
    with paper(style):
        axes = plot_contrast(comparison())
    assert axes.figure.get_figwidth() * 25.4 == pytest.approx(millimetres, abs=0.1)


def test_nothing_global_is_changed():
    before = dict(matplotlib.rcParams)
    with paper("slide"):
        plot_contrast(comparison())
    plot_contrast(comparison())
    assert dict(matplotlib.rcParams) == before


def test_an_error_inside_leaves_nothing_behind():
    before = dict(matplotlib.rcParams)
    with pytest.raises(RuntimeError), paper("page"):
        raise RuntimeError
    assert dict(matplotlib.rcParams) == before


def test_without_paper_it_is_a_column():
    assert plot_contrast(comparison()).figure.get_figwidth() * 25.4 == pytest.approx(88, abs=0.1)


def test_an_unknown_style_names_the_nearest():
    with pytest.raises(FramingError, match="did you mean 'column'"), paper("columm"):
        pass


def test_a_notebook_shows_the_figure():
    shown = plot_contrast(comparison())._repr_png_()
    assert shown.startswith(b"\x89PNG")


def test_pyplot_is_not_imported_and_the_face_is_light():
    code = (
        "import sys, framing.figures as f; assert 'matplotlib' not in sys.modules;"
        "from tests.figures.results import comparison;"
        "f.plot_contrast(comparison())._repr_png_();"
        "assert 'matplotlib.pyplot' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_fonts_asked_for_come_before_the_fallback():
    with paper("column", fonts=["DejaVu Serif"]):
        assert matplotlib.rcParams["font.family"][1:] == ["DejaVu Serif", "DejaVu Sans"]


def test_public_names_hide_behind_no_module():
    code = (
        "import importlib, pkgutil, framing.figures as f;"
        "names = [m.name for m in pkgutil.iter_modules(f.__path__)];"
        "[importlib.import_module('framing.figures.' + name) for name in names];"
        "assert all(callable(getattr(f, name)) for name in f.__all__)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
