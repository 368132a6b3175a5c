"""Places on a slider and the values they mean."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.gui.widgets.slider_scale import SliderScale
from playground.optimizers import OPTIMIZERS
from playground.problems.surfaces import SURFACES

DECLARED = [q for method in OPTIMIZERS for q in method.parameters if q.kind in ("float", "integer")]
DECLARED += [q for surface in SURFACES for q in surface.definition.parameters]
DISTINCT = list({(q.kind, q.scale, q.slider): q for q in DECLARED}.values())


@pytest.mark.parametrize("parameter", DISTINCT, ids=lambda q: q.name)
def test_every_place_of_every_declared_slider_comes_back(parameter):
    scale = SliderScale.of(parameter)
    places = [*range(0, scale.last, max(1, scale.last // 300)), scale.last]
    values = [scale.value(place) for place in places]
    assert values == sorted(values)
    assert (values[0], values[-1]) == parameter.slider
    for place, value in zip(places, values, strict=True):
        assert abs(scale.place(value) - place) <= 1 or parameter.kind == "integer"


@given(st.floats(1e-6, 1e3))
def test_a_logarithmic_slider_finds_any_value_to_one_place_in_a_thousand(value):
    scale = SliderScale(1e-6, 1e3, "log")
    assert scale.value(scale.place(value)) == pytest.approx(value, rel=0.03)


def test_values_beyond_lie_at_the_ends():
    scale = SliderScale(1e-4, 1.0, kind="log")
    assert (scale.place(0.0), scale.place(50.0)) == (0, scale.last)


def test_whole_numbers_stay_whole():
    scale = SliderScale(10, 5000, kind="log", whole=True)
    assert all(scale.value(place) == int(scale.value(place)) for place in range(0, scale.last, 13))
    assert SliderScale(0, 100, whole=True).last == 100


def test_a_step_goes_on_beyond_the_slider_but_never_past_zero():
    scale = SliderScale(1e-4, 1.0, kind="log")
    value = 1.0
    for _ in range(500):
        value = scale.step(value, -10)
    assert 0 < value < 1e-20
    assert SliderScale(-1, 1).step(1.0, 1) == pytest.approx(1.002)


def test_a_memory_is_as_fine_near_one_as_anywhere():
    scale = SliderScale(0.0, 0.9999, "memory")
    assert scale.step(0.9, 1) == pytest.approx(0.899, abs=0.003) or scale.step(0.9, 1) > 0.9
    assert 1 - scale.step(0.99, 1) == pytest.approx(0.01 / 1.01, rel=0.005)
    assert 1 - scale.step(0.999, -1) == pytest.approx(0.001 * 1.01, rel=0.005)
    assert scale.at(scale.coordinate(0.951), 0.05) == 0.95


@given(st.sampled_from(["linear", "log", "memory"]), st.floats(0.02, 0.98), st.floats(-30, 30))
def test_steps_there_and_back_end_near_where_they_began(kind, value, steps):
    scale = SliderScale(0.01, 0.99, kind)
    there = scale.step(value, steps)
    back = scale.coordinate(scale.step(there, -steps))
    assert abs(back - scale.coordinate(value)) <= 1.1 * min(abs(steps), 1) * scale.unit + 1e-12


def test_ticks_stand_at_round_numbers():
    scale = SliderScale(1e-5, 1.0, "log")
    ticks = scale.ticks(*scale.ends)
    assert [round(math.exp(u), 6) for u, large in ticks if large] == [1e-5, 1e-4, 1e-3, 0.01, 0.1, 1.0]
    assert len(ticks) == 46
    memory = SliderScale(0.0, 0.999, "memory")
    assert [round(-math.expm1(-u), 6) for u, large in memory.ticks(*memory.ends) if large] == [0, 0.9, 0.99, 0.999]
