"""Every faulty file is told, none is lost, and nothing hangs or breaks."""

import tomllib
from pathlib import Path

import pytest

from framing.corpus import Corpus
from framing.corpus.adding import AddOptions, NotAdded, add
from framing.corpus.outlets import Aliases
from framing.corpus.quarantine import read_quarantine
from framing.corpus.reading.codes import codes
from framing.corpus.reading.mapping import ColumnMapping
from framing.errors import CorpusError
from tests.faults.generate import KINDS, generate
from tests.faults.pages import SECRET

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))["case"]
ALL = 1


@pytest.fixture(scope="session")
def faulty(tmp_path_factory):
    """A folder with every faulty file."""
    return generate(tmp_path_factory.mktemp("faults"))


def added(path, folder, **said):
    """What came of a file, whether anything was added or not."""
    if "mapping" in said:
        said["mapping"] = ColumnMapping.parse(said["mapping"])
    try:
        return add([path], to=folder, options=AddOptions(max_bad=ALL, **said))
    except NotAdded as refusal:
        return refusal.outcome


@pytest.fixture(scope="session")
def outcomes(faulty, tmp_path_factory):
    """What came of each case; found out once."""
    found = {}

    def outcome(case):
        name = name_of(case)
        if name not in found:
            folder = tmp_path_factory.mktemp("case") / "corpus"
            found[name] = added(faulty / case["file"], folder, **case.get("options", {}))
        return found[name]

    return outcome


def name_of(case):
    """What a test of a case is called."""
    return " ".join([case["file"], *(f"{k}={v}" for k, v in case.get("options", {}).items())])


@pytest.mark.parametrize("case", CASES, ids=map(name_of, CASES))
def test_a_faulty_file(case, outcomes):
    outcome = outcomes(case)

    assert outcome.accepted == case["accepted"]
    assert outcome.quarantined == case.get("quarantined", {})
    assert outcome.excluded == case.get("excluded", {})
    noted = {code: n for code, n in outcome.noted.items() if code in case.get("noted", {})}
    assert noted == case.get("noted", {})
    assert not {code for code in outcome.noted if code.startswith(("text.", "date."))} - set(noted)
    lost = outcome.seen - outcome.accepted
    assert lost == sum(outcome.quarantined.values()) + sum(outcome.excluded.values())
    if "says" in case:
        message = outcome.rejected[0].message
        name = Path(case["file"]).name
        assert message.startswith((f"{name}: ", f"{name}!"))
        assert case["says"] in message
    bad = sum(outcome.quarantined.values())
    assert outcome.exit_code == (4 if not outcome.accepted else 3 if bad else 0)
    assert (outcome.corpus is None) == (not outcome.accepted)


@pytest.mark.parametrize("case", CASES, ids=map(name_of, CASES))
def test_what_is_rejected_can_be_read_again_to_the_byte(case, faulty, outcomes):
    path = faulty / case["file"]
    outcome = outcomes(case)
    if not outcome.rejected:
        return

    kept = read_quarantine(outcome.quarantine)
    assert kept == list(outcome.rejected)
    for one in kept:
        assert one.code in codes()
        if one.byte is not None:
            data = path.read_bytes()
            assert one.raw == data[one.byte : one.byte + one.length]


def test_every_file_has_a_case():
    made = {f"{kind}/{name}" for kind, module in KINDS.items() for name, _ in module.files()}
    tried = {case["file"] for case in CASES}
    assert {name for name in made - tried if not name.endswith((".toml", ".part"))} == set()


def test_the_files_are_the_same_every_time():
    for module in KINDS.values():
        assert dict(module.files()) == dict(module.files())


def test_unclosed_quotes_name_the_lines_that_opened_them(faulty, tmp_path):
    outcome = added(faulty / "csv/unclosed-many.csv", tmp_path / "corpus")
    lines = [one.line for one in outcome.rejected]
    assert lines == list(range(7, 107, 10))
    texts = (faulty / "csv/unclosed-many.csv").read_text(encoding="utf-8").splitlines()
    assert all('"Talks on day' in texts[line - 1] for line in lines)


def test_strings_stay_strings(faulty, tmp_path):
    articles = added(faulty / "csv/literal.csv", tmp_path / "corpus").corpus.articles
    assert list(articles.index) == ["007", "12345678901234567890123", "1e5"]
    assert articles["headline"].tolist() == ["NA", "null", "None"]
    assert articles["outlet"].tolist() == ["Tribune", "None", "007"]


def test_types_of_parquet_become_strings(faulty, tmp_path):
    articles = added(faulty / "pages/types.parquet", tmp_path / "corpus").corpus.articles
    assert list(articles.index) == ["7", "8", "9", "10"]
    assert articles["headline"].iloc[0] == "Talks enter day 1"
    assert articles["date"].dt.strftime("%Y-%m-%d").tolist()[0] == "2026-02-02"


