"""Reference trajectories of the first optimizers by independent implementations.

Run by hand, in an environment with PyTorch (not among the project's dependencies):

    python tests/references/make_first.py

Updates are PyTorch's own optimizers where their conventions agree with ours; otherwise the paper's lines transcribed to
NumPy.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

import numpy as np
import torch
from _reference import Setting, Surface, Vector, torch_path, write


# PyTorch's own optimizers: our id and parameters -> the optimizer and its arguments.
def in_torch(optimizer: str, q: dict[str, Any]) -> tuple[type[torch.optim.Optimizer], dict[str, Any]] | None:
    match optimizer:
        case "gradient_descent":
            return torch.optim.SGD, {"lr": q["lr"]}
        case "heavy_ball" if q["convention"] == "velocity":
            return torch.optim.SGD, {"lr": q["lr"], "momentum": q["beta"]}
        case "nesterov" if q["form"] == "shifted":
            return torch.optim.SGD, {"lr": q["lr"], "momentum": q["beta"], "nesterov": True}
        case "adagrad" if q.get("epsilon_place", "outside") == "outside":
            start = {"initial_accumulator_value": q["initial_sum"]}
            return torch.optim.Adagrad, {"lr": q["lr"], "eps": q["epsilon"], **start}
        case "rmsprop" if q.get("epsilon_place", "outside") == "outside":
            options = {"centered": q.get("centered", False), "momentum": q.get("beta", 0.0)}
            return torch.optim.RMSprop, {"lr": q["lr"], "alpha": q["rho"], "eps": q["epsilon"], **options}
        case "adadelta":
            return torch.optim.Adadelta, {"lr": q["lr"], "rho": q["rho"], "eps": q["epsilon"]}
        case "adam" | "amsgrad" if q["bias_correction"] and "epsilon_place" not in q:
            betas = (q["beta1"], q["beta2"])
            return torch.optim.Adam, {
                "lr": q["lr"], "betas": betas, "eps": q["epsilon"], "amsgrad": optimizer == "amsgrad"
            }  # fmt: skip
        case "rprop":
            etas, sizes = (q["decrease"], q["increase"]), (q["smallest_step"], q["largest_step"])
            return torch.optim.Rprop, {"lr": q["initial_step"], "etas": etas, "step_sizes": sizes}
    return None


# The papers' lines; each is a generator of points.
def average_heavy_ball(x: Vector, g: Any, h: Any, lr: float, beta: float) -> Iterator[Vector]:
    m = np.zeros(2)
    while True:
        m = beta * m + (1 - beta) * g(x)
        x = x - lr * m
        yield x


def rate_in_velocity(x: Vector, g: Any, h: Any, lr: float, beta: float) -> Iterator[Vector]:
    v = np.zeros(2)
    while True:
        v = beta * v - lr * g(x)
        x = x + v
        yield x


def look_ahead_nesterov(x: Vector, g: Any, h: Any, lr: float, beta: float) -> Iterator[Vector]:
    # Sutskever et al. 2013, eqs. 3 and 4: v ← μv − ε∇f(θ + μv), with the rate inside the velocity.
    v = np.zeros(2)
    while True:
        v = beta * v - lr * g(x + beta * v)
        x = x + v
        yield x


def plain_adam(
    x: Vector, g: Any, h: Any, lr: float, beta1: float, beta2: float, epsilon: float, largest: bool
) -> Iterator[Vector]:
    m, s, top = np.zeros(2), np.zeros(2), np.zeros(2)
    while True:
        gradient = g(x)
        m = beta1 * m + (1 - beta1) * gradient
        s = beta2 * s + (1 - beta2) * gradient**2
        top = np.maximum(top, s) if largest else s
        x = x - lr * m / (np.sqrt(top) + epsilon)
        yield x


def denominator(s: Vector, epsilon: float, epsilon_place: str) -> Vector:
    return np.sqrt(s + epsilon) if epsilon_place == "inside" else np.sqrt(s)


def placed_adagrad(
    x: Vector, g: Any, h: Any, lr: float, epsilon: float, epsilon_place: str, initial_sum: float
) -> Iterator[Vector]:
    s = np.full(2, initial_sum)
    while True:
        s = s + g(x) ** 2
        x = x - lr * g(x) / denominator(s, epsilon, epsilon_place)
        yield x


def placed_rmsprop(
    x: Vector, g: Any, h: Any, lr: float, rho: float, epsilon: float, epsilon_place: str, initial_average: float,
    centered: bool, beta: float,
) -> Iterator[Vector]:  # fmt: skip
    # Graves 2013, eqs. 38 to 41, where centred.
    s, mean, v = np.full(2, initial_average), np.zeros(2), np.zeros(2)
    while True:
        s, mean = rho * s + (1 - rho) * g(x) ** 2, rho * mean + (1 - rho) * g(x)
        v = beta * v + g(x) / denominator(s - mean**2 if centered else s, epsilon, epsilon_place)
        x = x - lr * v
        yield x


def placed_adam(
    x: Vector, g: Any, h: Any, lr: float, beta1: float, beta2: float, epsilon: float, bias_correction: bool,
    epsilon_place: str, initial_average: float,
) -> Iterator[Vector]:  # fmt: skip
    m, s, t = np.zeros(2), np.full(2, initial_average), 0
    while True:
        t += 1
        m, s = beta1 * m + (1 - beta1) * g(x), beta2 * s + (1 - beta2) * g(x) ** 2
        first, second = (1 - beta1**t, 1 - beta2**t) if bias_correction else (1.0, 1.0)
        x = x - lr * (m / first) / denominator(s / second, epsilon, epsilon_place)
        yield x


def newton(x: Vector, g: Any, h: Any, lr: float, damping: float) -> Iterator[Vector]:
    while True:
        x = x - lr * np.linalg.solve(h(x) + damping * np.eye(2), g(x))
        yield x


def saddle_free_newton(x: Vector, g: Any, h: Any, lr: float, damping: float) -> Iterator[Vector]:
    while True:
        values, vectors = np.linalg.eigh(h(x))
        x = x - lr * vectors @ ((vectors.T @ g(x)) / (np.abs(values) + damping))
        yield x


def transcription(optimizer: str, q: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
    momentum = {name: q[name] for name in ("lr", "beta") if name in q}
    match optimizer:
        case "adagrad":
            return placed_adagrad, q
        case "rmsprop":
            return placed_rmsprop, q
        case "adam" if "epsilon_place" in q:
            return placed_adam, q
        case "heavy_ball":
            return (average_heavy_ball if q["convention"] == "average" else rate_in_velocity), momentum
        case "nesterov":
            return look_ahead_nesterov, momentum
        case "adam" | "amsgrad":
            numbers = {name: q[name] for name in ("lr", "beta1", "beta2", "epsilon")}
            return plain_adam, {**numbers, "largest": optimizer == "amsgrad"}
        case "newton":
            return newton, q
        case "saddle_free_newton":
            return saddle_free_newton, q
    raise ValueError(optimizer)


def numpy_path(rule: Any, arguments: dict[str, Any]) -> Any:
    def path(surface: Surface) -> Iterator[Vector]:
        yield surface.start
        yield from rule(surface.start.copy(), surface.gradient, surface.hessian, **arguments)

    return path


def adaptive(**changed: float) -> dict[str, float]:
    return {"lr": 0.01, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8, **changed}


MOMENTA = [(2e-4, 0.9), (5e-4, 0.5), (1e-4, 0.98)]
AVERAGES = [(1e-3, 0.9), (5e-4, 0.5), (2e-3, 0.95)]
ADAMS = [adaptive(), adaptive(lr=0.05, beta1=0.8, beta2=0.99), adaptive(lr=0.002, beta1=0.95, epsilon=1e-4)]
RPROP = {"initial_step": 0.1, "increase": 1.2, "decrease": 0.5, "smallest_step": 1e-6, "largest_step": 50.0}
SETTINGS: list[tuple[str, dict[str, Any]]] = [
    *[("gradient_descent", {"lr": lr}) for lr in (1e-4, 5e-4, 1e-3)],
    *[("heavy_ball", {"lr": lr, "beta": b, "convention": "velocity"}) for lr, b in MOMENTA],
    *[("heavy_ball", {"lr": lr, "beta": b, "convention": "rate_in_velocity"}) for lr, b in MOMENTA],
    *[("heavy_ball", {"lr": lr, "beta": b, "convention": "average"}) for lr, b in AVERAGES],
    *[("nesterov", {"lr": lr, "beta": b, "form": "shifted"}) for lr, b in MOMENTA],
    *[("nesterov", {"lr": lr, "beta": b, "form": "look_ahead"}) for lr, b in MOMENTA],
    *[
        ("adagrad", {"lr": lr, "epsilon": e, "initial_sum": s})
        for lr, e, s in ((0.1, 1e-10, 0.0), (0.5, 1e-6, 0.1), (0.02, 1e-3, 0.0))
    ],
    *[
        ("rmsprop", {"lr": lr, "rho": r, "epsilon": e})
        for lr, r, e in ((1e-3, 0.9, 1e-8), (5e-3, 0.99, 1e-4), (2e-3, 0.5, 1e-2))
    ],
    *[
        ("adagrad", {"lr": lr, "epsilon": e, "initial_sum": s, "epsilon_place": place})
        for lr, e, s, place in ((0.1, 1e-6, 0.0, "inside"), (0.5, 1e-2, 0.1, "inside"), (0.05, 1e-8, 0.5, "none"))
    ],
    ("rmsprop", {"lr": 5e-4, "rho": 0.95, "epsilon": 1e-1, "centered": True}),
    ("rmsprop", {"lr": 5e-4, "rho": 0.95, "epsilon": 1e-4, "beta": 0.9}),
    ("rmsprop", {"lr": 2e-4, "rho": 0.99, "epsilon": 1e-2, "centered": True, "beta": 0.5}),
    *[
        (
            "rmsprop",
            {"lr": lr, "rho": r, "epsilon": e, "epsilon_place": p, "initial_average": s, "centered": c, "beta": b},
        )
        for lr, r, e, p, s, c, b in (
            (1e-3, 0.9, 1e-4, "inside", 0.0, False, 0.0),
            (1e-3, 0.95, 1e-2, "inside", 0.5, True, 0.8),
            (2e-3, 0.99, 1e-8, "none", 0.3, False, 0.0),
        )
    ],
    *[
        ("adadelta", {"lr": lr, "rho": r, "epsilon": e})
        for lr, r, e in ((1.0, 0.95, 1e-6), (2.0, 0.97, 1e-6), (5.0, 0.99, 1e-7))
    ],
    *[("adam", {**q, "bias_correction": on}) for on in (True, False) for q in ADAMS],
    *[
        ("adam", {**q, "bias_correction": on, "epsilon_place": place, "initial_average": s})
        for q, on, place, s in zip(
            ADAMS, (True, False, False), ("inside", "inside", "none"), (0.0, 0.2, 0.5), strict=True
        )
    ],
    *[("amsgrad", {**q, "bias_correction": on}) for on in (True, False) for q in ADAMS],
    ("rprop", RPROP),
    ("rprop", {**RPROP, "initial_step": 0.01, "decrease": 0.3}),
    ("rprop", {**RPROP, "initial_step": 0.01, "increase": 1.05, "largest_step": 0.02}),
    *[("newton", {"lr": lr, "damping": d}) for lr, d in ((1.0, 0.0), (0.1, 0.0), (0.5, 3.0))],
    *[("saddle_free_newton", {"lr": lr, "damping": d}) for lr, d in ((1.0, 0.0), (0.1, 0.01), (0.5, 3.0))],
]


def settings() -> Iterator[Setting]:
    """Every setting with the path of an independent implementation."""
    for optimizer, parameters in SETTINGS:
        chosen = in_torch(optimizer, parameters)
        if chosen is not None:
            rule, arguments = chosen
            path = partial(torch_path, optimizer=rule, arguments={"foreach": False, **arguments})
            yield optimizer, parameters, f"torch.optim.{rule.__name__}", path
        else:
            rule, arguments = transcription(optimizer, parameters)
            yield optimizer, parameters, f"numpy: {rule.__name__}", numpy_path(rule, arguments)


if __name__ == "__main__":
    write(settings(), "make_first.py")
