"""Starts as arrays, remembered as long as the same starts race."""

import numpy as np

import playground as pg
from playground.experiments.start_arrays import start_arrays


def test_positions_and_numbers_are_those_of_the_starts() -> None:
    starts = pg.Experiment(pg.surface("sphere"), [(1, 2), pg.Start((3.0, 4.0), 9)]).starts
    positions, numbers = start_arrays(starts, 2)
    np.testing.assert_array_equal(positions, [[1, 2], [3, 4]])
    np.testing.assert_array_equal(numbers, [10, 9])


def test_an_experiment_with_another_rate_asks_for_the_same_arrays() -> None:
    one = pg.Experiment(pg.surface("sphere"), [(1, 2), (3, 4)], [pg.Contender("adam")])
    other = one.replace(contenders=[pg.Contender("adam", lr=0.5)])
    assert other.starts is one.starts
    assert start_arrays(other.starts, 2)[0] is start_arrays(one.starts, 2)[0]


def test_other_starts_have_arrays_of_their_own() -> None:
    first, second = (pg.Experiment(pg.surface("sphere"), [place]).starts for place in ((1, 2), (3, 4)))
    assert start_arrays(first, 2)[0].tolist() == [[1, 2]]
    assert start_arrays(second, 2)[0].tolist() == [[3, 4]]
    assert start_arrays((), 2)[0].shape == (0, 2)
    assert start_arrays((), 1)[0].shape == (0, 1)


def test_a_race_does_not_change_the_arrays() -> None:
    race = pg.Experiment(pg.surface("sphere"), [(1, 2)], [pg.Contender("gradient_descent", lr=0.1)], steps=50)
    first, second = pg.simulate(race), pg.simulate(race)
    np.testing.assert_array_equal(first.positions, second.positions)
