"""Quartiles over curves, step by step, of those that ended too."""

import numpy as np
import pytest

from playground.picture.graph.spread import spread


def test_quartiles_are_those_of_numpy_where_all_go_on() -> None:
    values = np.random.default_rng(1).normal(size=(3, 40, 100))
    found = spread(values, np.zeros((3, 40), bool))
    assert found.steps.tolist() == list(range(100))
    for part, made in ((0.25, found.lower), (0.5, found.median), (0.75, found.upper)):
        assert made == pytest.approx(np.quantile(values, part, axis=1), rel=1e-12, abs=1e-12)


def test_ended_curves_keep_their_last_value_and_gone_ones_are_infinite() -> None:
    values = np.full((1, 4, 6), 5.0)
    values[0, 0, 2:], values[0, 0, 1] = np.nan, 1.0
    values[0, 1, 3:], values[0, 1, 2] = np.nan, 1e200
    rest, gone = np.zeros((1, 4), bool), np.array([[False, True, False, False]])
    assert spread(values, rest).median[0, -1] == 5.0
    found = spread(values, gone)
    assert found.lower[0, -1] == 4.0 and found.median[0, -1] == 5.0 and np.isinf(found.upper[0, -1])
    most = spread(values, np.array([[False, True, True, True]]) & (np.arange(4) > 0))
    assert np.isfinite(most.median[0]).all(), "a curve that goes on to the end is never gone before it"


def test_long_curves_are_looked_at_in_few_steps_exactly_and_both_ends_are_among_them() -> None:
    values = np.random.default_rng(2).normal(size=(2, 5, 100_000))
    found = spread(values, np.zeros((2, 5), bool))
    steps = found.steps.astype(int)
    assert steps[0] == 0 and steps[-1] == 99_999 and len(steps) <= 256 and (np.diff(steps) > 0).all()
    assert found.median == pytest.approx(np.median(values[..., steps], axis=1))
    assert np.isnan(spread(np.full((1, 2, 3), np.nan), np.zeros((1, 2), bool)).median).all()
