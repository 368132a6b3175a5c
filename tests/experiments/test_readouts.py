"""A method's inner numbers: declared, told along a path, and those that its steps were made with."""

import numpy as np
import pytest

import playground as pg
from playground.base.errors import PlaygroundError
from playground.optimizers import LONGEST_READOUT, OPTIMIZERS, Wrapper

STARTS = [(-1.2, 1.0), (0.3, 1.4)]
TELLING = [one.id for one in OPTIMIZERS if one.readouts]


def race(*racers: pg.Contender, **fields: object) -> pg.Experiment:
    return pg.Experiment(pg.surface("rosenbrock"), STARTS, racers, steps=60).replace(**fields)


def told(racer: pg.Contender, **fields: object) -> tuple[dict[str, np.ndarray], np.ndarray]:
    """The inner numbers and the points of the path from the second start."""
    experiment = race(pg.Contender("adam"), racer, **fields)
    result = pg.simulate(experiment)
    end = int(result.statuses.step[1, 1])
    return pg.readouts(experiment, 1, 1), result.positions[1, 1, : end + 1]


def test_who_keeps_something_from_step_to_step_tells_it() -> None:
    silent = {one.id for one in OPTIMIZERS if not one.readouts and not isinstance(one, Wrapper)}
    assert silent == {
        *("coordinate_descent", "full_matrix_adagrad", "gradient_descent", "langevin", "newton", "saddle_free_newton"),
        *("scipy_minimize", "sign_descent"),
    }


@pytest.mark.parametrize("id", TELLING)
@pytest.mark.parametrize("dimension", [1, 2])
def test_every_declared_number_has_a_row_for_each_point_and_is_finite_at_some(id: str, dimension: int) -> None:
    surface, starts = (pg.surface("double_well"), STARTS) if dimension == 2 else (pg.surface("parabola"), [(0.7,)])
    experiment = pg.Experiment(surface, starts, [pg.Contender(id)], steps=40)
    end = int(pg.simulate(experiment).statuses.step[0, 0])
    numbers, declared = pg.readouts(experiment, 0, 0), OPTIMIZERS.get(id).readouts
    assert list(numbers) == [one.name for one in declared]
    for one in declared:
        assert 0 < len(one.name) <= LONGEST_READOUT and one.doc and not one.doc[0].isupper() and one.doc[-1] != "."
        values = numbers[one.name]
        assert values.shape in ((end + 1,), (end + 1, dimension)) and np.isnan(values[0]).all()
        assert end and (np.isfinite(values[1:]).any() or one.name in ("switched at", "kicked at")), one.name


def test_adams_own_rate_times_its_average_is_its_step() -> None:
    for place in ("outside", "inside"):
        numbers, path = told(pg.Contender("adam", lr=0.05, epsilon_place=place))
        m, gradients = np.zeros(2), pg.surface("rosenbrock").gradient(path)
        for k in range(1, len(path)):
            m = 0.9 * m + 0.1 * gradients[k - 1]
            step = -numbers["own rate"][k] * m / (1 - 0.9**k)
            assert path[k] - path[k - 1] == pytest.approx(step, rel=1e-9, abs=1e-13)
            assert numbers["momentum"][k] == pytest.approx(np.linalg.norm(m), rel=1e-12)


@pytest.mark.parametrize("id", ["adagrad", "rmsprop", "vsgd", "sgd_qn", "diagonal_levenberg_marquardt"])
def test_an_own_rate_times_the_slope_is_the_step(id: str) -> None:
    numbers, path = told(pg.Contender(id))
    slopes = pg.surface("rosenbrock").gradient(path[:-1])
    assert np.diff(path, axis=0) == pytest.approx(-numbers["own rate"][1:] * slopes, rel=1e-7, abs=1e-12)


def test_a_schedule_is_in_the_rate() -> None:
    racer = pg.Contender("adagrad", lr=0.3, modifiers=[pg.Modifier("cosine", steps=30)])
    numbers, path = told(racer)
    slopes = pg.surface("rosenbrock").gradient(path[:-1])
    assert np.diff(path, axis=0) == pytest.approx(-numbers["own rate"][1:] * slopes, rel=1e-9, abs=1e-13)
    assert numbers["own rate"][31:].max() == 0


@pytest.mark.parametrize("id", ["line_search", "bfgs", "lbfgs", "conjugate_gradient"])
def test_a_line_search_tells_the_length_that_it_took(id: str) -> None:
    """The first direction is the slope: the first step's length is its multiple."""
    numbers, path = told(pg.Contender(id))
    slope = pg.surface("rosenbrock").gradient(path[:1])[0]
    assert path[1] - path[0] == pytest.approx(-numbers["step length"][1] * slope, rel=1e-12)
    assert (numbers["step length"][1:] >= 0).all()


def test_barzilai_and_borweins_rate_is_that_of_its_step() -> None:
    numbers, path = told(pg.Contender("barzilai_borwein", safeguard=False), problem=pg.surface("sphere"))
    s, y = np.diff(path, axis=0), np.diff(pg.surface("sphere").gradient(path), axis=0)
    for k in range(2, len(path)):
        if (s[k - 2] != 0).any():
            assert numbers["rate"][k] == pytest.approx(s[k - 2] @ s[k - 2] / (s[k - 2] @ y[k - 2]))


