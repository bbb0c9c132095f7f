"""What git tracks: no path of one machine, no index host, locks that fit, a README that is true."""

import configparser
import re

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.sources import ROOT, tracked

# Built from parts, so that this file may be searched too.
MACHINE_PATH = re.compile(
    rb"(?<![\w.~-])/(?:" + rb"|".join([rb"work", rb"root", rb"opt/(?:wheels|pypi)"]) + rb")/"
)
INDEX_HOST = re.compile(
    rb"|".join(
        rb"\.".join(parts)
        for parts in [
            (rb"pypi", rb"org"),
            (rb"pythonhosted", rb"org"),
            (rb"npmjs", rb"(?:org|com)"),
            (rb"deb", rb"debian", rb"org"),
            (rb"security", rb"debian", rb"org"),
        ]
    )
)

LOCKS = {"requirements.lock": ["test"], "requirements-all.lock": ["test", "all"]}


@pytest.fixture(scope="module")
def files():
    """The bytes of every tracked file."""
    if not tracked():
        pytest.skip("this is no git checkout")
    return {path: (ROOT / path).read_bytes() for path in tracked()}


@pytest.mark.parametrize("stranger", [MACHINE_PATH, INDEX_HOST], ids=["machine path", "index host"])
def test_no_tracked_file_names_this_machine(files, stranger):
    found = {
        path: match.group() for path, data in files.items() if (match := stranger.search(data))
    }
    assert not found


def test_no_tracked_file_is_large(files):
    # Pictures, models and data sets are built or fetched, never kept in the history.
    assert not [path for path, data in files.items() if len(data) > 2_000_000]


def test_every_data_file_of_the_package_is_installed():
    setup = configparser.ConfigParser()
    setup.read(ROOT / "setup.cfg", encoding="utf-8")
    patterns = setup["options.package_data"]["framing"].split()
    endings = {pattern.rpartition("*")[2] for pattern in patterns if pattern.startswith("**/")}
    data = [path for path in tracked() if path.startswith("framing/") and path[-3:] != ".py"]
    strangers = [path for path in data if not path.endswith((*endings, "framing/py.typed"))]
    assert not strangers


def makefile_targets():
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z-]+):", text, flags=re.MULTILINE))


def test_every_command_told_to_a_reader_is_a_target():
    told = set()
    for path in ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"):
        if (ROOT / path).is_file():
            text = (ROOT / path).read_text(encoding="utf-8")
            told |= set(re.findall(r"(?:`|^\s*(?:\$ )?)make ([a-z-]+)", text, flags=re.MULTILINE))
    assert "report" in told
    assert told <= makefile_targets()


def test_every_target_is_phony_and_explained():
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = set(re.search(r"^\.PHONY: (.*)$", text, flags=re.MULTILINE).group(1).split())
    explained = set(re.findall(r"^([a-z-]+):.*## \w", text, flags=re.MULTILINE))
    assert phony == explained == makefile_targets()


def pins(lock):
    """The versions that a lock file pins, by package."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    found = {}
    for name, version in re.findall(r"^([\w.-]+)==([^\s;]+)", text, flags=re.MULTILINE):
        found.setdefault(canonicalize_name(name), []).append(version)
    return found


def asked(extras):
    """The requirements of setup.cfg, with those of the extras."""
    setup = configparser.ConfigParser()
    setup.read(ROOT / "setup.cfg", encoding="utf-8")
    lines = setup["options"]["install_requires"].splitlines()
    for extra in extras:
        lines += setup["options.extras_require"][extra].splitlines()
    wanted = [Requirement(line) for line in lines if line and not line.startswith("#")]
    for own in [one for one in wanted if one.name == "newsframing"]:
        wanted.remove(own)
        wanted += asked(sorted(own.extras))
    return wanted


@pytest.mark.parametrize(("lock", "extras"), LOCKS.items(), ids=list(LOCKS))
def test_a_lock_holds_what_setup_asks_for(lock, extras):
    held = pins(lock)
    for wanted in asked(extras):
        if wanted.name == "torch":
            assert "torch" not in held
            continue
        versions = held.get(canonicalize_name(wanted.name), [])
        assert versions, f"{wanted.name} is not in {lock}: run make lock"
        assert all(wanted.specifier.contains(version) for version in versions), wanted


def test_the_locks_agree():
    small, large = pins("requirements.lock"), pins("requirements-all.lock")
    assert {name: large.get(name) for name in small} == small


def test_every_pin_has_a_hash():
    for lock in LOCKS:
        text = (ROOT / lock).read_text(encoding="utf-8")
        entries = re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]
        assert entries
        assert all("--hash=sha256:" in entry for entry in entries)


def test_the_version_is_told_once():
    import framing

    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"version: {framing.__version__}" in citation
    assert "attr: framing.__version__" in (ROOT / "setup.cfg").read_text(encoding="utf-8")
