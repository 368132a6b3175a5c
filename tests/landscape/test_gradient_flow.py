"""The gradient flow against closed forms, invariants and the discrete path; curves of saddles."""

import subprocess
import sys

import numpy as np
import pytest

import playground as pg
from playground.base.errors import PlaygroundError


def test_on_a_quadratic_it_is_an_exponential() -> None:
    flow = pg.gradient_flow(pg.formula("x^2/2 + 5*y^2"), (2.0, 1.0))
    exact = np.stack([2 * np.exp(-flow.times), np.exp(-10 * flow.times)], axis=1)
    assert flow.reason == "critical_point"
    assert np.abs(flow.points - exact).max() < 1e-6


def test_it_keeps_what_theory_says_is_kept() -> None:
    """On ½(xy − 1)², a linear network of two layers, x² − y² stays (Saxe, McClelland, Ganguli 2014)."""
    flow = pg.gradient_flow(pg.surface("linear_network"), (2.0, 0.3))
    assert np.ptp(flow.points[:, 0] ** 2 - flow.points[:, 1] ** 2) < 1e-6
    assert flow.points[-1].prod() == pytest.approx(1, abs=1e-6)


@pytest.mark.parametrize("id", ["rosenbrock", "himmelblau", "beale", "muller_brown", "unequal_wells"])
def test_the_value_falls_all_along(id: str) -> None:
    one = pg.surface(id)
    flow = pg.gradient_flow(one, one.lesson.starts[0])
    values = one.value(flow.points)
    assert flow.reason == "critical_point"
    assert (np.diff(values) <= 1e-7 * np.maximum(1, np.abs(values[1:]))).all()
    assert (np.diff(flow.times) > 0).all()


def test_gradient_descent_comes_near_it_as_the_rate_falls() -> None:
    """Euler's method is of first order: a tenth of the rate, a tenth of the distance."""
    one, start = pg.surface("himmelblau"), (0.5, -0.5)
    flow = pg.gradient_flow(one, start)
    errors = []
    for rate in (1e-4, 1e-5):
        steps = round(0.02 / rate)
        race = pg.Experiment(one, [start], [pg.Contender("gradient_descent", lr=rate)], steps)
        at = np.array([np.interp(0.02, flow.times, flow.points[:, k]) for k in range(2)])
        errors.append(np.linalg.norm(pg.simulate(race).positions[0, 0, steps] - at))
    assert errors[1] < 0.2 * errors[0]


def test_each_end_has_its_reason() -> None:
    assert pg.gradient_flow(pg.surface("quadratic_saddle"), (1.0, 0.5)).reason == "left_box"
    assert pg.gradient_flow(pg.surface("absolute_sum"), (1.0, 0.5)).reason == "stuck"
    assert pg.gradient_flow(pg.surface("sphere"), (1.0, 0.5), time=0.1).reason == "budget"
    assert pg.gradient_flow(pg.surface("sphere"), (0.0, 0.0)).reason == "critical_point"
    up = pg.gradient_flow(pg.surface("himmelblau"), (-0.2, -0.9), upwards=True)
    assert up.points[-1] == pytest.approx([-0.270845, -0.923039], abs=1e-5)


def test_what_is_wrong_is_said() -> None:
    one = pg.surface("sphere")
    for start in ((1.0,), (1.0, float("nan")), "x"):
        with pytest.raises(PlaygroundError, match="a start must be 2 finite numbers"):
            pg.gradient_flow(one, start)
    with pytest.raises(PlaygroundError, match="time must be"):
        pg.gradient_flow(one, (1, 1), time=-1)


@pytest.mark.parametrize("id", ["himmelblau", "double_well", "three_hump_camel", "six_hump_camel", "muller_brown"])
def test_unstable_curves_lead_to_minima_and_stable_ones_part_their_basins(id: str) -> None:
    one = pg.surface(id)
    found = pg.critical_points(one)
    minima = found.points[found.kinds == "minimum"]
    for saddle in found.points[found.kinds == "saddle"]:
        curves = pg.invariant_curves(one, saddle)
        ends = [flow.points[-1] for flow in curves.unstable if flow.reason == "critical_point"]
        for end in ends:
            assert np.linalg.norm(minima - end, axis=1).min() < 1e-4
        if len(ends) < 2 or np.linalg.norm(ends[0] - ends[1]) < 1e-3:
            continue
        # On either side of a stable curve the flow goes to another minimum.
        line = curves.stable[0].points
        middle = len(line) // 2
        across = np.array([[0, -1], [1, 0]]) @ (line[middle + 1] - line[middle - 1])
        beside = [line[middle] + side * 1e-3 * across / np.linalg.norm(across) for side in (-1, 1)]
        goals = [pg.gradient_flow(one, place).points[-1] for place in beside]
        assert np.linalg.norm(goals[0] - goals[1]) > 1e-2


def test_a_point_that_is_no_saddle_is_refused() -> None:
    for id, point in (("sphere", (0, 0)), ("monkey_saddle", (0, 0)), ("himmelblau", (0, 0)), ("parabola", (0,))):
        with pytest.raises(PlaygroundError, match="saddle"):
            pg.invariant_curves(pg.surface(id), point)


def test_the_integrator_is_not_loaded_before_it_is_used() -> None:
    code = "import sys, playground as pg; pg.critical_points(pg.surface('sphere'))"
    code += "; print('scipy.integrate' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
