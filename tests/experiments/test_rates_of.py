"""The rate in force, which the window shows."""

import numpy as np
import pytest

import playground as pg
from playground.experiments.rates_of import rate_curve, rate_in_force, rates_of


def test_the_rate_in_force_is_that_of_the_innermost_method() -> None:
    inner = pg.Contender("adam", lr=0.2, modifiers=[pg.Modifier("step", every=10, factor=0.5)])
    outer = pg.Contender("lookahead", base=inner)
    assert [rate_in_force(outer, step) for step in (0, 9, 10, 20)] == pytest.approx([0.2, 0.2, 0.1, 0.05])


def test_a_method_without_a_rate_has_none() -> None:
    assert rates_of(pg.Contender("rprop"), np.arange(3.0)) is None and rate_in_force(pg.Contender("rprop"), 0) is None


def test_a_curve_has_every_update_of_a_short_race_and_a_sample_of_a_long_one() -> None:
    racer = pg.Contender("adam", lr=1.0, modifiers=[pg.Modifier("inverse_time")])
    done, rates = rate_curve(racer, 20)
    assert done.tolist() == list(range(20)) and rates == pytest.approx(1 / (1 + done))
    done, rates = rate_curve(racer, 1_000_000)
    assert len(done) == 512 and done[-1] == 999_999 and rates == pytest.approx(1 / (1 + done))


def test_a_constant_rate_has_no_curve() -> None:
    assert rate_curve(pg.Contender("adam"), 100) is None
    assert rate_curve(pg.Contender("adam", modifiers=[pg.Modifier("cosine")]), 0) is None
