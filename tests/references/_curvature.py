"""Methods with line searches and second-order models, transcribed from their papers to NumPy, for any precision.

Each is a generator of points, the first step's end first; `problem` counts what it is asked for.
"""

from collections import deque
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from _models import shifted_step, steihaug
from _precise import eigen, norm, root
from _searches import Counted, StrongWolfe, Trial, Vector, backtrack

Search = Callable[[Vector, Vector, float, Vector, float], Trial | None]


def searcher(problem: Counted, search: str, c1: float, c2: float) -> tuple[Search, bool]:
    """The search of that name, and whether it needs values."""
    if search == "strong_wolfe":
        return StrongWolfe(problem, c1, c2), True

    def exact(x: Vector, p: Vector, f: float, g: Vector, first: float) -> Trial | None:
        bent = p @ problem.Hv(x, p)
        a = -(g @ p) / bent if bent > 0 else 0.0
        return Trial(a, 0.0, None, problem.g(x + a * p)) if (x + a * p != x).any() else None

    return exact, False


def rest(x: Vector) -> Iterator[Vector]:
    while True:
        yield x


def line_search(
    x: Vector, problem: Counted, search: str = "armijo", first: float = 1.0, shrink: float = 0.5, warm: bool = False,
    c1: float = 1e-4, c2: float = 0.9,
) -> Iterator[Vector]:  # fmt: skip
    find, valued = searcher(problem, search, c1, c2) if search != "armijo" else (None, True)
    f, g, last = problem.f(x) if valued else 0.0, problem.g(x), None
    while g @ g > 0:
        begin = last / shrink if warm and last else first
        if find is None:
            trial, _ = backtrack(problem, x, -g, f, g, begin, c1, shrink)
        else:
            trial = find(x, -g, f, g, begin)
        if trial is None:
            break
        x, f, g, last = x - trial.a * g, trial.phi, trial.gradient, trial.a
        yield x
    yield from rest(x)


def conjugate_gradient(
    x: Vector, problem: Counted, formula: str = "polak_ribiere", restart: bool = True, search: str = "strong_wolfe",
    c1: float = 1e-4, c2: float = 0.1,
) -> Iterator[Vector]:  # fmt: skip
    find, valued = searcher(problem, search, c1, c2)
    f, g = problem.f(x) if valued else 0.0, problem.g(x)
    p, steepest, last = -g, True, None
    while g @ g > 0:
        if not g @ p < 0:
            p, steepest = -g, True
        a = min(1, 1 / root(g @ g)) if last is None else last[0] * min(last[1] / (g @ p), 10)
        trial = find(x, p, f, g, a)
        if trial is None:
            if steepest:
                break
            p, steepest = -g, True
            yield x
            continue
        last, steepest = (trial.a, g @ p), False
        new = trial.gradient
        beta = factor(formula, new, g, p)
        if restart and abs(new @ g) >= 0.2 * (new @ new):
            beta = 0.0
        x, f, g, p = x + trial.a * p, trial.phi, new, beta * p - new
        yield x
    yield from rest(x)


def factor(formula: str, new: Vector, g: Vector, p: Vector) -> float:
    y = new - g
    if formula == "polak_ribiere":
        return max(new @ y, 0) / (g @ g)
    if formula == "fletcher_reeves":
        return (new @ new) / (g @ g)
    above = new @ y if formula == "hestenes_stiefel" else new @ new
    return above / (p @ y) if p @ y else 0.0


def linear_conjugate_gradient(x: Vector, problem: Counted, cycle: int = 0) -> Iterator[Vector]:
    while True:
        model, r = x, problem.g(x)
        first = r
        p = -r
        for _ in range(cycle or len(x)):
            if not r @ r > 1e-20 * (first @ first):
                break
            image = problem.Hv(model, p)
            if not p @ image > 0:
                yield x
                break
            alpha = (r @ r) / (p @ image)
            x, new = x + alpha * p, r + alpha * image
            p, r = (new @ new) / (r @ r) * p - new, new
            yield x
        if (x == model).all():
            yield from rest(x)


