"""Word lists in the forms of other tools."""

import pytest

from framing.errors import LexiconError
from framing.lexicons.formats import READERS

TEXTS = {
    "dic": "%\n1\tcare\n2\tharm\n%\nhelp*\t1\nkill\t2\nstand by me\t1\t2\n",
    "yml": "care:\n  - help*\nharm:\n  - kill\n",
    "ykd": '<?xml version="1.0"?><dictionary><cnode name="all"><cnode name="care">'
    '<pnode name="help*"/></cnode><cnode name="harm"><pnode name="kill"/></cnode></cnode>'
    "</dictionary>",
    "json": '{"care": ["help*"], "harm": ["kill"]}',
    "csv": "term,category\nhelp*,care\nkill,harm\n",
    "tsv": "word\tlabel\nhelp*\tcare\nkill\tharm\n",
    "nrc": "help*\tcare\t1\nkill\tharm\t1\nkill\tcare\t0\n",
    "empath": "care\thelp*\nharm\tkill\n",
}


def pairs(form, text):
    return {(row.term, row.category) for row in READERS[form](text) if row.weight}


@pytest.mark.parametrize("form", TEXTS)
def test_terms_and_categories_are_read(form):
    assert {("help*", "care"), ("kill", "harm")} <= pairs(form, TEXTS[form])


def test_dic_takes_phrases_several_categories_and_spaces_for_tabs():
    assert {("stand by me", "care"), ("stand by me", "harm")} <= pairs("dic", TEXTS["dic"])
    assert ("kill", "harm") in pairs("dic", TEXTS["dic"].replace("\t", " "))


def test_conditions_of_liwc_are_no_category():
    rows = list(READERS["dic"]("%\n1 a\n%\nlike\t(02 134)125/464\n"))
    assert all(row.category.startswith("?") for row in rows)


def test_what_explains_a_category_of_liwc_is_no_part_of_its_name():
    rows = READERS["dic"]("%\n1 posemo (Positive Emotions)\n2 posemo (other)\n%\nkind\t1\t2\n")
    assert [row.category for row in rows] == ["posemo", "posemo (other)"]


def test_nested_categories_are_joined():
    assert pairs("yml", "policy:\n  tax:\n    - levy\n") == {("levy", "policy.tax")}


def test_words_that_yaml_takes_for_truth_values_or_dates_stay_words():
    text = "no:\n  - no\n  - yes\n  - null\n  - 0777\n  - 2001-01-01\nempty:\n"
    words = ("no", "yes", "null", "0777", "2001-01-01")
    assert pairs("yml", text) == {(word, "no") for word in words}


def test_weights_stand_in_columns_or_beside_terms():
    [row] = READERS["json"]('{"care": {"help": 0.5}}')
    assert row[:6] == (0, "help", "care", 0.5, "exact", "")
    wide = list(READERS["csv"]("word,care_p,harm_p\nhelp,0.8,0.1\n"))
    assert [(row.category, row.weight) for row in wide] == [("care_p", 0.8), ("harm_p", 0.1)]


def test_clues_carry_strength_polarity_class_and_inflection():
    line = "type=weaksubj len=1 word1=abandon pos1=verb stemmed1=y priorpolarity=negative\n"
    [row] = READERS["mpqa"](line)
    assert row[1:6] == ("abandon", "weak.negative", 1.0, "inflect", "verb")


def test_valences_keep_their_sign_here():
    [bad, good] = READERS["vader"]("awful\t-2.0\t1\t[]\ngood\t1.9\t1\t[]\n")
    assert (bad.weight, good.weight) == (-2.0, 1.9)
    xml = '<s><word form="bad" pos="JJ" polarity="-0.6"/><word form="bad" polarity="-0.8"/></s>'
    [row] = READERS["textblob"](xml)
    assert row.weight == pytest.approx(-0.7)


@pytest.mark.parametrize(
    ("form", "text", "said"),
    [
        ("dic", "kill\t1\n", "two lines of %"),
        ("dic", "%\nkill\n%\n", "number and name"),
        ("yml", "a: [", "no plain YAML"),
        ("yml", "a: !!python/object/apply:os.system ['true']", "no plain YAML"),
        ("json", "{", "no JSON"),
        ("json", "[" * 100_000, "no JSON"),
        ("ykd", "<a><b></a>", "no XML"),
        ("ykd", '<!DOCTYPE a [<!ENTITY x "y">]><a/>', "entities"),
        ("csv", "wort,klasse\na,b\n", "no column is called"),
    ],
)
def test_what_is_in_another_form_is_refused(form, text, said):
    with pytest.raises(LexiconError, match=said):
        list(READERS[form](text))
