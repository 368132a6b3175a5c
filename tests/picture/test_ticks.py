"""Ticks of axes."""

import numpy as np
import pytest

from playground.picture.ticks import linear_ticks, log_ticks


@pytest.mark.parametrize("low", [-1e8, -2.0, 0.0, 1e-7, 999.5])
@pytest.mark.parametrize("span", [1e-6, 0.3, 4.0, 77.0, 1e9])
def test_linear_ticks_are_few_inside_and_all_different(low: float, span: float) -> None:
    ticks = linear_ticks(low, low + span)
    assert 2 <= len(ticks) <= 8
    assert all(low - 1e-6 * span <= tick.value <= low + span * (1 + 1e-6) for tick in ticks)
    assert len({tick.label for tick in ticks}) == len(ticks)
    assert np.allclose([float(tick.label) for tick in ticks], [tick.value for tick in ticks], atol=span * 1e-3)


def test_log_ticks_are_powers_of_ten_or_round_numbers_between() -> None:
    assert [tick.label for tick in log_ticks(-30, 10)] == ["10⁻²⁸", "10⁻²¹", "10⁻¹⁴", "10⁻⁷", "1", "10⁷"]
    assert [tick.label for tick in log_ticks(0.1, 0.9)] == ["2", "3", "4", "5", "6", "7"]


@pytest.mark.parametrize("ends", [(1.0, 1.0), (2.0, 1.0), (np.nan, 1.0), (0.0, np.inf)])
def test_an_axis_without_length_has_no_ticks(ends: tuple[float, float]) -> None:
    assert linear_ticks(*ends) == () and log_ticks(*ends) == ()


def test_hundreds_are_written_out():
    assert [tick.label for tick in linear_ticks(0, 600, 5)] == ["0", "200", "400", "600"]
