"""Which column holds what."""

import pytest

from framing.corpus.reading.mapping import ColumnMapping, seen
from framing.errors import CorpusError


def test_what_is_said_counts_before_what_is_known():
    taken = ColumnMapping.parse("outlet=domain,event=event_id,headline=title").resolve(
        ["doc", "event_id", "event", "domain", "date", "title", "text", "url"]
    )
    assert dict(taken.columns) == {
        "outlet": ("domain",),
        "event": ("event_id",),
        "headline": ("title",),
        "text": ("text",),
        "date": ("date",),
        "url": ("url",),
    }
    assert taken.left == ("doc", "event")


def test_known_names_are_known_whatever_their_case():
    taken = ColumnMapping().resolve(["ID", "Title", "Body", "Source", "Published_At"])
    assert dict(taken.columns) == {
        "text": ("Body",),
        "id": ("ID",),
        "outlet": ("Source",),
        "headline": ("Title",),
        "date": ("Published_At",),
    }


def test_a_column_is_not_taken_twice_by_its_name():
    taken = ColumnMapping.parse("event=title").resolve(["title", "text"])
    assert dict(taken.columns) == {"event": ("title",), "text": ("text",)}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id", "write field=column"),
        ("id=", "write field=column"),
        ("id=a,id=b", "names the field 'id' twice"),
        ("headlin=title", "did you mean 'headline'"),
        ("copy_group=g", "a name that the corpus gives itself"),
        ("my col=x", "no name for a column"),
    ],
)
def test_a_mapping_that_cannot_be_used_is_refused(text, said):
    with pytest.raises(CorpusError, match=said):
        ColumnMapping.parse(text)


def test_all_columns_that_are_not_there_are_said_at_once():
    with pytest.raises(CorpusError) as refusal:
        ColumnMapping.parse("id=nope,outlet=sorce,text=body").resolve(["source", "words"])
    for part in ("id=nope", "outlet=sorce", "text=body", "'source'", "Columns seen: source, words"):
        assert part in str(refusal.value)


def test_many_columns_are_cut_short():
    assert seen([f"c{n}" for n in range(40)]).endswith("c29 and 10 more.")
