"""Extractors by the names of the command line."""

import pytest
import typer

from framing.cli.extractors import chosen, parts_of, record_of


def test_parameters_are_taken_in_the_type_of_their_default():
    [scare] = parts_of(chosen(["sourcing.ScareQuotes:max_words=3"])).values()
    assert scare.max_words == 3


def test_the_same_extractor_may_stand_there_twice():
    names = ["wording.Hedges", "wording.Hedges:by=list", "sourcing.Quotations"]
    assert [one.called for one in chosen(names)] == ["hedges", "hedges_2", "quotations"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("wording.Hedge", "did you mean 'wording.Hedges'"),
        ("Hedges", "did you mean 'wording.Hedges'"),
        ("wording.Hedges:bye=list", "did you mean 'by'"),
        ("wording.Hedges:by=lists", "did you mean 'list'"),
        ("wording.Hedges:by", "no parameter=value"),
        ("wording.Hedges:lexicon=hedgs", "did you mean 'hedges'"),
        ("sourcing.ScareQuotes:max_words=few", "a value like 4"),
        ("sourcing.ScareQuotes:max_words=1.5", "a value like 4"),
    ],
)
def test_what_is_not_known_is_told_with_the_nearest_name(name, told):
    with pytest.raises(typer.BadParameter) as wrong:
        chosen([name])
    assert told in str(wrong.value)


def test_a_manifest_names_a_word_list_by_what_it_holds_not_where_it_is(tmp_path):
    import shutil
    from importlib import resources

    own = tmp_path / "own"
    shutil.copytree(str(resources.files("framing.lexicons") / "data" / "hedges"), own)
    [entry] = record_of(chosen([f"wording.Hedges:lexicon={own}"]))
    assert str(tmp_path) not in str(entry)
    assert entry["parameters"]["lexicon"]["name"] == "hedges"
    assert record_of(chosen(["wording.Hedges"])) == [entry]
