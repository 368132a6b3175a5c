"""Methods that compare losses compare them on one batch: where data are noisy, batches differ more than points.

Each update's batch is made a problem of its own, on which the update is judged, or repeated in NumPy.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

import playground as pg
from playground.networks.assemble import assemble
from playground.networks.network_problem import NetworkProblem
from playground.training.training_run import TrainingRun

UPDATES = 60


def training(contender: pg.Contender, sampling: str = "reshuffled") -> pg.Training:
    return pg.Training(
        data=pg.data("moons", samples=50, noise=1.5, split=0.2, seed=3), network=pg.Network(hidden=(4,)), batch=4,
        contenders=[contender], epochs=UPDATES // 10, penalty=0.01, sampling=sampling,
    )  # fmt: skip


def updates(asked: pg.Training) -> Iterator[tuple[np.ndarray, np.ndarray, NetworkProblem]]:
    """θ before an update, θ behind it, and the loss over its batch."""
    run, samples = TrainingRun(asked), asked.data.training
    trainer = run.trainers[0]
    operations = assemble(asked.network, 2, 1, asked.loss)
    for t in range(UPDATES):
        before = trainer.theta.copy()
        trainer.advance(t + 1)
        inputs, count = trainer.fed
        chosen = [int(np.flatnonzero((samples.inputs == x).all(axis=1))[0]) for x in inputs[:, :count].T]
        batch = NetworkProblem(operations, samples.inputs[chosen], samples.targets[chosen], asked.penalty)
        yield before, trainer.theta.copy(), batch


@pytest.mark.parametrize("sampling", ["reshuffled", "with_replacement"])
@pytest.mark.parametrize(
    "contender",
    [
        pg.Contender("nelder_mead"),
        pg.Contender("nelder_mead", adaptive=True, size=0.5),
        pg.Contender("barzilai_borwein"),
        pg.Contender("barzilai_borwein", step="alternating", memory=3),
    ],
    ids=repr,
)
def test_no_update_leads_up_on_its_own_batch(contender: pg.Contender, sampling: str) -> None:
    moved = 0
    for before, after, batch in updates(training(contender, sampling)):
        assert batch.value(after) <= batch.value(before) * (1 + 1e-12)
        moved += not np.array_equal(before, after)
    assert moved > UPDATES // 3


def test_the_rate_of_barzilai_and_borwein_is_the_curvature_of_one_batch() -> None:
    seen, rate = None, None
    for before, after, batch in updates(training(pg.Contender("barzilai_borwein", safeguard=False, first=0.1))):
        slope = batch.gradient(before)
        if seen is None:
            rate = 0.1 * min(1.0, 1.0 / np.linalg.norm(slope))
        else:
            s, y = before - seen, slope - batch.gradient(seen)
            rate = s @ s / (s @ y) if s @ y > 0 else np.clip(np.linalg.norm(slope), 1e-5, 1.0)
            rate = rate if 1e-10 <= rate <= 1e10 else np.clip(np.linalg.norm(slope), 1e-5, 1.0)
        np.testing.assert_allclose(after, before - rate * slope, rtol=1e-6, atol=1e-9)
        seen = before


def test_nesterovs_restart_by_value_compares_both_points_on_the_new_batch() -> None:
    lr, last, a, restarts, others, known = 0.05, None, 1.0, 0, 0, np.inf
    for before, after, batch in updates(training(pg.Contender("nesterov_convex", lr=lr, restart="by_value"))):
        share = 0.0
        if last is None:
            last = before
        else:
            up = batch.value(before) > batch.value(last)
            restarts, others = restarts + up, others + (up != (batch.value(before) > known))
            previous = 1.0 if up else a
            a = (1 + np.sqrt(1 + 4 * previous**2)) / 2
            share = (previous - 1) / a
        y = before + share * (before - last)
        np.testing.assert_allclose(after, y - lr * batch.gradient(y), rtol=1e-9, atol=1e-12)
        last, known = before, batch.value(before)
    assert restarts > 3 and others > 10, "the other comparison would have gone another way"


@pytest.mark.parametrize("decrease", [1e-6, 0.002, 0.02])
def test_a_perturbation_is_judged_on_one_batch(decrease: float) -> None:
    lr, interval = 0.02, 7
    contender = pg.Contender(
        "perturbed_gradient_descent", lr=lr, threshold=10.0, interval=interval, decrease=decrease, radius=0.3
    )
    kicked, anchor, back = 0, None, 0
    for t, (before, after, batch) in enumerate(updates(training(contender)), 1):
        plain = before - lr * batch.gradient(before)
        if back == 0 and (kicked == 0 or t - kicked > interval):
            assert not np.allclose(after, plain, rtol=0, atol=1e-6)
            kicked, anchor = t, before
        elif back == 0 and t - kicked == interval and batch.value(before) > batch.value(anchor) - decrease:
            np.testing.assert_allclose(after, anchor - lr * batch.gradient(anchor), rtol=1e-9, atol=1e-12)
            back = t
        else:
            np.testing.assert_allclose(after, plain, rtol=1e-9, atol=1e-12)
    assert kicked > 0


def test_on_all_samples_nothing_is_asked_for_again() -> None:
    for id, most in (("nelder_mead", 2), ("barzilai_borwein", 3)):
        run = TrainingRun(training(pg.Contender(id)).replace(batch=None, epochs=40, penalty=0.0))
        run.advance(1)
        first = run.trainers[0].chunk.counts()[0, 0]
        run.advance(40)
        assert run.trainers[0].chunk.counts()[0, 0] - first <= most * 39