def bfgs(
    x: Vector, problem: Counted, search: str = "strong_wolfe", c1: float = 1e-4, c2: float = 0.9, scaling: bool = False
) -> Iterator[Vector]:
    find, valued = searcher(problem, search, c1, c2)
    f, g, one = problem.f(x) if valued else 0.0, problem.g(x), np.eye(len(x))
    B, fresh = one, True
    while g @ g > 0:
        if not (B @ g) @ g > 0:
            B, fresh = one, True
        p = -B @ g
        trial = find(x, p, f, g, min(1, 1 / root(g @ B @ g)) if fresh else 1.0)
        if trial is None:
            if fresh:
                break
            B, fresh = one, True
            yield x
            continue
        new = x + trial.a * p
        s, y = new - x, trial.gradient - g
        if s @ y > 1e-14 * (y @ y):
            if fresh and scaling:
                B = (s @ y) / (y @ y) * one
            rho, fresh = 1 / (s @ y), False
            B = (one - rho * np.outer(s, y)) @ B @ (one - rho * np.outer(y, s)) + rho * np.outer(s, s)
        x, f, g = new, trial.phi, trial.gradient
        yield x
    yield from rest(x)


def lbfgs(
    x: Vector, problem: Counted, memory: int = 10, search: str = "strong_wolfe", c1: float = 1e-4, c2: float = 0.9,
    scaling: bool = True,
) -> Iterator[Vector]:  # fmt: skip
    find, valued = searcher(problem, search, c1, c2)
    f, g = problem.f(x) if valued else 0.0, problem.g(x)
    pairs: deque[tuple[Vector, Vector]] = deque(maxlen=memory)
    while g @ g > 0:
        p = -inverse_of(pairs, len(x), scaling) @ g
        if not p @ g < 0:
            pairs.clear()
            p = -g
        trial = find(x, p, f, g, 1.0 if pairs else min(1, 1 / root(g @ g)))
        if trial is None:
            if not pairs:
                break
            pairs.clear()
            yield x
            continue
        new = x + trial.a * p
        s, y = new - x, trial.gradient - g
        if s @ y > 1e-14 * (y @ y):
            pairs.append((s, y))
        x, f, g = new, trial.phi, trial.gradient
        yield x
    yield from rest(x)


def inverse_of(pairs: Any, n: int, scaling: bool) -> Vector:
    """Eq. (7.19) of Nocedal, Wright written as matrices, which the two loops avoid."""
    B = np.eye(n)
    if pairs and scaling:
        s, y = pairs[-1]
        B = (s @ y) / (y @ y) * B
    for s, y in pairs:
        V = np.eye(n) - np.outer(y, s) / (s @ y)
        B = V.T @ B @ V + np.outer(s, s) / (s @ y)
    return B


def barzilai_borwein(
    x: Vector, problem: Counted, step: str = "long", first: float = 1.0, safeguard: bool = True, memory: int = 10,
    c1: float = 1e-4,
) -> Iterator[Vector]:  # fmt: skip
    recent: deque[float] = deque(maxlen=memory)
    f, g, t = problem.f(x) if safeguard else 0.0, problem.g(x), 1
    rate = first * min(1, 1 / norm(g))
    while g @ g > 0:
        recent.append(f)
        new = x - rate * g
        while safeguard and (new != x).any():
            f = problem.f(new)
            if f <= max(recent) - c1 * rate * (g @ g) + 1e-14 * abs(max(recent)):
                break
            rate *= 0.5
            new = x - rate * g
        if (new == x).all():
            break
        old, s, x, t = g, new - x, new, t + 1
        yield x
        g = problem.g(x)
        y = g - old
        if s @ y > 0:
            long = step == "long" or (step == "alternating" and t % 2 == 0)
            rate = (s @ s) / (s @ y) if long else (s @ y) / (y @ y)
        if not (s @ y > 0 and 1e-10 <= rate <= 1e10):
            rate = min(max(norm(g), 1e-5), 1)
    yield from rest(x)


