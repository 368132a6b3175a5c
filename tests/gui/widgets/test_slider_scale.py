"""Places on a slider and the values they mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.gui.widgets.slider_scale import SliderScale
from playground.optimizers import OPTIMIZERS
from playground.problems.surfaces import SURFACES

DECLARED = [q for method in OPTIMIZERS for q in method.parameters if q.kind in ("float", "integer")]
DECLARED += [q for surface in SURFACES for q in surface.definition.parameters]


@pytest.mark.parametrize("parameter", DECLARED, ids=lambda q: q.name)
def test_every_place_of_every_declared_slider_comes_back(parameter):
    scale = SliderScale.of(parameter)
    values = [scale.value(place) for place in range(scale.last + 1)]
    assert values == sorted(values)
    assert (values[0], values[-1]) == parameter.slider
    for place in range(0, scale.last + 1, 37):
        assert abs(scale.place(values[place]) - place) <= 1


@given(st.floats(1e-6, 1e3))
def test_a_logarithmic_slider_finds_any_value_to_one_place_in_a_thousand(value):
    scale = SliderScale(1e-6, 1e3, logarithmic=True)
    assert scale.value(scale.place(value)) == pytest.approx(value, rel=0.03)


def test_values_beyond_lie_at_the_ends():
    scale = SliderScale(1e-4, 1.0, logarithmic=True)
    assert (scale.place(0.0), scale.place(50.0)) == (0, scale.last)


def test_whole_numbers_stay_whole():
    scale = SliderScale(10, 5000, logarithmic=True, whole=True)
    assert all(scale.value(place) == int(scale.value(place)) for place in range(0, 1001, 13))
    assert SliderScale(0, 100, whole=True).last == 100


def test_a_step_goes_on_beyond_the_slider_but_never_past_zero():
    scale = SliderScale(1e-4, 1.0, logarithmic=True)
    value = 1.0
    for _ in range(500):
        value = scale.step(value, -10)
    assert 0 < value < 1e-100
    assert SliderScale(-1, 1).step(1.0, 1) == pytest.approx(1.02)
