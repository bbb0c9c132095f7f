import warnings

import numpy as np
import pytest

from framing.compare import adjusted
from framing.corpus import Corpus
from framing.errors import FramingError, FramingWarning
from framing.report import Choice, Recipe, Section, build_report, default_recipe
from framing.report.building import _compared
from framing.report.parts import Setting
from tests.report.corpora import articles, corpus

LOADED = Choice("wording.LoadedTerms", "loaded_terms", {"by": "list"})
HEDGES = Choice("wording.Hedges", "hedges", {"by": "list"})


def recipe(*sections, **options):
    return Recipe("T", corpus="unused", sections=sections, **options)


def contrast_section(*choices, pair=("tribune", "ledger")):
    return Section("contrast", "C", extractors=choices, strata="event", pair=pair)


@pytest.fixture(scope="module")
def small():
    return corpus()


def built(sections, small, **options):
    return build_report(recipe(*sections, **options), small).parts


def test_a_planted_difference_is_found(small):
    (part,) = built([contrast_section(LOADED, HEDGES)], small)
    table = part.comparison.table.set_index("feature")
    assert table.loc["loaded_terms__loaded_terms", "estimate"] > 10
    assert table.loc["loaded_terms__loaded_terms", "q_value"] < 0.05
    assert "tribune has more of loaded terms" in part.said[0]
    assert set(part.evidence["label"]) == {"loaded_terms__loaded_terms", "hedges__hedges"}


def test_evidence_sums_to_the_hits(small):
    (part,) = built([contrast_section(LOADED, HEDGES)], small)
    marks = part.evidence["label"].value_counts()
    for row in part.comparison.table.itertuples():
        assert marks.get(row.feature, 0) == row.hits + row.hits_reference


def test_all_contrasts_are_corrected_together(small):
    sections = [contrast_section(LOADED), contrast_section(HEDGES)]
    parts = built(sections, small)
    p_values = np.concatenate([part.comparison.table["p_value"] for part in parts])
    q_values = np.concatenate([part.comparison.table["q_value"] for part in parts])
    np.testing.assert_array_equal(q_values, adjusted(p_values))
    notes = " ".join(parts[0].comparison.notes)
    assert "2 tested features, those of all 2 comparisons" in notes


def test_outcomes_not_declared_are_exploratory(small):
    (plain,) = built([contrast_section(LOADED, HEDGES)], small)
    assert "all of these are exploratory" in plain.drawings[0].notes
    (declared,) = built([contrast_section(LOADED, HEDGES)], small, primary=("hedges__hedges",))
    assert declared.tables[0].table["outcome"].tolist() == ["exploratory", "primary"]


def test_word_lists_are_called_not_validated(small):
    rates = Section("rates", "R", extractors=(LOADED,))
    for part in built([rates, contrast_section(LOADED)], small):
        assert "“loaded-terms” are not validated on this corpus" in part.drawings[0].notes


def test_too_few_units_are_a_sentence_not_a_crash():
    few = corpus(events=2)
    (part,) = built([contrast_section(LOADED)], few)
    assert part.comparison is None
    assert "Too few units" in part.said[0]
    assert not part.drawings


def test_nothing_but_copies_is_a_sentence_not_a_crash():
    table = articles(events=6)
    copies = table.assign(text="The council held a vote on the budget and on the harbour today.")
    (part,) = built([contrast_section(LOADED)], Corpus.from_frame(copies))
    assert "copies" in part.said[0]


def test_a_group_that_is_not_there_names_the_nearest(small):
    with pytest.raises(FramingError, match="did you mean 'tribune'"):
        built([contrast_section(LOADED, pair=("tribun", "ledger"))], small)


def test_warnings_are_gathered_into_the_notes():
    with warnings.catch_warnings():
        warnings.simplefilter("error", FramingWarning)
        (part,) = built([contrast_section(LOADED)], corpus(events=6))
    assert any(note.startswith("Few units") for note in part.comparison.notes)


def test_a_voice_leaves_the_other_words_out(small):
    section = Section("rates", "R", extractors=(HEDGES,), voice="quoted")
    (part,) = built([section], small)
    assert part.estimates.table["estimate"].eq(0).all()
    assert set(part.evidence["voice"]) <= {"quoted"}


def test_a_paragraph_of_one_quoted_word_is_speech():
    table = articles(events=6)
    table["text"] += "\n“Sham.”"
    section = Section("rates", "R", extractors=(LOADED,), voice="quoted")
    (part,) = built([section], Corpus.from_frame(table))
    assert part.estimates.table["estimate"].gt(0).all()
    assert part.evidence["cue"].str.casefold().eq("sham").sum() == 12


def test_the_overview_counts_what_there_is(small):
    (part,) = built([Section("overview", "O", strata="event")], small)
    table = part.tables[0].table.set_index("outlet")
    assert table["articles"].tolist() == [14, 14]
    assert table["events"].tolist() == [14, 14]
    drawn = part.drawings[0].of.table
    assert drawn["estimate"].eq(1).all()
    assert "28 articles of 2 outlets" in part.said[0]


def test_topics_without_enough_articles_are_a_sentence(small):
    (part,) = built([Section("topics", "T", k=100)], small)
    assert "fewer topics" in part.said[0]


def test_where_takes_some_of_the_articles(small):
    section = Section("overview", "O")
    (part,) = built([section], small, where={"outlet": "ledger"})
    assert part.tables[0].table["outlet"].tolist() == ["ledger"]


def test_an_unknown_extractor_names_the_nearest(small):
    wrong = Section("rates", "R", extractors=(Choice("wording.Hedge", "h"),))
    with pytest.raises(FramingError, match=r"did you mean 'wording\.Hedges'"):
        built([wrong], small)


def test_an_unknown_parameter_names_the_nearest(small):
    wrong = Section("rates", "R", extractors=(Choice("wording.Hedges", "h", {"lexcon": "x"}),))
    with pytest.raises(FramingError, match="did you mean 'lexicon'"):
        built([wrong], small)


def test_the_default_recipe_fits_the_corpus(small):
    made = default_recipe(small, "corpora/x", seed=3)
    kinds = [section.kind for section in made.sections]
    assert kinds == ["overview", "rates", "rates", "rates", "contrast", "topics", "marked"]
    assert made.sections[4].strata == "event"
    without = default_recipe(
        type(small)(small.articles.drop(columns="event"), small.passages, small.comments), "x"
    )
    assert without.sections[4].strata is None
    assert "not matched on events" in without.sections[4].title


def test_the_default_recipe_of_one_outlet_compares_nothing():
    alone = corpus(outlets=("ledger",))
    assert "contrast" not in [section.kind for section in default_recipe(alone, "x").sections]


def test_a_contrast_without_a_pair_takes_the_largest_two(small):
    setting = Setting(small, recipe(contrast_section(LOADED, pair=())))
    assert _compared(setting, lambda title: None)[0].pairs == (("ledger", "tribune"),)


def test_sections_are_told_as_they_come(small):
    heard = []
    build_report(recipe(Section("overview", "First")), small, tell=heard.append)
    assert heard == ["First"]
