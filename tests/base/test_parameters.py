"""A parameter declared once."""

import json
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.base.errors import PlaygroundError
from playground.base.parameters import Parameter

RATE = Parameter("lr", 0.1, "rate", minimum=0, exclusive_minimum=True, slider=(1e-4, 1.0), scale="log")
BETA = Parameter("beta", 0.9, "momentum", minimum=0, maximum=1, exclusive_maximum=True)
COUNT = Parameter("count", 3, "how many", kind="integer", minimum=1, maximum=10)
SWITCH = Parameter("on", True, "switch", kind="boolean")
CHOICE = Parameter("form", "a", "which", kind="choice", choices=("a", "b"))


@pytest.mark.parametrize("value", [1e-300, 0.1, 2, 1e300, np.float32(0.5), np.int64(3), True])
def test_a_legal_value_beyond_the_slider_is_accepted(value: object) -> None:
    assert RATE.check(value, "adam") == float(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [0, -1, math.nan, math.inf, -math.inf, "0.1", b"1", None, [], {}, 1j, 10**400])
def test_an_illegal_value_is_refused_with_its_name_and_what_is_legal(value: object) -> None:
    with pytest.raises(PlaygroundError, match=r"^adam\.lr must be a finite number above 0, got "):
        RATE.check(value, "adam")


@pytest.mark.parametrize("value", [-1e-9, 1, 1.5])
def test_both_ends_of_a_range_are_kept(value: float) -> None:
    with pytest.raises(PlaygroundError, match="at least 0 and below 1"):
        BETA.check(value, "heavy_ball")


@pytest.mark.parametrize("value", [0, 11, 2.5, "3", math.nan])
def test_an_integer_is_whole_and_within_its_range(value: object) -> None:
    with pytest.raises(PlaygroundError, match="a whole number at least 1 and at most 10"):
        COUNT.check(value, "thing")


def test_an_integer_comes_back_as_int() -> None:
    assert COUNT.check(4.0, "thing") == 4 and isinstance(COUNT.check(4.0, "thing"), int)


@pytest.mark.parametrize("value", ["yes", 2, None, 0.5, []])
def test_a_switch_takes_true_and_false_alone(value: object) -> None:
    with pytest.raises(PlaygroundError, match="true or false"):
        SWITCH.check(value, "adam")


@pytest.mark.parametrize("value", ["c", 0, None, ["a"]])
def test_a_choice_takes_its_words_alone(value: object) -> None:
    with pytest.raises(PlaygroundError, match="Legal: a, b"):
        CHOICE.check(value, "nesterov")


def test_an_illegal_value_of_a_million_letters_makes_a_short_sentence() -> None:
    with pytest.raises(PlaygroundError) as caught:
        RATE.check("x" * 10**6, "adam")
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    ("parameter", "text", "value"),
    [(RATE, " 1e-3 ", 1e-3), (COUNT, "7", 7), (SWITCH, "off", False), (SWITCH, "True", True), (CHOICE, " b ", "b")],
)
def test_a_text_is_read_as_its_kind(parameter: Parameter, text: str, value: object) -> None:
    assert parameter.parse(text, "owner") == value


@pytest.mark.parametrize("text", ["", "x", "1_000", "nan", "inf", "-1", "0x10", "1,5,2", "1,000", "1 000"])
def test_a_text_that_is_no_legal_number_is_refused(text: str) -> None:
    with pytest.raises(PlaygroundError, match=r"owner\.lr must be"):
        RATE.parse(text, "owner")


@given(st.floats(min_value=0, exclude_min=True, allow_nan=False, allow_infinity=False))
def test_a_number_written_and_read_is_the_same_double(value: float) -> None:
    assert RATE.parse(repr(value), "owner") == value


def test_a_description_is_plain_json() -> None:
    for parameter in (RATE, BETA, COUNT, SWITCH, CHOICE):
        described = json.loads(json.dumps(parameter.describe(), allow_nan=False))
        assert described["name"] == parameter.name and described["default"] == parameter.default
    assert RATE.describe()["maximum"] is None and RATE.describe()["minimum"] == 0


def test_kernels_see_a_choice_as_its_place_and_a_switch_as_zero_or_one() -> None:
    assert [CHOICE.encode("b"), SWITCH.encode(False), COUNT.encode(3)] == [1.0, 0.0, 3.0]


@pytest.mark.parametrize("value", [np.array([0.5]), np.array(["0.5"]), np.array([[2]])])
def test_an_array_is_no_number(value: object) -> None:
    with pytest.raises(PlaygroundError, match=r"adam\.lr must be a finite number above 0, got"):
        RATE.check(value, "adam")
