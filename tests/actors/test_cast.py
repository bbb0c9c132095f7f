"""Lists of actors: read from files, and refused with every fault at once."""

import pytest

from framing.actors import Actor, Cast
from framing.errors import FramingError


def test_both_forms_of_file_give_the_same_cast(tmp_path):
    toml = tmp_path / "cast.toml"
    toml.write_text('["Anna Holm"]\nkind = "person"\naliases = ["the mayor"]\n["Vessland"]\n')
    csv = tmp_path / "cast.csv"
    csv.write_text("name,kind,aliases\nAnna Holm,person,the mayor\nVessland,,\n")
    expected = Cast((Actor("Anna Holm", "person", ("the mayor",)), Actor("Vessland")))
    assert Cast.read(toml) == Cast.read(csv) == expected
    assert expected.names == ("Anna Holm", "Vessland")


def test_a_person_goes_by_the_last_name_unless_two_share_it():
    one = Cast.of(["Anna Holm", "Tom Cole"], kind="person").spelled()
    assert one["holm"] == "Anna Holm"
    two = Cast.of(["Anna Holm", "Tom Holm"], kind="person").spelled()
    assert "holm" not in two
    assert "holm" not in Cast.of(["Anna Holm"]).spelled()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[a]\nkind = 'ship'\n", "kind 'ship'"),
        ("[a]\nalias = ['b']\n", "only kind and a list of aliases"),
        ("a = 1\n", "only kind"),
        ("", "there is no actor"),
        ("[a\n", "cannot be read"),
    ],
)
def test_faults_of_a_file_are_told(tmp_path, text, message):
    path = tmp_path / "cast.toml"
    path.write_text(text)
    with pytest.raises(FramingError, match=message):
        Cast.read(path)


def test_other_files_are_refused(tmp_path):
    (tmp_path / "cast.csv").write_text("who\nAnna\n")
    with pytest.raises(FramingError, match="columns are name"):
        Cast.read(tmp_path / "cast.csv")
    with pytest.raises(FramingError, match=r"\.toml or \.csv"):
        Cast.read(tmp_path / "cast.txt")
    with pytest.raises(FramingError, match="one string"):
        Cast.of("Anna Holm")