def hessian_free(
    x: Vector, problem: Counted, damping: float = 1.0, adapt: bool = True, forcing: str = "superlinear",
    products: int = 50, c1: float = 1e-4,
) -> Iterator[Vector]:  # fmt: skip
    f, g, lam = problem.f(x), problem.g(x), damping
    while g @ g > 0:
        size = norm(g)
        eta = {"superlinear": min(0.5, root(size)), "quadratic": min(0.5, size), "linear": 0.5}[forcing]
        # Nocedal, Wright, algorithm 7.1.
        z, r, d = np.zeros(len(x)), g, -g
        for j in range(products):
            Bd = problem.Hv(x, d) + lam * d
            if d @ Bd <= 0:
                z = -g if j == 0 else z
                r = g + Bd if j == 0 else r
                break
            alpha = (r @ r) / (d @ Bd)
            z, new = z + alpha * d, r + alpha * Bd
            if norm(new) <= eta * size:
                r = new
                break
            d, r = -new + (new @ new) / (r @ r) * d, new
        trial, tried = backtrack(problem, x, z, f, g, 1.0, c1, 0.5)
        if adapt:
            # q(z) − f with B z = r − g.
            ratio = (tried - f) / (g @ z + z @ (r - g) / 2)
            lam *= 2 / 3 if ratio > 0.75 else 1.0 if ratio >= 0.25 else 1.5
        if trial is None:
            break
        x, f, g = x + trial.a * z, trial.phi, trial.gradient
        yield x
    yield from rest(x)


def trust_region(
    x: Vector, problem: Counted, radius: float = 1.0, largest: float = 1000.0, accept: float = 0.15,
    subproblem: str = "exact", products: int = 250,
) -> Iterator[Vector]:  # fmt: skip
    exact = subproblem == "exact"
    f, g, H = problem.f(x), problem.g(x), problem.H(x) if exact else None
    while g @ g > 0:
        s, Hs = steihaug(problem, x, g, radius, products) if H is None else (shifted_step(g, H, radius=radius), None)
        Hs = H @ s if Hs is None else Hs
        if (x + s == x).all():
            break
        new, predicted, slack = problem.f(x + s), -(g @ s + s @ Hs / 2), 1e-14 * abs(f)
        ratio = (f - new + slack) / (predicted + slack)
        length = norm(s)
        if ratio < 0.25:
            radius = length / 4
        elif ratio > 0.75 and length >= 0.999 * radius:
            radius = min(2 * radius, largest)
        if ratio > accept:
            x, f = x + s, new
        yield x
        if ratio > accept:
            g, H = problem.g(x), problem.H(x) if exact else None
    yield from rest(x)


def cubic_regularization(x: Vector, problem: Counted, form: str = "adaptive", sigma: float = 1.0) -> Iterator[Vector]:
    f, g, H = problem.f(x) if form == "adaptive" else 0.0, problem.g(x), problem.H(x)
    while g @ g > 0:
        s = shifted_step(g, H, sigma=sigma)
        if (x + s == x).all():
            break
        length = norm(s)
        if form == "adaptive":
            new = problem.f(x + s)
            predicted, slack = -(g @ s + s @ H @ s / 2 + sigma / 3 * length**3), 1e-14 * abs(f)
            ratio = (f - new + slack) / (predicted + slack)
            if ratio < 0.1:
                sigma *= 2
                yield x
                continue
            f, sigma = new, max(min(sigma, norm(g)), 1e-16) if ratio > 0.9 else sigma
        x = x + s
        yield x
        g, H = problem.g(x), problem.H(x)
    yield from rest(x)


def full_matrix_adagrad(x: Vector, problem: Counted, lr: float = 0.1, epsilon: float = 1e-8) -> Iterator[Vector]:
    G = np.zeros((len(x), len(x)))
    while True:
        g = problem.g(x)
        G = G + np.outer(g, g)
        values, vectors = eigen(G + epsilon * np.eye(len(x)))
        x = x - lr * vectors @ ((vectors.T @ g) * values**-0.5)
        yield x


def gradient_descent_then_saddle_free(
    x: Vector, problem: Counted, lr: float = 1e-3, criterion: str = "relative", tolerance: float = 0.01,
    newton_rate: float = 1.0, damping: float = 0.0,
) -> Iterator[Vector]:  # fmt: skip
    largest, switched = 0.0, False
    while True:
        g = problem.g(x)
        largest = max(largest, norm(g))
        switched = switched or norm(g) <= tolerance * (largest if criterion == "relative" else 1)
        if switched:
            values, vectors = eigen(problem.H(x))
            x = x - newton_rate * vectors @ ((vectors.T @ g) / (abs(values) + damping))
        else:
            x = x - lr * g
        yield x
