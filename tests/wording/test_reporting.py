"""Reporting verbs hit in all their forms, and not as nouns or adjectives."""

import pytest

from framing.extractor import Voice
from framing.wording import ReportingVerbs

FORMS = {
    "doubting": "claim claims claimed claiming allege alleges alleged alleging",
    "assertive": "affirm affirms affirmed affirming insist insists insisted insisting",
}


@pytest.mark.parametrize(
    ("label", "form"), [(label, form) for label, forms in FORMS.items() for form in forms.split()]
)
def test_every_form_hits(label, form):
    sentence = f"They were {form} it." if form.endswith("ing") else f"They {form} it."
    found = ReportingVerbs().evidence([sentence])
    assert found[["cue", "label"]].values.tolist() == [[form, label]]


@pytest.mark.parametrize(
    "sentence",
    ["The alleged thief left.", "His claims failed.", "The claim was false.", "Of alleged crimes."],
)
def test_nouns_and_adjectives_do_not(sentence):
    assert ReportingVerbs().evidence([sentence]).empty


def test_denied_and_quoted_uses_are_told_apart():
    text = ["He didn’t claim it. “They claim it,” she wrote."]
    apart = ReportingVerbs(negated="apart").evidence(text)
    claims = apart[apart["cue"] == "claim"]
    assert claims["label"].tolist() == ["doubting-negated", "doubting"]
    assert claims["voice"].tolist() == ["outlet", "quoted"]
    split = Voice(ReportingVerbs(negated="omitted")).set_output(transform="pandas")
    counts = split.fit_transform(text).iloc[0]
    assert (counts["doubting@outlet"], counts["doubting@quoted"]) == (0, 1)


@pytest.mark.parametrize(
    "sentence",
    [
        "Insurance claims rose.",
        "Weekly jobless claims fell.",
        "The small claims court met.",
        "Claims of fraud spread.",
        "Three claims were filed.",
        "Unfounded claims about it spread.",
        "It claimed the lives of two sailors.",
    ],
)
def test_claims_that_nobody_makes_in_words_do_not(sentence):
    assert ReportingVerbs().evidence([sentence]).empty
