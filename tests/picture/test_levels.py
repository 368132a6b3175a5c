"""Levels for any values at all."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from playground.picture.surface.levels import Levels, choose_levels


def bowl() -> np.ndarray:
    x, y = np.meshgrid(np.linspace(-5, 5, 200), np.linspace(-5, 5, 200))
    return x**2 + y**2


def valley() -> np.ndarray:
    x, y = np.meshgrid(np.linspace(-2, 2, 200), np.linspace(-1, 3, 200))
    return (1 - x) ** 2 + 100 * (y - x * x) ** 2


def test_a_bowl_is_linear_and_a_valley_logarithmic() -> None:
    assert choose_levels(bowl(), minimum=0.0).scale == "linear"
    assert choose_levels(valley(), minimum=0.0).scale == "log"
    assert choose_levels(valley(), "linear").scale == "linear"


@pytest.mark.parametrize("values", [bowl(), valley(), bowl() - 1e6, 1e-12 * bowl(), 1e200 * valley()])
@pytest.mark.parametrize("scale", ["auto", "log", "linear"])
def test_there_are_about_as_many_levels_as_were_asked_for(values: np.ndarray, scale: str) -> None:
    for count in (10, 24, 40):
        levels = choose_levels(values, scale, count=count).values()  # type: ignore[arg-type]
        assert 0.6 * count <= len(levels) <= 1.6 * count
        assert (np.diff(levels) > 0).all()


def test_levels_stay_where_they_are_while_the_picture_moves() -> None:
    before = choose_levels(valley(), minimum=0.0).values()
    after = choose_levels(valley()[10:, 10:], minimum=0.0).values()
    assert len(set(before) & set(after)) > 0.8 * len(after)


def test_heights_are_whole_on_levels() -> None:
    for levels in (choose_levels(valley(), minimum=0.0), choose_levels(bowl())):
        heights = levels.height(levels.values())
        assert np.allclose(heights, np.round(heights), atol=1e-6)


@pytest.mark.parametrize(
    "values",
    [
        np.full((5, 5), 3.7),
        np.zeros((5, 5)),
        np.full((5, 5), np.nan),
        np.full((5, 5), np.inf),
        np.array([[1.0, np.nan, np.inf, -np.inf, 2.0]]),
        np.array([[-1.7e308, 1.7e308]]),
        np.array([[0.0, 5e-324]]),
        np.array([[1.0, np.nextafter(1.0, 2.0)]]),
        np.array([[0.0, 1e-300, 1.0, 1e300]]),
        np.empty((0, 0)),
    ],
)
@pytest.mark.parametrize("scale", ["auto", "log", "linear"])
def test_hostile_values_have_levels_too(values: np.ndarray, scale: str) -> None:
    check(choose_levels(values, scale))  # type: ignore[arg-type]


@settings(max_examples=300, deadline=None)
@given(arrays(np.float64, st.integers(1, 12), elements=st.floats()), st.sampled_from(["auto", "log", "linear"]))
def test_any_values_have_levels(values: np.ndarray, scale: str) -> None:
    check(choose_levels(values, scale))  # type: ignore[arg-type]


def check(levels: Levels) -> None:
    assert np.isfinite([levels.offset, levels.step, levels.low, levels.high, levels.least]).all()
    assert levels.step > 0 and levels.high > levels.low and 0.4 <= levels.bend <= 1
    assert levels.scale == "linear" or levels.least > 0
    assert len(levels.values()) <= 200
