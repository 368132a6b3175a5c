"""Reference trajectories of methods that use curvature, transcribed from their papers to NumPy and SciPy.

python tests/references/make_curvature.py
"""

import math
from collections.abc import Iterator
from itertools import islice
from typing import Any

import _curvature
import numpy as np
from _reference import STEPS, STORED, SURFACES, Setting, Surface, Vector, write
from _searches import Counted

Settings = dict[str, list[dict[str, Any]]]
SETTINGS: Settings = {
    "line_search": [
        {"search": "armijo"}, {"search": "armijo", "c1": 0.3, "shrink": 0.3, "warm": True},
        {"search": "strong_wolfe", "c2": 0.3}, {"search": "exact"},
    ],
    "conjugate_gradient": [
        {"formula": "polak_ribiere"}, {"formula": "fletcher_reeves", "c2": 0.2},
        {"formula": "hestenes_stiefel", "restart": False}, {"formula": "dai_yuan"},
        {"formula": "fletcher_reeves", "search": "exact"},
    ],
    "linear_conjugate_gradient": [{}, {"cycle": 1}, {"cycle": 5}],
    "bfgs": [{}, {"scaling": True, "c2": 0.5}, {"c1": 0.01, "c2": 0.1}, {"search": "exact"}],
    "lbfgs": [{}, {"memory": 3, "c2": 0.5}, {"memory": 1}, {"memory": 20, "scaling": False}],
    "barzilai_borwein": [
        {"step": "long"}, {"step": "short", "memory": 5}, {"step": "alternating", "first": 0.1},
        {"step": "short", "safeguard": False, "first": 0.01},
    ],
    "hessian_free": [
        {}, {"damping": 10.0, "forcing": "quadratic"}, {"damping": 0.1, "adapt": False, "forcing": "linear"},
        {"products": 1},
    ],
    "trust_region": [{}, {"radius": 0.1, "accept": 0.0}, {"radius": 5.0, "largest": 0.5}],
    "cubic_regularization": [{}, {"sigma": 20.0}, {"form": "fixed", "sigma": 50.0}],
    # Below such an ε the first, singular matrices have no root that is known to 1e-12.
    "full_matrix_adagrad": [{"epsilon": 1.0}, {"lr": 0.05, "epsilon": 0.1}, {"lr": 0.02, "epsilon": 0.1}],
    "gradient_descent_then_saddle_free": [
        {"tolerance": 0.05}, {"lr": 5e-4, "criterion": "absolute", "tolerance": 5.0, "newton_rate": 0.5},
        {"lr": 2e-4, "tolerance": 0.1, "newton_rate": 0.1, "damping": 1.0},
    ],
}  # fmt: skip


def path_of(optimizer: str, parameters: dict[str, Any]) -> Any:
    def path(surface: Surface) -> Iterator[Vector]:
        problem = Counted(surface.value, surface.gradient, surface.hessian)
        yield surface.start
        yield from getattr(_curvature, optimizer)(surface.start.copy(), problem, **parameters)

    return path


def settings() -> Iterator[Setting]:
    for optimizer, own in SETTINGS.items():
        for parameters in own:
            yield optimizer, parameters, f"numpy: {optimizer}", path_of(optimizer, parameters)


# The same functions multiplied out: what rounding does to a path shows when it goes another way.
MULTIPLIED_OUT = {
    "rosenbrock": lambda x: 1 - 2 * x[0] + x[0] ** 2 + 100 * x[1] ** 2 - 200 * x[0] ** 2 * x[1] + 100 * x[0] ** 4,
    "rotated_quadratic": lambda x: (
        (
            (50 * COSINE**2 + SINE**2) * x[0] ** 2
            + 98 * SINE * COSINE * x[0] * x[1]
            + (50 * SINE**2 + COSINE**2) * x[1] ** 2
        )
        / 2
    ),
}
COSINE, SINE = math.cos(0.6), math.sin(0.6)
DISTURBANCE = 1e-12


def sensitivity(path: Any, name: str, points: list[Any]) -> dict[str, float]:
    """How far two ways to write the function lead apart in ten steps, and how much a disturbance of the start grows,
    where either is so much that it excuses a difference."""
    own, surface = np.array(points), SURFACES[name]

    def apart(other: Surface, steps: list[int]) -> float:
        with np.errstate(all="ignore"):
            points = np.array(list(islice(path(other), STEPS + 1)))
        sizes = np.maximum(1, np.linalg.norm(own, axis=1))
        return float((np.linalg.norm(points - own, axis=1) / sizes)[steps].max())

    found = {}
    if name in MULTIPLIED_OUT:
        other = Surface(MULTIPLIED_OUT[name], surface.parameters, surface.start)
        found["rounding"] = apart(other, [step for step in STORED if step <= 10])
    disturbed = Surface(surface.function, surface.parameters, surface.start * (1 + DISTURBANCE))
    found["growth"] = apart(disturbed, STORED) / DISTURBANCE
    limits = {"rounding": 2e-14, "growth": 3e4}
    return {key: value for key, value in found.items() if value > limits[key]}


if __name__ == "__main__":
    write(settings(), "make_curvature.py", ("torch", "numpy", "scipy"), sensitivity)
