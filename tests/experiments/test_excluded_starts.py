"""Starts from which no path can go stay in the race: their paths end with step 0, and a sentence says why."""

from __future__ import annotations

import csv
import io

import numpy as np
import pytest

import playground as pg
from playground.optimizers import OPTIMIZERS

RECIPROCAL = pg.surface("reciprocal_sum")
LOGARITHM = pg.formula("log(x) + 0.1*x + y^2", domain={"x": (0.1, 4), "y": (-1, 1)})
# A problem, a start outside, one inside, how the first ends, and why.
OUTSIDE = [
    (RECIPROCAL, (-1.0,), (2.0,), "left_domain", "lies where x + 1/x is not defined: it is for 0 < x < inf"),
    (RECIPROCAL, (0.0,), (2.0,), "left_domain", "lies where x + 1/x is not defined: it is for 0 < x < inf"),
    (pg.surface("quadratic_saddle"), (0.0, 7.0), (0.5, 0.5), "left_domain", "lies outside the domain, beyond which"),
    (LOGARITHM, (-2.0, 0.5), (1.0, 0.5), "left_domain", "the start (-2, 0.5) lies where f is no number"),
    (pg.formula("sqrt(x) + y^2"), (-1.0, 1.0), (1.0, 1.0), "undefined_gradient", "the gradient at (-1, 1) is not"),
]  # fmt: skip
METHODS = list(OPTIMIZERS.ids())
RULE = pg.python_rule(lambda x, g, state, parameters: x - 0.01 * g)


@pytest.mark.parametrize(("problem", "outside", "inside", "reason", "why"), OUTSIDE)
def test_a_start_outside_ends_at_once_and_disturbs_no_other(
    problem: pg.Surface, outside: tuple[float, ...], inside: tuple[float, ...], reason: str, why: str
) -> None:
    racers = [pg.Contender("gradient_descent", lr=0.01), pg.Contender("bfgs"), pg.Contender("scipy_minimize"),
              pg.Contender(RULE), pg.Contender("lookahead")]  # fmt: skip
    starts = [pg.Start(outside, 0), pg.Start(inside, 1)]
    race = pg.Experiment(problem, starts, racers, steps=25)
    both = pg.simulate(race)
    alone = pg.simulate(race.replace(starts=starts[1:]))
    assert both.excluded.tolist() == [True, False]
    assert both.statuses.step[:, 0].tolist() == [0] * 5 and set(both.statuses.reason[:, 0]) == {reason}
    assert all(why in both.why(c, 0) for c in range(5))
    assert not both.evaluations.f[:, 0].any() and not both.evaluations.g[:, 0].any()
    assert np.array_equal(both.ends[:, 0], [outside] * 5)
    assert np.array_equal(both.positions[:, 1], alone.positions[:, 0], equal_nan=True)
    assert both.statuses[:, 1].tolist() == alone.statuses[:, 0].tolist()


@pytest.mark.parametrize("id", METHODS)
def test_every_method_leaves_a_start_outside_where_it_is(id: str) -> None:
    result = pg.simulate(pg.Experiment(pg.surface("quadratic_saddle"), [(0.0, 7.0)], [pg.Contender(id)], steps=20))
    assert result.statuses[0, 0].tolist() == ("left_domain", 0, "start") and result.excluded.tolist() == [True]
    assert np.isnan(result.positions[0, 0, 1:]).all()


def test_another_domain_lets_it_go_again_and_the_stop_rule_off_lets_it_go_at_once() -> None:
    here = pg.Experiment(pg.surface("quadratic_saddle"), [(0.0, 7.0)], [pg.Contender("gradient_descent")], steps=5)
    assert pg.simulate(here).excluded.tolist() == [True]
    there = pg.simulate(here.replace(problem=pg.surface("sphere")))
    assert there.excluded.tolist() == [False] and there.statuses.step[0, 0] > 0
    free = pg.simulate(here.replace(stop=pg.StopRule(enabled=False)))
    assert free.excluded.tolist() == [False] and free.statuses.step[0, 0] == 5
    assert pg.Experiment.from_json(here.to_json()) == here


def test_a_start_is_judged_where_the_constraint_puts_it() -> None:
    bound = pg.constraint("box", x_min=-1, x_max=1, y_min=-1, y_max=1)
    race = pg.Experiment(
        pg.surface("quadratic_saddle"), [(0.0, 7.0)], [pg.Contender("gradient_descent")], 5, constraint=bound
    )
    assert pg.simulate(race).excluded.tolist() == [False]


def test_without_contenders_nothing_is_excluded_and_the_table_says_why() -> None:
    assert pg.simulate(pg.Experiment(RECIPROCAL, [(-1.0,)], [])).excluded.tolist() == [False]
    result = pg.simulate(pg.Experiment(RECIPROCAL, [(-1.0,), (2.0,)], [pg.Contender("newton")], 3))
    rows = list(csv.DictReader(io.StringIO(b"".join(result.csv_blocks()).decode())))
    first = [row for row in rows if row["start"] == "0"]
    assert len(first) == 1 and first[0]["status"] == "left_domain"
    assert first[0]["why"] == "the start (-1) lies where x + 1/x is not defined: it is for 0 < x < inf"
