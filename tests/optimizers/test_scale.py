"""f multiplied by a power of two, with the rates divided by it: the same path to the last bit, and the same words.

A power of two rounds nothing, so that a difference is an absolute threshold, an overflow or an underflow.
"""

from __future__ import annotations

import numpy as np
import pytest

import playground as pg
from playground.experiments.result import Result
from playground.optimizers import OPTIMIZERS, Wrapper

SURFACE = pg.formula("s*((1 - x)^2 + 3*(y - x^2)^2 + 0.25*x*y)", domain={"x": (-2, 2), "y": (-1, 3)}, s=1.0)
STARTS = [(-1.0, 1.5), (0.5, -0.75), (1.25, 1.5)]
STEPS = 40
FAR, SQUARES = 900, 400

# By which power of the factor each parameter is multiplied: a rate is an x for a slope, a temperature is an f. What is
# added to a length of the slope is 0. How far it holds: methods that square or multiply slopes have half the range.
NONE: dict[str, float] = {}
RATE = {"lr": -1}
SCALED: dict[str, tuple[dict[str, float], dict[str, object], int]] = {
    "adabelief": (NONE, {"epsilon": 0}, SQUARES),
    "adagrad": (NONE, {"epsilon": 0}, SQUARES),
    "adam": (NONE, {"epsilon": 0}, SQUARES),
    "adamax": (NONE, {"epsilon": 0}, SQUARES),
    "adamw": (NONE, {"epsilon": 0}, SQUARES),
    "adan": (NONE, {"epsilon": 0}, SQUARES),
    "amsgrad": (NONE, {"epsilon": 0}, SQUARES),
    "cocob": ({"first_scale": 1}, {}, FAR),
    "coordinate_descent": (RATE, {}, FAR),
    "cubic_regularization": ({"sigma": 1}, {}, SQUARES),
    "diagonal_levenberg_marquardt": ({"mu": 1}, {}, FAR),
    "entropy_sgd": ({"lr": -1, "inner_rate": -1, "scope": 1, "noise": 0.5}, {}, SQUARES),
    "full_matrix_adagrad": (NONE, {"epsilon": 0}, SQUARES),
    "gradient_descent": (RATE, {}, FAR),
    "gradient_descent_then_saddle_free": (RATE, {}, SQUARES),
    "heavy_ball": (RATE, {}, FAR),
    "lamb": (NONE, {"epsilon": 0}, SQUARES),
    "langevin": ({"lr": -1, "temperature": 1}, {}, FAR),
    "lars": (NONE, {}, SQUARES),
    "line_search": ({"first": -1}, {}, SQUARES),
    "linear_conjugate_gradient": (NONE, {}, SQUARES),
    "lion": (NONE, {}, FAR),
    "lookahead": (NONE, {}, FAR),
    "nadam": (NONE, {"epsilon": 0}, SQUARES),
    "nelder_mead": (NONE, {}, FAR),
    "nesterov": (RATE, {}, FAR),
    "nesterov_convex": (RATE, {}, FAR),
    "newton": ({"damping": 1}, {"damping": 0.5}, FAR),
    "perturbed_gradient_descent": ({"lr": -1, "threshold": 1, "decrease": 1}, {}, SQUARES),
    "rmsprop": (NONE, {"epsilon": 0}, SQUARES),
    "rprop": (NONE, {}, FAR),
    "saddle_free_newton": ({"damping": 1}, {"damping": 0.5}, FAR),
    "sam": (NONE, {}, SQUARES),
    "schedule_free": (NONE, {"epsilon": 0}, SQUARES),
    "separate_gains": (RATE, {}, SQUARES),
    "sgd_qn": ({"smallest_curvature": 1}, {}, SQUARES),
    "sign_descent": (NONE, {}, FAR),
    "simulated_annealing": ({"temperature": 1}, {}, FAR),
    "sophia": (NONE, {"epsilon": 0}, SQUARES),
    "swats": ({"tolerance": -1}, {"epsilon": 0}, SQUARES),
    "trust_region": (NONE, {}, FAR),
    "underdamped_langevin": ({"time_step": -0.5, "friction": 0.5, "temperature": 1}, {}, SQUARES),
    "vsgd": ({"smallest_curvature": 1}, {}, SQUARES),
    "yogi": (NONE, {"epsilon": 0, "initial_average": 0}, SQUARES),
}
# Those that depend on the unit of f by what they are.
DEPENDENT = {
    "adadelta": "its ε is added to lengths of steps and of slopes alike, and without it no path begins",
    "barzilai_borwein": "its first step is as long as the slope, but no longer than 1, and rates have absolute limits",
    "bfgs": "its first matrix is the identity: the first trial is the slope itself, but no longer than 1",
    "conjugate_gradient": "its first trial is the slope itself, but no longer than 1",
    "hessian_free": "its products end at a residual of √‖g‖·‖g‖",
    "lbfgs": "its first matrix is the identity: the first trial is the slope itself, but no longer than 1",
    "radam": "its first steps are not divided by a length of slopes, and the later ones are",
    "scipy_minimize": "SciPy's methods end by absolute tolerances, and begin with the slope itself",
}


def race(id: str, power: int, options: dict[str, object], scaled: dict[str, float]) -> Result:
    rule = pg.StopRule(tolerance=1e-8 * 2.0**power, step_tolerance=1e-8)
    if isinstance(OPTIMIZERS.get(id), Wrapper):
        contender = pg.Contender(id, base=pg.Contender("heavy_ball", lr=0.01 * 2.0**-power))
    else:
        defaults = {one.name: one.default for one in OPTIMIZERS.get(id).parameters}
        values = {**defaults, **options}
        values |= {name: float(values[name]) * 2.0 ** (power * way) for name, way in scaled.items()}
        contender = pg.Contender(id, **values)
    surface = SURFACE.with_parameters(s=2.0**power)
    return pg.simulate(pg.Experiment(surface, STARTS, [contender], steps=STEPS, stop=rule))


def same(one: Result, other: Result) -> bool:
    return np.array_equal(one.positions, other.positions, equal_nan=True) and bool(
        (one.statuses == other.statuses).all()
    )


def test_every_method_is_declared() -> None:
    assert sorted([*SCALED, *DEPENDENT]) == sorted(OPTIMIZERS.ids())


@pytest.mark.parametrize("id", SCALED)
def test_a_power_of_two_changes_no_path_and_no_word(id: str) -> None:
    scaled, options, reach = SCALED[id]
    plain = race(id, 0, options, scaled)
    moved = np.abs(plain.ends[0] - np.array(STARTS)).max()
    assert moved > 1e-3 and np.isfinite(plain.ends).all()
    for power in (-reach, -60, 60, reach):
        assert same(race(id, power, options, scaled), plain), f"2^{power}"


@pytest.mark.parametrize("id", DEPENDENT)
def test_those_that_depend_on_the_unit_of_f_do(id: str) -> None:
    plain = race(id, 0, {}, NONE)
    assert not same(race(id, 60, {}, NONE), plain) or not same(race(id, -60, {}, NONE), plain)


def test_quasi_newton_methods_learn_at_every_scale() -> None:
    """Their curvature condition is a cosine: s·y beside ‖s‖‖y‖."""
    for id, powers in (("bfgs", (0, 30, 60)), ("lbfgs", (0, 30, 60, 150))):
        for power in powers:
            assert set(race(id, power, {}, NONE).statuses.reason[0]) == {"minimum"}
