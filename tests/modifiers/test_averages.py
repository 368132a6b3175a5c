"""Averages of paths, as they are defined and as a result of a race."""

from __future__ import annotations

import numpy as np
import pytest

import playground as pg

OFF = pg.StopRule(enabled=False)
NOISE = pg.Modifier("noise", sigma=1.0)


def along(average: pg.Modifier, path: np.ndarray) -> np.ndarray:
    return average.modification.along(path, average.parameters)


@pytest.mark.parametrize("begin", [0, 7, 99, 500])
def test_a_tail_average_is_the_mean_from_its_update_on(begin: int) -> None:
    path = np.random.default_rng(0).normal(size=(100, 2, 3))
    made = along(pg.Modifier("tail_average", begin=begin), path)
    for t in range(100):
        mean = path[begin : t + 1].mean(axis=0) if t >= begin else np.full((2, 3), np.nan)
        assert made[t] == pytest.approx(mean, rel=1e-12, abs=1e-12, nan_ok=True)


@pytest.mark.parametrize("beta", [0.0, 0.5, 0.99])
@pytest.mark.parametrize("corrected", [True, False])
def test_an_exponential_average_is_its_recursion(beta: float, corrected: bool) -> None:
    path = np.random.default_rng(1).normal(size=(200, 2, 3))
    made = along(pg.Modifier("exponential_average", beta=beta, bias_correction=corrected), path)
    assert np.array_equal(made[0], path[0])
    average = np.zeros((2, 3)) if corrected else path[0]
    for t in range(1, 200):
        average = beta * average + (1 - beta) * path[t]
        assert made[t] == pytest.approx(average / (1 - beta**t if corrected else 1), rel=1e-10, abs=1e-12)


@pytest.mark.parametrize("average", ["tail_average", "exponential_average"])
def test_what_becomes_of_a_path_later_changes_no_earlier_average(average: str) -> None:
    path = np.random.default_rng(2).normal(size=(150, 2, 2))
    ended = path.copy()
    ended[90:, :, 1] = np.nan
    ended[60:, :, 0] = np.inf
    whole, made = along(pg.Modifier(average), path), along(pg.Modifier(average), ended)
    assert np.array_equal(made[:60], whole[:60])
    assert made[:90, :, 1] == pytest.approx(whole[:90, :, 1], rel=1e-14)
    assert np.isnan(made[90:, :, 1]).all() and not np.isfinite(made[60:, :, 0]).any()


def race(**options: object) -> pg.Experiment:
    averaged = pg.Contender("gradient_descent", lr=0.3, modifiers=[NOISE, pg.Modifier("tail_average", begin=100)])
    plain = pg.Contender("gradient_descent", lr=0.3, modifiers=[NOISE])
    return pg.Experiment(
        pg.surface("sphere"), [(1.0, 2.0), (-2.0, 1.0)], [plain, averaged], steps=2000, seed=1, stop=OFF, **options
    )


def test_a_result_has_averages_and_their_losses_beside_the_paths() -> None:
    result = pg.simulate(race())
    assert result.averages.shape == result.positions.shape == (2, 2, 2001, 2)
    assert np.isnan(result.averages[0]).all() and np.isnan(result.average_losses[0]).all()
    own = along(pg.Modifier("tail_average", begin=100), result.positions[1, 0])
    assert np.isnan(own[:100]).all() and result.averages[1, 0] == pytest.approx(own, rel=1e-12, nan_ok=True)
    assert result.average_losses[1] == pytest.approx(np.square(result.averages[1]).sum(axis=-1), rel=1e-12, nan_ok=True)


def test_an_average_settles_where_the_noisy_path_hovers() -> None:
    result = pg.simulate(race())
    assert result.average_losses[1, :, -1].max() < result.losses[1, :, -500:].mean() / 20


def test_an_average_ends_with_its_path() -> None:
    racer = pg.Contender("gradient_descent", lr=0.3, modifiers=[pg.Modifier("exponential_average")])
    result = pg.simulate(pg.Experiment(pg.surface("sphere"), [(1.0, 2.0)], [racer], steps=500))
    end = int(result.statuses.step[0, 0])
    assert end < 400
    assert np.isfinite(result.averages[0, 0, : end + 1]).all() and np.isnan(result.averages[0, 0, end + 1 :]).all()


def test_only_ends_have_no_averages() -> None:
    with pytest.raises(pg.PlaygroundError, match=r"record='all'\) keeps positions"):
        _ = pg.simulate(race(), record="ends").averages


def test_a_method_round_another_has_its_own_average_and_its_base_none() -> None:
    average = pg.Modifier("tail_average")
    result = pg.simulate(race().replace(contenders=[pg.Contender("lookahead", modifiers=[average])]))
    assert result.averages[0, 0, -1] == pytest.approx(result.positions[0, 0].mean(axis=0))
    with pytest.raises(pg.PlaygroundError, match="put it on Lookahead, not on Adam in it"):
        pg.Contender("lookahead", base=pg.Contender("adam", modifiers=[average]))


def test_two_averages_are_refused_but_one_of_them_may_be_off() -> None:
    two = [pg.Modifier("tail_average"), pg.Modifier("exponential_average")]
    with pytest.raises(pg.PlaygroundError, match="one average at most"):
        pg.Contender("adam", modifiers=two)
    assert pg.Contender("adam", modifiers=[two[0], two[1].switched(False)]).modifiers[1].enabled is False


def test_an_averaged_path_takes_memory_like_another_path() -> None:
    huge = race().replace(steps=60_000, starts=[(1.0, float(k)) for k in range(900)])
    with pytest.raises(pg.PlaygroundError, match="1 average"):
        pg.simulate(huge)
