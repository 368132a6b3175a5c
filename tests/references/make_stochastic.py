"""Reference trajectories of random and derivative-free methods, transcribed from their papers to NumPy.

python tests/references/make_stochastic.py

Random numbers are those of Philox4x32-10 (Salmon et al. 2011), typed here once more in Python's whole numbers, turned
into normal ones by Box and Muller. Nelder–Mead is SciPy's.
"""

import math
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from _reference import STEPS, Setting, Surface, Vector, write
from scipy.optimize import minimize

MASK = 2**32 - 1


def philox(step: int, k: int) -> tuple[int, int, int, int]:
    """The four words of the counter (step, k, 0, 0) and the key 0: seed 0, path 0."""
    a, b, c, d, left, right = step, k, 0, 0, 0, 0
    for _ in range(10):
        low, high = a * 0xD2511F53, c * 0xCD9E8D57
        a, b, c, d = (high >> 32) ^ b ^ left, high & MASK, (low >> 32) ^ d ^ right, low & MASK
        left, right = (left + 0x9E3779B9) & MASK, (right + 0xBB67AE85) & MASK
    return a, b, c, d


def unit(high: int, low: int) -> float:
    return max((high << 32 | low) >> 11, 0.5) * 2.0**-53


def uniform(step: int, k: int) -> float:
    return unit(*philox(step, k)[:2])


def normals(step: int, first: int = 0, apart: int = 1) -> Vector:
    words = [philox(step, first + apart * k) for k in range(2)]
    return np.array([math.sqrt(-2 * math.log(unit(*w[:2]))) * math.cos(2 * math.pi * unit(*w[2:])) for w in words])


Path = Callable[[Surface], Iterator[Vector]]


def langevin(lr: float, temperature: float) -> Path:
    def path(surface: Surface) -> Iterator[Vector]:
        x, t = surface.start, 0
        while True:
            yield x
            t += 1
            x = x - lr * surface.gradient(x) + np.sqrt(2 * lr * temperature) * normals(t)

    return path


def underdamped_langevin(time_step: float, friction: float, temperature: float) -> Path:
    """B A O A B as printed, with two half kicks."""

    def path(surface: Surface) -> Iterator[Vector]:
        x, v, t, h = surface.start, np.zeros(2), 0, time_step
        while True:
            yield x
            t += 1
            v = v - h / 2 * surface.gradient(x)
            x = x + h / 2 * v
            keep = math.exp(-friction * h)
            v = keep * v + math.sqrt(temperature * (1 - keep**2)) * normals(t)
            x = x + h / 2 * v
            v = v - h / 2 * surface.gradient(x)

    return path


def coordinate_descent(lr: float, order: str, step: str) -> Path:
    def path(surface: Surface) -> Iterator[Vector]:
        x, t = surface.start, 0
        while True:
            yield x
            t += 1
            g, curvature = surface.gradient(x), np.diag(surface.hessian(x))
            move = np.where(curvature > 0, g / curvature, lr * g) if step == "exact" else lr * g
            if order != "all_at_once":
                k = (t - 1) % 2 if order == "cyclic" else int(2 * uniform(t, 0))
                move = move * np.eye(2)[k]
            x = x - move

    return path


def perturbed_gradient_descent(
    lr: float, form: str, radius: float, threshold: float, interval: int, decrease: float
) -> Path:
    def every_step(surface: Surface) -> Iterator[Vector]:
        x, t = surface.start, 0
        while True:
            yield x
            t += 1
            xi = normals(t)
            x = x - lr * (surface.gradient(x) + radius * xi / np.linalg.norm(xi))

    def ball(surface: Surface) -> Iterator[Vector]:
        x, t, noted, kept, over = surface.start, 0, None, None, False
        while True:
            yield x
            t += 1
            ripe = noted is not None and t - noted == interval
            if not over and ripe and surface.value(x) - surface.value(kept) > -decrease:
                x, over = kept, True
            small = np.linalg.norm(surface.gradient(x)) <= threshold
            if not over and small and (noted is None or t - noted > interval):
                noted, kept, xi = t, x, normals(t)
                x = x + radius * uniform(t, 2) ** 0.5 * xi / np.linalg.norm(xi)
            x = x - lr * surface.gradient(x)

    return ball if form == "ball" else every_step


