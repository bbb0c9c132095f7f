"""Archives: what is in them is read, what is unsafe is told, nothing is unpacked to disk."""

import gzip
import io
import tarfile
import zipfile

import pytest

from framing.corpus.adding import AddOptions, add
from framing.corpus.quarantine import Rejected
from framing.corpus.reading import archives, read_records
from framing.corpus.reading.archives import members

PAGE = b"Talks open\n\nThe talks were open on Monday, and that was all of it, they said.\n"
LINES = b"".join(b'{"id": "a-%d", "text": "It rained on day %d."}\n' % (n, n) for n in range(400))


def zipped(path, files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return path


def tarred(path, files, mode="w:gz"):
    with tarfile.open(path, mode) as archive:
        for name, data in files:
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return path


def found(path):
    """The name of each file, or the code of what is wrong with it."""
    return [
        (one.file.partition("!")[2], one.code)
        if isinstance(one, Rejected)
        else (one.name.partition("!")[2], one.data)
        for one in members(path.name, path)
    ]


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("a.zip", zipped),
        ("a.tar", lambda path, files: tarred(path, files, "w")),
        ("a.tgz", tarred),
        ("a.tar.gz", tarred),
        ("a.tar.bz2", lambda path, files: tarred(path, files, "w:bz2")),
        ("a.tar.xz", lambda path, files: tarred(path, files, "w:xz")),
    ],
)
def test_every_file_is_read_and_named_by_its_place(tmp_path, name, pack):
    files = [("feb/one.txt", PAGE), ("all.jsonl", LINES), (".DS_Store", b"x"), ("notes.doc", b"x")]
    reading = read_records([pack(tmp_path / name, files)])
    assert len(reading.records) == 401
    assert [one.name for one in reading.files] == [f"{name}!feb/one.txt", f"{name}!all.jsonl"]
    assert [step.source for step in reading.steps if step.excluded] == [f"{name}!notes.doc"]
    assert [one.name for one in tmp_path.iterdir()] == [name]


def test_a_gzipped_file_is_the_file(tmp_path):
    path = tmp_path / "all.jsonl.gz"
    path.write_bytes(gzip.compress(LINES))
    assert len(read_records([path]).records) == 400


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_names_that_lead_out_come_twice_or_nest_are_told(tmp_path, pack, recwarn):
    files = [
        ("../up.txt", PAGE),
        ("/etc/talks.txt", PAGE),
        ("a/../../up.txt", PAGE),
        ("..\\up.txt", PAGE),
        ("same.txt", PAGE),
        ("same.txt", PAGE),
        ("inner.zip", b"PK"),
        ("empty.txt", b""),
        ("last.txt", PAGE),
    ]
    path = pack(tmp_path / ("a.zip" if pack is zipped else "a.tgz"), files)
    codes = [what if isinstance(what, str) else "taken" for _, what in found(path)]
    assert codes == [
        *["archive.unsafe-name"] * 4,
        "taken",
        "archive.twice",
        "archive.nested",
        "file.empty",
        "taken",
    ]


def test_links_and_devices_are_told(tmp_path):
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        for name, kind in (("link.txt", tarfile.SYMTYPE), ("device.txt", tarfile.CHRTYPE)):
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = kind, "/etc/passwd"
            archive.addfile(entry)
    assert [what for _, what in found(tmp_path / "a.tar")] == ["archive.not-a-file"] * 2


def test_an_encrypted_file_is_told(tmp_path):
    data = bytearray(zipped(tmp_path / "a.zip", [("one.txt", PAGE)]).read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "b.zip").write_bytes(data)
    assert found(tmp_path / "b.zip") == [("one.txt", "archive.encrypted")]


def test_what_is_too_large_is_known_by_its_bytes(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "LARGEST", 1_000)
    path = zipped(tmp_path / "a.zip", [("bomb.txt", b"a" * 5_000_000), ("one.txt", PAGE)])
    assert [what for _, what in found(path)] == ["archive.too-large", PAGE]
    monkeypatch.setattr(archives, "LARGEST_IN_ALL", 1_050)
    assert [what for _, what in found(path)] == ["archive.too-large", "archive.too-large"]


def test_a_truncated_file_gives_what_it_holds_and_says_that_there_was_more(tmp_path):
    (tmp_path / "all.jsonl.gz").write_bytes(gzip.compress(LINES)[:-200])
    added = add([tmp_path / "all.jsonl.gz"], to=tmp_path / "news", options=AddOptions(max_bad=1))
    assert 0 < len(added.corpus) < 400
    assert "archive.damaged" in added.quarantined
    assert "all.jsonl.gz!all.jsonl" in added.rejected[-1].message


@pytest.mark.parametrize(("name", "pack"), [("a.zip", zipped), ("a.tgz", tarred)])
def test_an_archive_cut_off_anywhere_never_breaks_the_reader(tmp_path, name, pack):
    files = [(f"{n}.txt", PAGE * (n + 1)) for n in range(20)]
    data = pack(tmp_path / name, files).read_bytes()
    for cut in (0, 3, len(data) // 3, len(data) // 2, 2 * len(data) // 3):
        (tmp_path / name).write_bytes(data[:cut] or b"x")
        what = [one for _, one in found(tmp_path / name)]
        assert what[-1] == "archive.damaged"
        assert set(what[:-1]) <= {PAGE * (n + 1) for n in range(20)}