def test_swats_tells_its_rates_and_when_it_switched() -> None:
    numbers, path = told(pg.Contender("swats", lr=0.05, tolerance=0.05), problem=pg.surface("sphere"), steps=400)
    switched = numbers["switched at"]
    at = int(np.nanmax(switched))
    assert 1 < at < len(path) - 1
    assert np.isnan(switched[:at]).all() and (switched[at:] == at).all()
    seen, averaged = numbers["rate seen"], numbers["rate averaged"]
    assert abs(seen[at] - averaged[at]) < 0.05 and (averaged[at:] == averaged[at]).all()
    assert (numbers["velocity"][1 : at + 1] == 0).all() and numbers["velocity"][at + 1] > 0
    step = np.linalg.norm(path[at + 1] - path[at])
    assert step == pytest.approx(0.1 * averaged[at] * numbers["velocity"][at + 1])


def test_a_trust_radius_bounds_the_next_step() -> None:
    numbers, path = told(pg.Contender("trust_region", radius=0.3))
    lengths = np.linalg.norm(np.diff(path, axis=0), axis=1)
    assert (lengths[1:] <= numbers["radius"][1:-1] * (1 + 1e-9)).all()
    assert lengths[0] <= 0.3 * (1 + 1e-9)
    moved = lengths > 0
    assert (numbers["agreement"][1:][moved] > 0.15).all()


def test_a_temperature_is_that_of_the_jump() -> None:
    for schedule, expected in {
        "geometric": 2.0 * 0.9 ** np.arange(60),
        "logarithmic": 2.0 / np.log(np.arange(60) + np.e),
        "linear": 2.0 * np.maximum(0, 1 - 0.1 * np.arange(60)),
    }.items():
        racer = pg.Contender("simulated_annealing", schedule=schedule, cooling=0.9, temperature=2)
        numbers, path = told(racer, stop=pg.StopRule(enabled=False))
        assert len(path) == 61 and numbers["temperature"][1:] == pytest.approx(expected)


def test_a_restart_takes_the_momentum_away() -> None:
    numbers, _ = told(pg.Contender("nesterov_convex", lr=0.0005, restart="by_value"), steps=600)
    growing, momentum = numbers["a"], numbers["momentum"]
    restarted = np.flatnonzero(np.diff(growing[1:]) < 0) + 2
    assert len(restarted) and (momentum[restarted] == 0).all() and (momentum[1:] < 1).all()


def test_coin_bettings_numbers_make_its_point() -> None:
    numbers, path = told(pg.Contender("cocob"))
    point = path[0] + numbers["bet"] * (numbers["scale"] + numbers["won"])
    assert path[1:] == pytest.approx(point[1:], rel=1e-9)


def test_the_schedule_free_fast_point_moves_the_average() -> None:
    numbers, path = told(pg.Contender("schedule_free", lr=0.01, warmup=10))
    assert numbers["rate"][1:12] == pytest.approx(0.01 * np.minimum(np.arange(1, 12) / 10, 1))
    share, gap = numbers["share"][2:], numbers["fast point"][2:]
    moved = np.linalg.norm(np.diff(path, axis=0), axis=1)[1:]
    assert moved == pytest.approx(gap * share / (1 - share), rel=1e-9)


def test_an_own_rule_tells_all_that_it_keeps() -> None:
    text = "lr = parameter(0.001, 0, 1)\nv = 0.9*v - lr*g\nx = x + v"
    numbers, path = told(pg.Contender(pg.rule(text)))
    assert list(numbers) == ["v"] and np.diff(path, axis=0) == pytest.approx(numbers["v"][1:], rel=1e-12, abs=1e-15)


def test_of_methods_round_each_other_the_innermost_is_read() -> None:
    base = pg.Contender("heavy_ball", lr=0.001)
    numbers, _ = told(pg.Contender("lookahead", base=base))
    alone, _ = told(base)
    assert list(numbers) == ["velocity"]
    assert numbers["velocity"][1:6] == pytest.approx(alone["velocity"][1:6])
    assert numbers["velocity"][8] != alone["velocity"][8]


def test_a_path_that_has_a_constraint_is_the_projected_one() -> None:
    disc = pg.constraint("disc", centre_x=1, centre_y=1, radius=0.5)
    numbers, path = told(pg.Contender("adagrad"), constraint=disc)
    assert disc.contains(path).all()
    total = np.cumsum(pg.surface("rosenbrock").gradient(path[:-1]) ** 2, axis=0)
    assert numbers["own rate"][1:] == pytest.approx(0.01 / np.sqrt(total), rel=1e-6)


def test_who_keeps_nothing_tells_nothing() -> None:
    assert pg.readouts(race(pg.Contender("gradient_descent"), pg.Contender("scipy_minimize")), 1, 0) == {}
    assert pg.readouts(race(pg.Contender("gradient_descent")), 0, 0) == {}


def test_a_place_that_is_not_there_is_refused() -> None:
    with pytest.raises(PlaygroundError, match="contender must be a whole number from 0 to 0, got 1"):
        pg.readouts(race(pg.Contender("adam")), 1, 0)
    with pytest.raises(PlaygroundError, match="start must be a whole number from 0 to 1, got -1"):
        pg.readouts(race(pg.Contender("adam")), 0, -1)
