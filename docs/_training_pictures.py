"""Pictures of what is found of trainings, as `pg.save_picture` writes them: for the pages on curvature and slices."""

import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import playground as pg

WIDE = {"width": 720, "ratio": 1.0}


def training_pictures() -> Mapping[str, Callable[[], bytes]]:
    """Return what makes each picture, by name."""
    return {
        "network-edge": lambda: _picture(pg.curvature_along(_edge(), points=100), height=320),
        "network-spectrum": _spectrum, "network-layers": _layers,
        "network-tangent": lambda: _picture(
            [pg.tangent_movement(_moons()), pg.linearized_training(_moons())], height=640
        ),
        "network-ticket": lambda: _picture(pg.lottery_ticket(_digits(), keep=0.1, rounds=3), height=420),
        "network-decision": lambda: _picture(pg.decision(_moons()), height=460),
        "network-slice": lambda: _picture(pg.slice_loss(_moons(), "principal", points=101), height=620),
        "network-lines": _lines,
    }  # fmt: skip


@cache
def _edge() -> pg.TrainingResult:
    """The training of the guide's page, whose sharpness stands at 2/η in the end."""
    return pg.train(pg.Training(
        pg.data("spirals", samples=40, split=0.0), pg.Network(hidden=(20, 20)), loss="squared",
        contenders=[pg.Contender("gradient_descent", lr=0.2)], batch=None, epochs=12000,
    ))  # fmt: skip


@cache
def _moons() -> pg.TrainingResult:
    contenders = [pg.Contender("adam", lr=0.02), pg.Contender("heavy_ball", lr=0.05)]
    data, network = pg.data("moons", samples=200), pg.Network(hidden=(16, 16))
    return pg.train(pg.Training(data, network, contenders=contenders, epochs=60))


def _digits() -> pg.Training:
    data, network = pg.data("digits", samples=600), pg.Network(hidden=(64,))
    return pg.Training(data, network, contenders=[pg.Contender("adam", lr=0.003)], epochs=30)


def _spectrum() -> bytes:
    result = _edge()
    problem, theta = result.training.problem(), result.final[0]
    eigenvalues = pg.hessian_spectrum(problem, theta)
    return _picture(pg.spectral_density(problem, theta), height=320, eigenvalues=eigenvalues, limit=10.0)


def _layers() -> bytes:
    """Thirty layers, all initializations beside He's."""
    training = pg.deep_training()
    signals = {
        training.names[place]: pg.layer_signals(problem, problem.initial)
        for place in training.learners for problem in (training.problem(place),)
    }  # fmt: skip
    own = next(name for name in signals if name.startswith("He"))
    from playground.picture.colors.theme import LIGHT

    others = [(name, LIGHT.contender_color(k + 1), one) for k, (name, one) in enumerate(signals.items()) if name != own]
    return _picture(signals[own], height=700, others=others, name=own)


def _lines() -> bytes:
    result = _moons()
    found = pg.low_path(result, 0, 1, updates=2000, points=101)
    return _picture(found, height=460, logarithmic=True)


def _picture(found: Any, **options: Any) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "picture.png"
        pg.save_picture(found, path, **{**WIDE, **options})
        return path.read_bytes()