@pytest.mark.parametrize(
    ("name", "dates"),
    [
        ("day-first.csv", ["2026-03-02", "2026-03-13"]),
        ("epoch.csv", ["2026-02-01", "2026-02-01"]),
        ("zones.csv", ["2026-02-01", "2026-02-02"]),
        ("impossible.csv", [None, None, None, "2026-02-01"]),
        ("missing.csv", [None] * 5 + ["2026-02-01"]),
    ],
)
def test_dates(name, dates, faulty, tmp_path):
    articles = added(faulty / "columns" / name, tmp_path / "corpus").corpus.articles
    found = articles["date"].dt.strftime("%Y-%m-%d").astype(object)
    assert found.where(found.notna(), None).tolist() == dates


def test_the_date_given_is_kept_where_it_is_impossible(faulty, tmp_path):
    articles = added(faulty / "columns/impossible.csv", tmp_path / "corpus").corpus.articles
    assert articles["date_given"].tolist()[:2] == ["2026-02-30", "0001-11-30"]


def test_an_outlet_is_merged_only_where_the_file_says_so(faulty, tmp_path):
    path = faulty / "columns/outlets.csv"
    plain = added(path, tmp_path / "plain")
    assert plain.near_outlets == (("FOX NEWS", "Fox News", "Fox Online News", "fox news"),)
    assert plain.corpus.articles["outlet"].nunique() == 6

    aliases = Aliases.read(faulty / "columns/outlets.toml")
    merged = added(path, tmp_path / "merged", aliases=aliases)
    assert merged.noted["outlet.alias"] == 1
    assert (merged.corpus.articles["outlet"] == "Fox News").sum() == 2
    assert Aliases.read(tmp_path / "merged").names == aliases.names


def test_all_that_is_wrong_with_aliases_is_said_at_once(faulty):
    with pytest.raises(CorpusError) as refusal:
        Aliases.read(faulty / "columns/outlets-twice.toml")
    assert "'Star' stands for 'a' and for 'b'" in str(refusal.value)
    assert "'c': name must be a text" in str(refusal.value)


@pytest.mark.parametrize("name", ["bomb.html", "outside.html"])
def test_no_entity_is_resolved(name, faulty, tmp_path):
    (faulty / "pages/secret.txt").write_text(SECRET, encoding="utf-8")
    corpus = added(faulty / "pages" / name, tmp_path / "corpus").corpus
    text = "\n".join(corpus.passages["text"])
    assert SECRET not in text
    assert "aaaa" not in text
    assert len(text) < 10_000


@pytest.mark.parametrize("name", ["nested-300", "nested-20000", "comment", "script", "plain"])
def test_the_story_is_found_below_a_broken_page(name, faulty, tmp_path):
    corpus = added(faulty / f"pages/{name}.html", tmp_path / "corpus").corpus
    text = "\n".join(corpus.passages.query("kind == 'paragraph'")["text"])
    assert [n for n in range(1, 12) if f"on day {n} and" not in text] == []
    assert corpus.articles["date_given"].iloc[0] == "2026-02-01"


def test_odd_file_names_are_printed_and_written(faulty, tmp_path):
    outcome = added(faulty / "odd", tmp_path / "corpus")
    assert outcome.accepted == 1
    assert outcome.files[0].name == r"a\nb\xff \u202e.txt"
    assert Corpus.read(tmp_path / "corpus").articles["source_file"].iloc[0].isprintable()


def test_a_folder_without_articles(faulty, tmp_path):
    outcome = added(faulty / "nothing", tmp_path / "corpus")
    assert outcome.quarantined == {"file.no-articles": 1}
    assert outcome.exit_code == 4


def test_one_bad_file_does_not_stop_the_others(faulty, tmp_path):
    names = ["cut.parquet", "whole.parquet", "no-text.parquet"]
    paths = [faulty / "pages" / name for name in names] + [faulty / "bytes/empty.csv"]
    outcome = add(paths, to=tmp_path / "corpus", options=AddOptions(max_bad=ALL))
    assert outcome.accepted == 40
    assert set(outcome.quarantined) == {"parquet.unreadable", "file.columns", "file.empty"}


def test_more_bad_records_than_allowed_leave_the_corpus_as_it_was(faulty, tmp_path):
    folder = tmp_path / "corpus"
    add([faulty / "csv/semicolon.csv"], to=folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(NotAdded, match=r"10 of 100 records are broken.*0\.01") as refusal:
        add([faulty / "csv/unclosed-many.csv"], to=folder)
    assert refusal.value.exit_code == 5
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert len(read_quarantine(refusal.value.outcome.quarantine)) == 10

    outcome = add([faulty / "csv/unclosed-many.csv"], to=folder, options=AddOptions(max_bad=0.1))
    assert outcome.exit_code == 3
    assert not refusal.value.outcome.quarantine.exists()
