"""Two tolerances, and what happens to paths when f is multiplied by a power of two."""

from __future__ import annotations

import json

import numpy as np
import pytest

import playground as pg
from playground.cli.main import main
from playground.cli.run import read_experiment


def test_one_tolerance_sets_both() -> None:
    for rule in (pg.StopRule(tolerance=1e-5), pg.StopRule(step_tolerance=1e-5)):
        assert (rule.tolerance, rule.step_tolerance) == (1e-5, 1e-5)
    assert pg.StopRule() == pg.StopRule(tolerance=1e-8, step_tolerance=1e-8)
    both = pg.StopRule(tolerance=1e-3, step_tolerance=0.0)
    assert (both.tolerance, both.step_tolerance) == (1e-3, 0.0)
    for wrong in (-1.0, float("nan"), "1"):
        with pytest.raises(pg.PlaygroundError, match=r"stop\.step_tolerance must be a finite number at least 0"):
            pg.StopRule(step_tolerance=wrong)


def race(stop: pg.StopRule, lr: float = 0.1) -> pg.Experiment:
    return pg.Experiment(pg.surface("sphere"), [(1.0, 1.0)], [pg.Contender("gradient_descent", lr=lr)], 400, stop=stop)


def test_each_tolerance_measures_its_own() -> None:
    """The gradient is 2x and the step 0.2x: the one that is asked for more ends the path."""
    slopes, lengths = (
        pg.simulate(race(rule))
        for rule in (pg.StopRule(tolerance=1e-6, step_tolerance=1.0), pg.StopRule(tolerance=1.0, step_tolerance=1e-6))
    )
    for result, series in ((slopes, slopes.gradient_norms[0, 0]), (lengths, None)):
        end = int(result.statuses.step[0, 0])
        steps = np.linalg.norm(np.diff(result.positions[0, 0], axis=0), axis=1)
        small = (series if series is not None else np.append(np.inf, steps)) <= 1e-6
        assert small[end - 9 : end + 1].all() and not small[end - 10]


def test_a_file_of_before_means_the_same(tmp_path) -> None:
    file = tmp_path / "race.json"
    race(pg.StopRule(tolerance=1e-4)).save(file)
    document = json.loads(file.read_text())
    del document["stop"]["step_tolerance"]
    file.write_text(json.dumps(document))
    assert pg.Experiment.load(file).stop == pg.StopRule(tolerance=1e-4, step_tolerance=1e-4)
    race(pg.StopRule(tolerance=1e-4, step_tolerance=1e-6)).save(file)
    assert pg.Experiment.load(file).stop == pg.StopRule(tolerance=1e-4, step_tolerance=1e-6)


@pytest.mark.parametrize(
    ("options", "rule"),
    [
        (["--tolerance", "1e-4"], (1e-4, 1e-4)),
        (["--step-tolerance=1e-4"], (1e-4, 1e-4)),
        (["--tolerance", "1e-3", "--step-tolerance", "1e-5"], (1e-3, 1e-5)),
    ],
)
def test_the_command_knows_both(options, rule, monkeypatch) -> None:
    seen = []
    monkeypatch.setattr("playground.cli.run.read_experiment", lambda a: seen.append(read_experiment(a)) or seen[0])
    assert main(["run", "--surface", "sphere", "--steps", "20", *options]) == 0
    assert (seen[0].stop.tolerance, seen[0].stop.step_tolerance) == rule


@pytest.mark.parametrize("power", [-900, -400, 400, 900])
@pytest.mark.parametrize("constrained", [False, True])
def test_rest_is_seen_where_squares_overflow_and_vanish(power: int, constrained: bool) -> None:
    bound = pg.Constraint("box") if constrained and power < 0 else None
    stop = pg.StopRule(tolerance=1e-8 * 2.0**power, step_tolerance=1e-8)
    bowl = pg.formula(f"2^({power})*(x^2 + y^2)", domain={"x": (-4, 4), "y": (-4, 4)})
    methods = [pg.Contender("gradient_descent", lr=0.3 * 2.0**-power), pg.Contender("sign_descent", lr=0.125)]
    result = pg.simulate(pg.Experiment(bowl, [(1.0, 0.5)], methods, steps=200, stop=stop, constraint=bound))
    assert result.statuses.reason[:, 0].tolist() == ["minimum", "minimum"]
    plain = pg.formula("x^2 + y^2", domain={"x": (-4, 4), "y": (-4, 4)})
    own = [pg.Contender("gradient_descent", lr=0.3), methods[1]]
    base = pg.simulate(pg.Experiment(plain, [(1.0, 0.5)], own, steps=200, constraint=bound))
    assert np.array_equal(result.positions, base.positions, equal_nan=True)
    assert np.array_equal(result.statuses.step, base.statuses.step)


def test_a_tolerance_of_zero_is_not_met_by_squares_that_vanish() -> None:
    tiny = pg.formula("1e-200*x + 0*y", domain={"x": (-1, 1), "y": (-1, 1)})
    still = pg.StopRule(tolerance=0.0, step_tolerance=1.0)
    lazy = [pg.Contender("gradient_descent", lr=0.1)]
    assert pg.simulate(pg.Experiment(tiny, [(0.0, 0.0)], lazy, 50, stop=still)).statuses.reason[0, 0] == "budget"
