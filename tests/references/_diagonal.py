"""Methods with a curvature for each coordinate, the papers' lines in NumPy."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from _reference import Surface, Vector


def vsgd(f: Surface, q: dict[str, Any]) -> Iterator[Vector]:
    # Schaul, Zhang, LeCun 2013, algorithm 1; the first samples are all the same.
    x, tau = f.start, np.full(2, q["first_memory"])
    g, h = f.gradient(x), np.abs(np.diag(f.hessian(x)))
    mean, square, curvature = g, q["overestimate"] * g**2, q["overestimate"] * h
    while True:
        g, h = f.gradient(x), np.abs(np.diag(f.hessian(x)))
        mean = (1 - 1 / tau) * mean + g / tau
        square = (1 - 1 / tau) * square + g**2 / tau
        curvature = (1 - 1 / tau) * curvature + h / tau
        rate = mean**2 / (np.maximum(curvature, q["smallest_curvature"]) * square)
        tau = (1 - mean**2 / square) * tau + 1
        x = x - rate * g
        yield x


def diagonal_levenberg_marquardt(f: Surface, q: dict[str, Any]) -> Iterator[Vector]:
    x, h = f.start, None
    while True:
        now = np.abs(np.diag(f.hessian(x)))
        h = now if h is None else q["rho"] * h + (1 - q["rho"]) * now
        x = x - q["lr"] * f.gradient(x) / (h + q["mu"])
        yield x


def sgd_qn(f: Surface, q: dict[str, Any]) -> Iterator[Vector]:
    # Bordes, Bottou, Gallinari 2009, algorithm of section 3, without the loss's own decay.
    x, t, r, b, last = f.start, 0, 2, np.full(2, 1 / q["smallest_curvature"]), None
    while True:
        t, g = t + 1, f.gradient(x)
        if last is not None and (t - 1) % q["skip"] == 0:
            step, change = x - last[0], g - last[1]
            ratio = np.full(2, 1 / q["smallest_curvature"])
            np.divide(step, change, out=ratio, where=step * change > 0)
            b = b + 2 / r * (np.minimum(ratio, 1 / q["smallest_curvature"]) - b)
            b, r = np.maximum(b, 1 / (q["curvature_range"] * q["smallest_curvature"])), r + 1
        last = x, g
        x = x - b * g / (t + q["t0"])
        yield x