def simulated_annealing(temperature: float, schedule: str, cooling: float, width: float) -> Path:
    def path(surface: Surface) -> Iterator[Vector]:
        x, k = surface.start, 0
        while True:
            yield x
            heat = {
                "geometric": temperature * cooling**k,
                "logarithmic": temperature / math.log(k + math.e),
                "linear": temperature * max(0, 1 - (1 - cooling) * k),
            }[schedule]
            k += 1
            trial = x + width * normals(k)
            rise = surface.value(trial) - surface.value(x)
            if rise <= 0 or (heat > 0 and uniform(k, 2) < math.exp(-rise / heat)):
                x = trial

    return path


def entropy_sgd(
    lr: float, loops: int, inner_rate: float, scope: float, growth: float, noise: float, alpha: float, scaled: bool
) -> Path:
    def path(surface: Surface) -> Iterator[Vector]:
        x, t = surface.start, 0
        while True:
            yield x
            hold = scope * (1 + growth) ** t
            t += 1
            ahead, mean = x, x
            for turn in range(loops):
                slope = surface.gradient(ahead) - hold * (x - ahead)
                ahead = ahead - inner_rate * slope + math.sqrt(inner_rate) * noise * normals(t, turn, loops)
                mean = alpha * mean + (1 - alpha) * ahead
            x = x - lr * (hold if scaled else 1) * (x - mean)

    return path


def nelder_mead(size: float, relative: bool, adaptive: bool) -> Path:
    def path(surface: Surface) -> Iterator[Vector]:
        start = surface.start
        sides = size * start if relative else np.full(2, size)
        corners = np.concatenate([start[None], start + np.diag(sides)])
        seen = [start]
        options = {"initial_simplex": corners, "adaptive": adaptive, "maxiter": STEPS + 1, "maxfev": 10**9}
        minimize(
            surface.value, start, method="Nelder-Mead", callback=lambda x: seen.append(x.copy()),
            options={**options, "xatol": -1, "fatol": -1},
        )  # fmt: skip
        yield from seen

    return path


BALL = {"form": "ball", "radius": 0.1, "threshold": 1e-3, "interval": 100, "decrease": 1e-6}
WALK = {"lr": 1.0, "loops": 20, "inner_rate": 4e-4, "scope": 0.03, "growth": 0.001, "noise": 1e-2, "alpha": 0.75}
SETTINGS: list[tuple[Callable[..., Path], dict[str, Any]]] = [
    *[(langevin, {"lr": lr, "temperature": t}) for lr, t in ((1e-4, 0.01), (5e-4, 0.5), (1e-3, 1e-6))],
    *[
        (underdamped_langevin, {"time_step": h, "friction": c, "temperature": t})
        for h, c, t in ((0.01, 1.0, 0.01), (0.02, 5.0, 0.3), (0.005, 0.0, 0.0))
    ],
    *[
        (coordinate_descent, {"lr": lr, "order": order, "step": step})
        for order in ("cyclic", "randomized", "all_at_once")
        for lr, step in ((5e-4, "rate"), (1e-3, "exact"))
    ],
    (perturbed_gradient_descent, {"lr": 5e-4, **BALL, "form": "every_step", "radius": 3.0}),
    (perturbed_gradient_descent, {"lr": 1e-3, **BALL, "threshold": 3.0, "interval": 7}),
    (perturbed_gradient_descent, {"lr": 1e-3, **BALL, "threshold": 8.0, "interval": 20, "decrease": 0.1}),
    *[
        (simulated_annealing, {"temperature": t, "schedule": word, "cooling": a, "width": w})
        for t, word, a, w in (
            (10.0, "geometric", 0.97, 0.3), (1.0, "logarithmic", 0.99, 0.2), (5.0, "linear", 0.99, 0.1)
        )
    ],
    (entropy_sgd, {**WALK, "scaled": True}),
    (entropy_sgd, {**WALK, "loops": 5, "scope": 20.0, "growth": 0.01, "noise": 0.5, "scaled": False}),
    (entropy_sgd, {**WALK, "lr": 0.5, "loops": 9, "scope": 1.0, "alpha": 0.9, "scaled": True}),
    *[
        (nelder_mead, {"size": s, "relative": r, "adaptive": a})
        for s, r, a in ((0.05, True, False), (0.5, False, False), (0.1, False, True))
    ],
]  # fmt: skip


def settings() -> Iterator[Setting]:
    """Every setting with its transcription."""
    for make, parameters in SETTINGS:
        library = "scipy.optimize.minimize" if make is nelder_mead else f"numpy: {make.__name__}"
        yield make.__name__, parameters, library, make(**parameters)


if __name__ == "__main__":
    write(settings(), "make_stochastic.py", ("torch", "numpy", "scipy"))
