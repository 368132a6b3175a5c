"""Numbers as people type them, where a field or a cell holds one."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.base.errors import PlaygroundError
from playground.base.parameters import Parameter
from playground.base.typed_number import typed_number

RATE = Parameter("lr", 0.1, "rate", minimum=0, exclusive_minimum=True)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0,05", 0.05), ("1,5", 1.5), ("-1,5", -1.5), ("+2,5e-3", 0.0025), (",5", 0.5), ("0,001", 0.001),
        ("0,000", 0.0), ("12,5", 12.5), ("1234,567", 1234.567), ("\u22121.5", -1.5), ("1.5\u00a0", 1.5), ("5.", 5.0),
        (".5", 0.5), ("1e3", 1000.0), ("007", 7.0),
    ],
)  # fmt: skip
def test_a_decimal_comma_is_understood(text: str, value: float) -> None:
    assert typed_number(text) == value


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("1,000", "1,000 may mean 1000 or 1.000: write one of these"),
        ("-12,345", "-12,345 may mean -12345 or -12.345: write one of these"),
        ("1,234,567", "write 1234567, without signs between thousands"),
        ("1.234,5", "write 1234.5, without signs between thousands"),
        ("1,234.5", "write 1234.5, without signs between thousands"),
        ("1 000", "write 1000, without signs between thousands"),
        ("1\u00a0000", "write 1000, without signs between thousands"),
        ("", ""), ("x", ""), ("1_000", ""), ("0x10", ""), ("nan", ""), ("inf", ""), ("1,2,3", ""), ("1e", ""),
        (",", ""), ("\u0661", ""), ("1;5", ""),
    ],
)  # fmt: skip
def test_what_is_ambiguous_or_no_number_is_refused(text: str, hint: str) -> None:
    with pytest.raises(ValueError) as error:
        typed_number(text)
    assert str(error.value) == hint


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_double_is_read_with_a_point_and_with_a_comma(value: float) -> None:
    written = repr(value)
    assert typed_number(written) == value
    with_comma = written.replace(".", ",")
    try:
        assert typed_number(with_comma) == value
    except ValueError as error:
        # Three figures behind the comma, up to three before it and no exponent: thousands, or decimals.
        assert str(error).startswith(with_comma) and math.floor(abs(value)) in range(1, 1000)


def test_a_parameter_says_what_to_write() -> None:
    assert RATE.parse("0,05", "adam") == 0.05
    with pytest.raises(PlaygroundError, match=r"got '1,000'; 1,000 may mean 1000 or 1\.000: write one of these$"):
        RATE.parse("1,000", "adam")
