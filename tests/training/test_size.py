"""What does not suit a network's size is refused before anything is made; single precision trains as double does."""

from __future__ import annotations

import time

import numpy as np
import pytest

import playground as pg
from playground.training.training_run import TrainingRun


def training(
    contender: pg.Contender, hidden: tuple[int, ...], precision: str = "float64", **fields: object
) -> pg.Training:
    stated = {
        "data": pg.data("moons", samples=80, noise=0.2, seed=3), "batch": None, "epochs": 12, "seed": 1,
        "penalty": 0.001, "network": pg.Network(hidden=hidden, activation="tanh", precision=precision),
        "contenders": [contender], **fields,
    }  # fmt: skip
    return pg.Training(**stated)


@pytest.mark.parametrize(
    ("id", "width", "sentence"),
    [
        ("newton", 50, "needs the whole Hessian"),
        ("saddle_free_newton", 50, "needs the whole Hessian"),
        ("trust_region", 50, "needs the whole Hessian"),
        ("sophia", 50, "needs the whole Hessian"),
        ("full_matrix_adagrad", 50, "all eigenvectors"),
        ("bfgs", 130, "2 GB is the most"),
        ("nelder_mead", 130, "2 GB is the most"),
    ],
)
def test_a_method_too_large_for_the_network_is_refused(id: str, width: int, sentence: str) -> None:
    with pytest.raises(pg.PlaygroundError, match=sentence):
        training(pg.Contender(id), (width, width))


def test_noise_of_a_plane_is_refused_where_there_are_more_coordinates() -> None:
    skew = pg.Contender("gradient_descent", modifiers=[pg.Modifier("noise_covariance")])
    for contender in (skew, pg.Contender("lookahead", base=skew)):
        with pytest.raises(pg.PlaygroundError, match=r"Skew noise shakes 2 coordinates .*, and the network has 17"):
            training(contender, (4,))
    off = skew.replace(modifiers=[pg.Modifier("noise_covariance").switched(False)])
    assert training(off, (4,)).learners == (0,)


@pytest.mark.parametrize(
    "contender",
    [
        pg.Contender("adam", lr=0.01), pg.Contender("heavy_ball", lr=0.1), pg.Contender("lbfgs"),
        pg.Contender("hessian_free"), pg.Contender("saddle_free_newton", damping=0.5),
        pg.Contender("scipy_minimize", method="trust-ncg"),
    ],
    ids=lambda one: one.method.id,
)  # fmt: skip
def test_single_precision_trains_as_double_does(contender: pg.Contender) -> None:
    double, single = (pg.train(training(contender, (6,), one)) for one in ("float64", "float32"))
    assert single.losses == pytest.approx(double.losses, rel=2e-3, abs=1e-5)
    assert single.final[0] == pytest.approx(double.final[0], rel=0.05, abs=5e-3)
    assert not np.array_equal(single.losses, double.losses) and single.final[0].dtype == np.float64


def seconds(precision: str) -> float:
    """Of one thread's processor: the machine may have other things to do."""
    run = TrainingRun(training(pg.Contender("adam"), (256, 256), precision, batch=60, epochs=10, memory=4096))
    run.advance(2)
    begun = time.thread_time()
    run.advance(10)
    return time.thread_time() - begun


def test_single_precision_is_faster_where_layers_are_wide() -> None:
    assert min(seconds("float32") for _ in range(5)) < 0.9 * min(seconds("float64") for _ in range(5))
