"""Errors for people."""

from playground.base.errors import PlaygroundError, unknown


def test_an_unknown_name_brings_its_nearest_match_and_all_legal_names() -> None:
    sentence = str(unknown("optimizer", "Adm", ["adam", "nesterov"]))
    assert "'Adm'" in sentence and "did you mean 'adam'" in sentence and "adam, nesterov" in sentence


def test_a_name_like_nothing_else_brings_no_guess() -> None:
    assert "did you mean" not in str(unknown("surface", "qqq", ["sphere"]))


def test_a_name_of_a_million_letters_makes_a_short_sentence() -> None:
    assert len(str(unknown("surface", "x" * 10**6, ["sphere"]))) < 200


def test_control_characters_of_a_name_are_shown_escaped() -> None:
    assert str(unknown("surface", "a\n\x1b[31m", ["sphere"])).isprintable()


def test_a_person_can_catch_it_as_the_value_error_it_is() -> None:
    assert issubclass(PlaygroundError, ValueError)
