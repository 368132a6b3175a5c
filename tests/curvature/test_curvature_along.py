"""Curvature along a training, and the limit it is held against."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import playground as pg
from playground.base.errors import PlaygroundError
from tests.curvature._cases import trained, training


def test_the_ends_are_those_of_the_hessian_at_every_update_looked_at() -> None:
    result = trained()
    problem = result.training.problem()
    told: list[tuple[int, int]] = []
    along = pg.curvature_along(result, 1, largest=2, smallest=2, points=5, progress=lambda *now: told.append(now))
    assert list(along.updates) == [0, 10, 20, 30, 40] and told[-1] == (5, 5) and along.name == "Adam"
    for update, high, low in zip(along.updates, along.largest, along.smallest, strict=True):
        exact = np.linalg.eigvalsh(problem.hessian(result.parameters[1][update]))
        assert high == pytest.approx(exact[[-1, -2]], rel=1e-8)
        assert low == pytest.approx(exact[:2], abs=1e-8 * exact[-1])
    assert np.isnan(along.limits).all()


def test_the_limit_is_that_of_the_method_with_the_rate_in_force() -> None:
    contenders = [
        pg.Contender("gradient_descent", lr=0.5),
        pg.Contender("heavy_ball", lr=0.1, beta=0.9),
        pg.Contender("gradient_descent", lr=0.5, modifiers=[pg.Modifier("step", every=10, factor=0.5)]),
        pg.Contender("gradient_descent", lr=0.5, modifiers=[pg.Modifier("weight_decay")]),
    ]
    asked = training(contenders=contenders, epochs=20, changes=[pg.Change(8, 0, "lr", 0.25)])
    result = pg.train(asked)
    limits = [pg.curvature_along(result, k, 1, 0, points=21).limits for k in range(4)]
    assert list(limits[0]) == [4.0] * 8 + [8.0] * 13
    assert limits[1] == pytest.approx(np.full(21, 3.8 / 0.1))
    assert list(limits[2]) == [4.0] * 10 + [8.0] * 11
    assert np.isnan(limits[3]).all()


def test_each_rate_of_the_edge_training_settles_at_its_own_limit() -> None:
    result = pg.train(pg.edge_training())
    for row, rate in enumerate((0.1, 0.2, 0.4)):
        along = pg.curvature_along(result, row, 1, 0, points=25)
        assert along.largest[0, 0] < 2 / rate and along.largest[-6:, 0] == pytest.approx(2 / rate, rel=0.05)
    with pytest.raises(PlaygroundError, match="a rate must be a finite number above 0, got -1"):
        pg.edge_training([0.1, -1])


def test_a_training_that_flew_away_is_looked_at_as_far_as_it_came() -> None:
    result = pg.train(
        training(data=pg.data("regression", samples=30), contenders=[pg.Contender("gradient_descent", lr=1e8)])
    )
    along = pg.curvature_along(result, points=4)
    assert result.statuses[0].reason == "diverged" and along.updates[-1] <= result.statuses[0].update
    assert np.isfinite(along.largest[0]).all()


def test_the_table_and_the_arrays_hold_what_was_found(tmp_path: Path) -> None:
    along = pg.curvature_along(trained(), 0, largest=2, smallest=1, points=3)
    along.to_csv(tmp_path / "along.csv")
    lines = (tmp_path / "along.csv").read_text().splitlines()
    assert lines[0] == "update,limit,largest_1,largest_2,smallest_1" and len(lines) == 4
    assert [float(word) for word in lines[2].split(",")] == [
        along.updates[1], along.limits[1], *along.largest[1], *along.smallest[1]
    ]  # fmt: skip
    along.to_npz(tmp_path / "along.npz")
    with np.load(tmp_path / "along.npz", allow_pickle=False) as arrays:
        assert np.array_equal(arrays["largest"], along.largest)


def test_a_row_that_there_is_not_is_refused() -> None:
    with pytest.raises(pg.PlaygroundError, match="from 0 to 1, got 2"):
        pg.curvature_along(trained(), 2)
    with pytest.raises(pg.PlaygroundError, match="points must be"):
        pg.curvature_along(trained(), 0, points=0)
    with pytest.raises(pg.PlaygroundError, match=r"result must be what pg\.train returns, got None"):
        pg.curvature_along(None)  # type: ignore[arg-type]
    nobody = pg.train(trained().training.replace(contenders=[], epochs=1))
    with pytest.raises(pg.PlaygroundError, match="no contender was trained"):
        pg.curvature_along(nobody)


def test_what_is_known_is_not_searched_for_again_and_updates_may_be_named() -> None:
    result = trained()
    first = pg.curvature_along(result, 1, updates=[40, 0])
    more = pg.curvature_along(result, 1, updates=[0, 20, 40], known=first)
    whole = pg.curvature_along(result, 1, updates=[0, 20, 40])
    assert list(first.updates) == [0, 40] and list(more.updates) == [0, 20, 40]
    assert 0 < more.products < whole.products
    assert more.largest == pytest.approx(whole.largest, rel=1e-8)
    assert pg.curvature_along(result, 1, updates=[0, 40], known=more).products == 0
    with pytest.raises(pg.PlaygroundError, match="has 1 largest for 2"):
        pg.curvature_along(result, 1, largest=2, known=first)
    with pytest.raises(pg.PlaygroundError, match="updates must be a list"):
        pg.curvature_along(result, 1, updates=[])
    with pytest.raises(pg.PlaygroundError, match="known must be"):
        pg.curvature_along(result, 1, known=[1])  # type: ignore[arg-type]
