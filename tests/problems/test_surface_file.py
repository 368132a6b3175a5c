"""Files of one's own: read whole, or refused in one sentence."""

import pytest

from playground.base.errors import PlaygroundError
from playground.problems.surface_file import read_surface

GOOD = """
name = "Mine"
formula = "x^2 + k*y^4"
domain = { x = [-1, 1], y = [-1, 1] }
[[parameters]]
name = "k"
default = 3
"""


def test_a_file_of_ones_own_is_a_surface(tmp_path):
    file = tmp_path / "My Bowl-2.toml"
    file.write_text(GOOD, encoding="utf-8")
    mine = read_surface(file)
    assert (mine.id, mine.name, mine.parameters) == ("my_bowl_2", "Mine", {"k": 3.0})
    assert mine.value([[1.0, 1.0]]).tolist() == [4.0]
    assert mine.with_parameters(k=1).value([[1.0, 1.0]]).tolist() == [2.0]


def test_a_byte_order_mark_is_read_over(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_bytes(b"\xef\xbb\xbf" + GOOD.encode())
    assert read_surface(file).name == "Mine"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"name = ", "not a TOML file"),
        (b"\xff\xfe", "must be UTF-8 text"),
        (b"", "the key 'domain' is missing"),
        (GOOD.replace("formula", "formel").encode(), "there is no key 'formel'; did you mean 'formula'"),
        (GOOD.replace("k*y", "j*y").encode(), "expected one of k, x, y"),
        (b"x = " + b"[" * 5000, "not a TOML file"),
        (b"#" * (2**20 + 1), "bytes"),
    ],
)
def test_a_mistake_names_the_file(tmp_path, content, words):
    file = tmp_path / "mine.toml"
    file.write_bytes(content)
    with pytest.raises(PlaygroundError) as caught:
        read_surface(file)
    assert str(file) in str(caught.value)
    assert words in str(caught.value)


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    for path in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(PlaygroundError, match="cannot read"):
            read_surface(path)


def test_a_name_without_letters_still_gives_an_id(tmp_path):
    file = tmp_path / "…-….toml"
    file.write_text(GOOD, encoding="utf-8")
    assert read_surface(file).id == "surface"
