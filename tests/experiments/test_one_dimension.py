"""Functions of one number race like those of the plane."""

import csv
import io

import numpy as np
import pytest

import playground as pg
from playground.base.errors import PlaygroundError
from playground.optimizers import OPTIMIZERS
from playground.problems.read_definition import read_definition
from playground.problems.surface import Surface


def function(formula: str, low: float = -4, high: float = 4, **more: object) -> Surface:
    data = {"name": "f", "formula": formula, "domain": {"x": [low, high]}, **more}
    return Surface.at_defaults(read_definition(data, "f"))


def test_fields_are_f_its_slope_and_its_bend() -> None:
    f, points = function("x^3 - sin(x)"), np.linspace(-2, 2, 9)[:, None]
    x = points[:, 0]
    assert f.dimension == 1
    assert f.value(points) == pytest.approx(x**3 - np.sin(x), abs=1e-14)
    assert f.gradient(points)[:, 0] == pytest.approx(3 * x**2 - np.cos(x), abs=1e-14)
    assert f.hessian(points)[:, 0, 0] == pytest.approx(6 * x + np.sin(x), abs=1e-14)
    with pytest.raises(PlaygroundError, match=r"shape \(n, 1\)"):
        f.value([[1.0, 2.0]])


# One coordinate after the other is half as fast in the plane: here all move at once.
AT_ONCE = {"coordinate_descent": {"order": "all_at_once"}}
# By values alone the second coordinate is tried as well, and moves.
BY_VALUES = {id for id in OPTIMIZERS.ids() if OPTIMIZERS.get(id).uses == ("value",)}


@pytest.mark.parametrize("id", sorted(BY_VALUES))
def test_methods_by_values_descend_in_one_dimension(id: str) -> None:
    line = function("x^4/4 + x^2 + 0.3*x", -2, 2)
    result = pg.simulate(pg.Experiment(line, [(1.5,)], [pg.Contender(id)], 2000))
    assert result.end_losses[0, 0] < line.value([[-0.15]])[0] + 0.01


@pytest.mark.parametrize("id", [id for id in OPTIMIZERS.ids() if id not in BY_VALUES])
def test_every_optimizer_does_in_one_dimension_what_it_does_on_a_line_of_the_plane(id: str) -> None:
    """On f(x) + 0·y the second coordinate stays where it is, and the first moves as it does alone."""
    plane = Surface.at_defaults(
        read_definition(
            {"name": "g", "formula": "x^4/4 + x^2 + 0.3*x + y^2/2", "domain": {"x": [-2, 2], "y": [-1, 1]}}, "g"
        )
    )
    line = function("x^4/4 + x^2 + 0.3*x", -2, 2)
    racer = pg.Contender(id, **AT_ONCE.get(id, {}))
    flat = pg.simulate(pg.Experiment(plane, [(1.5, 0.0)], [racer], 40, stop=pg.StopRule(enabled=False)))
    alone = pg.simulate(pg.Experiment(line, [(1.5,)], [racer], 40, stop=pg.StopRule(enabled=False)))
    assert alone.positions.shape == (1, 1, 41, 1)
    assert alone.positions[0, 0, :, 0] == pytest.approx(flat.positions[0, 0, :, 0], rel=1e-12, abs=1e-14)
    assert alone.eigenvalues.shape == (1, 1, 41, 1)
    assert alone.gradient_norms == pytest.approx(np.abs(line.gradient(alone.positions[0, 0])[:, 0])[None, None])


def test_a_path_ends_where_it_rests_and_is_told_what_that_is() -> None:
    starts = [(2.0,), (-2.0,), (0.0,)]
    result = pg.simulate(pg.Experiment(function("(x^2 - 1)^2"), starts, [pg.Contender("newton")], 100))
    assert result.statuses.reason.tolist() == [["minimum", "minimum", "maximum"]]
    flat = pg.simulate(pg.Experiment(function("x^3"), [(0.0,)], [pg.Contender("gradient_descent")], 100))
    assert flat.statuses.reason.tolist() == [["flat"]]


def test_the_border_of_the_limits_is_respected() -> None:
    f = pg.surface("reciprocal_sum")
    newton = pg.simulate(pg.Experiment(f, [(2.5,)], [pg.Contender("newton")], 50))
    assert newton.statuses[0, 0].reason == "left_domain"
    both = pg.simulate(pg.Experiment(f, [(1.0,), (0.0,)], [pg.Contender("newton")], 50))
    assert both.statuses[0, 1].tolist() == ("left_domain", 0, "start") and both.excluded.tolist() == [False, True]
    far = pg.simulate(pg.Experiment(f, [(100.0,)], [pg.Contender("gradient_descent", lr=0.5)], 1000))
    assert far.statuses[0, 0].reason == "minimum"


def test_the_table_leaves_y_empty() -> None:
    result = pg.simulate(pg.Experiment(function("x^2"), [(3.0,)], [pg.Contender("gradient_descent", lr=0.25)], 2))
    rows = list(csv.DictReader(io.StringIO(b"".join(result.csv_blocks()).decode())))
    assert [row["x"] for row in rows] == ["3.0", "1.5", "0.75"]
    assert {row["y"] for row in rows} == {""}
    assert {row["lambda_min"] for row in rows} == {row["lambda_max"] for row in rows} == {"2.0"}
    assert [row["gradient_norm"] for row in rows] == ["6.0", "3.0", "1.5"]


def test_a_diverging_path_is_written_with_its_odd_numbers() -> None:
    race = pg.Experiment(function("x^4"), [(3.0,)], [pg.Contender("gradient_descent", lr=10.0)], 20)
    rows = list(csv.DictReader(io.StringIO(b"".join(pg.simulate(race).csv_blocks()).decode())))
    assert rows[-1]["status"] == "diverged"
    assert all(row["y"] == "" and float(row["x"]) == float(row["x"]) for row in rows[:-1])


def test_an_experiment_survives_its_file() -> None:
    race = pg.Experiment(function("x^2", limits={"x": ["-inf", 10]}), [(3.0,)], [pg.Contender("adam")], 2)
    assert pg.Experiment.from_json(race.to_json()) == race


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"limits": {"x": [0, 3]}}, r"limits: x must be \[low, high\]"),
        ({"limits": {"x": ["nan", 5]}}, r"limits: x must be \[low, high\]"),
        ({"limits": {"y": [0, 3]}}, "limits: there is no key 'y'"),
        ({"minima": [[0, 0]]}, "minimum 1 must be a list of one number"),
        ({"lesson": {"starts": [[0, 0]]}}, "start 1 must be a list of one finite number"),
        ({"formula": "x + y"}, 'expected one of .*got "y"'),
    ],
)
def test_mistakes_are_named(changed: dict[str, object], words: str) -> None:
    data = {"name": "f", "formula": "x^2", "domain": {"x": [-4, 4]}}
    with pytest.raises(PlaygroundError, match=words):
        read_definition({**data, **changed}, "f")
