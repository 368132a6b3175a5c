"""Ticks of axes."""

import math

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from playground.picture.graph import Axis
from playground.picture.graph.ticks import axis_ticks, linear_ticks, log_ticks
from playground.picture.region import sound

NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
MOST = st.integers(2, 12)


@given(NUMBERS, NUMBERS, MOST)
@example(1e6, 1e6 + 1e-9, 5)
@example(1e6, math.nextafter(1e6, 2e6), 2)
@example(0.0, 5e-324, 3)
@example(5e-324, 2e-323, 8)
@example(-1.7e308, 1.7e308, 2)
@example(1.0, 1.0 + 1e-12, 4)
@example(3.2, 3.8, 2)
def test_any_range_of_numbers_has_two_ticks_with_labels_of_their_own(one: float, other: float, most: int) -> None:
    low, high = min(one, other), max(one, other)
    ticks = linear_ticks(low, high, most)
    if low == high:
        assert ticks == ()
        return
    span = high / 2 - low / 2
    values = [tick.value for tick in ticks]
    assert 2 <= len(ticks) <= most
    assert all(low - 1e-8 * span <= value <= high + 1e-8 * span for value in values)
    assert values == sorted(set(values)) and len({tick.label for tick in ticks}) == len(ticks)
    for tick in ticks:
        assert float(tick.label) == pytest.approx(tick.value, rel=1e-15, abs=1e-6 * span + 5e-324), tick


@given(st.floats(-400, 400), st.floats(0, 700), MOST)
@example(0.1, 0.8, 6)
@example(-28.3, 0.4, 3)
@example(305.1, 0.3, 6)
@example(-400.2, 0.1, 4)
@example(2.0, 4.440892098500626e-16, 5)
@example(1.0, 4.0, 2)
def test_any_logarithmic_range_has_two_ticks_with_labels_of_their_own(low: float, wide: float, most: int) -> None:
    high = low + wide
    ticks = log_ticks(low, high, most)
    if not low < high:
        assert ticks == ()
        return
    values = [tick.value for tick in ticks]
    assert 2 <= len(ticks) <= most and values == sorted(set(values))
    assert all(low - 1e-8 <= value <= high + 1e-8 for value in values)
    assert len({tick.label for tick in ticks}) == len(ticks)


@given(st.floats(0, 1e9), st.floats(1e-6, 1e6), MOST)
def test_what_is_counted_has_whole_ticks_as_long_as_two_are_seen(low: float, wide: float, most: int) -> None:
    ticks = axis_ticks(Axis(*sound((low, low + wide)), "step", whole=True), most)
    assert len(ticks) >= 2
    whole = [tick.value == round(tick.value) for tick in ticks]
    assert all(whole) or sum(whole) < 2


@pytest.mark.parametrize("low", [-1e8, -2.0, 0.0, 1e-7, 999.5])
@pytest.mark.parametrize("span", [1e-6, 0.3, 4.0, 77.0, 1e9])
def test_linear_ticks_are_few_inside_and_all_different(low: float, span: float) -> None:
    ticks = linear_ticks(low, low + span)
    assert 3 <= len(ticks) <= 8
    assert np.allclose([float(tick.label) for tick in ticks], [tick.value for tick in ticks], atol=span * 1e-3)


def test_log_ticks_are_powers_of_ten_or_round_numbers_between() -> None:
    assert [tick.label for tick in log_ticks(-30, 10)] == ["10⁻²⁸", "10⁻²¹", "10⁻¹⁴", "10⁻⁷", "1", "10⁷"]
    assert [tick.label for tick in log_ticks(0.1, 0.9)] == ["2", "3", "4", "5", "6", "7"]
    assert [tick.label for tick in log_ticks(0.3, 1.9)] == ["2", "5", "10", "20", "50"]


@pytest.mark.parametrize("ends", [(1.0, 1.0), (2.0, 1.0), (np.nan, 1.0), (0.0, np.inf)])
def test_an_axis_without_length_has_no_ticks(ends: tuple[float, float]) -> None:
    assert linear_ticks(*ends) == () and log_ticks(*ends) == ()


def test_hundreds_are_written_out():
    assert [tick.label for tick in linear_ticks(0, 600, 5)] == ["0", "200", "400", "600"]
