"""Reference trajectories of first-order methods that no library has as we have them: the papers' lines in NumPy.

Written by `make_elementwise.py`, together with those of libraries.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
from _diagonal import diagonal_levenberg_marquardt, sgd_qn, vsgd
from _reference import Setting, Surface, Vector


def paper_nadam(f: Surface, q: dict[str, Any]) -> Iterator[Vector]:
    # Dozat 2016, algorithm 2; the products are made anew in each step.
    x, m, s, t = f.start, np.zeros(2), np.zeros(2), 0

    def mu(i: int) -> float:
        return float(q["beta1"] * (1 - 0.5 * 0.96 ** (i * q["momentum_decay"])))

    while True:
        t += 1
        g = f.gradient(x)
        m = mu(t) * m + (1 - mu(t)) * g
        s = q["beta2"] * s + (1 - q["beta2"]) * g**2
        product = np.prod([mu(i) for i in range(1, t + 1)])
        ahead = mu(t + 1) * m / (1 - product * mu(t + 1)) + (1 - mu(t)) * g / (1 - product)
        x = x - q["lr"] * ahead / (np.sqrt(s / (1 - q["beta2"] ** t)) + q["epsilon"])
        yield x


def adam_step(q: dict[str, Any], g: Vector, m: Vector, s: Vector, t: int) -> Vector:
    corrected = m / (1 - q["beta1"] ** t), s / (1 - q["beta2"] ** t)
    return corrected[0] / (np.sqrt(corrected[1]) + q["epsilon"])


def paper_adamw(f: Surface, q: dict[str, Any]) -> Iterator[Vector]:
    # Loshchilov, Hutter 2019, algorithm 2, line 12, with schedule multiplier 1.
    x, m, s, t = f.start, np.zeros(2), np.zeros(2), 0
    while True:
        t, g = t + 1, f.gradient(x)
        m, s = q["beta1"] * m + (1 - q["beta1"]) * g, q["beta2"] * s + (1 - q["beta2"]) * g**2
        x = x - (q["lr"] * adam_step(q, g, m, s, t) + q["weight_decay"] * x)
        yield x


def paper_radam(f: Surface, q: dict[str, Any]) -> Iterator[Vector]:
    # Liu et al. 2020, algorithm 2: no ε there, so that it is 0 here.
    x, m, s, t, longest = f.start, np.zeros(2), np.zeros(2), 0, 2 / (1 - q["beta2"]) - 1
    while True:
        t, g = t + 1, f.gradient(x)
        m, s = q["beta1"] * m + (1 - q["beta1"]) * g, q["beta2"] * s + (1 - q["beta2"]) * g**2
        mean, length = m / (1 - q["beta1"] ** t), longest - 2 * t * q["beta2"] ** t / (1 - q["beta2"] ** t)
        if length > q["threshold"]:
            r = np.sqrt((length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length))
            x = x - q["lr"] * mean * r * np.sqrt((1 - q["beta2"] ** t) / s)
        else:
            x = x - q["lr"] * mean
        yield x


def yogi(f: Surface, q: dict[str, Any]) -> Iterator[Vector]:
    # Zaheer et al. 2018, algorithm 2.
    x, m, t = f.start, np.zeros(2), 0
    s = np.full(2, q["initial_average"]) + (f.gradient(x) ** 2 if q["first_square"] else 0)
    while True:
        t, g = t + 1, f.gradient(x)
        m = q["beta1"] * m + (1 - q["beta1"]) * g
        s = s - (1 - q["beta2"]) * np.sign(s - g**2) * g**2
        first, second = (1 - q["beta1"] ** t, 1 - q["beta2"] ** t) if q["bias_correction"] else (1.0, 1.0)
        x = x - q["lr"] * (m / first) / (np.sqrt(s / second) + q["epsilon"])
        yield x


def adan(f: Surface, q: dict[str, Any]) -> Iterator[Vector]:
    # Xie et al. 2022, algorithm 1, with the paper's β, which are 1 minus ours.
    b1, b2, b3 = 1 - q["beta1"], 1 - q["beta2"], 1 - q["beta3"]
    x, k, last = f.start, 0, f.gradient(f.start)
    while True:
        g = f.gradient(x)
        if k == 0:
            m, v, n = g, np.zeros(2), g**2
        else:
            change = g - last
            m = (1 - b1) * m + b1 * g
            v = change if k == 1 else (1 - b2) * v + b2 * change
            n = (1 - b3) * n + b3 * (g + (1 - b2) * change) ** 2
        last, k = g, k + 1
        x = (x - q["lr"] / (np.sqrt(n) + q["epsilon"]) * (m + (1 - b2) * v)) / (1 + q["weight_decay"] * q["lr"])
        yield x


def corrected_adan(f: Surface, q: dict[str, Any]) -> Iterator[Vector]:
    # The authors' code: averages from 0, corrected.
    x, t, averages, last = f.start, 0, np.zeros((3, 2)), f.gradient(f.start)
    betas = np.array([[q["beta1"]], [q["beta2"]], [q["beta3"]]])
    while True:
        t, g = t + 1, f.gradient(x)
        change = g - last
        averages = betas * averages + (1 - betas) * np.array([g, change, (g + q["beta2"] * change) ** 2])
        m, v, n = averages / (1 - betas**t)
        x, last = x - q["lr"] * (m + q["beta2"] * v) / (np.sqrt(n) + q["epsilon"]), g
        yield x


def sophia(f: Surface, q: dict[str, Any]) -> Iterator[Vector]:
    # Liu et al. 2023, algorithm 3, with the exact diagonal for its estimate.
    x, m, h, t = f.start, np.zeros(2), np.zeros(2), 0
    while True:
        t, g = t + 1, f.gradient(x)
        m = q["beta1"] * m + (1 - q["beta1"]) * g
        if t % q["interval"] == 1 or q["interval"] == 1:
            h = q["beta2"] * h + (1 - q["beta2"]) * np.diag(f.hessian(x))
        x = x - q["lr"] * q["weight_decay"] * x
        x = x - q["lr"] * np.clip(m / np.maximum(q["gamma"] * h, q["epsilon"]), -q["rho"], q["rho"])
        yield x


def swats(f: Surface, q: dict[str, Any]) -> Iterator[Vector]:
    # Keskar, Socher 2017, algorithm 1, with Λ > 0 asked for.
    x, m, a, v, average, t, found = f.start, np.zeros(2), np.zeros(2), np.zeros(2), 0.0, 0, None
    while True:
        t, g = t + 1, f.gradient(x)
        if found is not None:
            v = q["beta1"] * v + g
            x = x - (1 - q["beta1"]) * found * v
            yield x
            continue
        m, a = q["beta1"] * m + (1 - q["beta1"]) * g, q["beta2"] * a + (1 - q["beta2"]) * g**2
        factor = np.sqrt(1 - q["beta2"] ** t) / (1 - q["beta1"] ** t)
        p = -q["lr"] * factor * m / (np.sqrt(a) + q["epsilon"])
        x = x + p
        if p @ g != 0:
            gamma = (p @ p) / (-p @ g)
            average = q["beta2"] * average + (1 - q["beta2"]) * gamma
            rate = average / (1 - q["beta2"] ** t)
            if t > 1 and rate > 0 and abs(rate - gamma) < q["tolerance"]:
                found = rate
        yield x


def adabelief(f: Surface, q: dict[str, Any]) -> Iterator[Vector]:
    # Zhuang et al. 2020, algorithm 2, without its correction.
    x, m, s = f.start, np.zeros(2), np.zeros(2)
    while True:
        g = f.gradient(x)
        m = q["beta1"] * m + (1 - q["beta1"]) * g
        s = q["beta2"] * s + (1 - q["beta2"]) * (g - m) ** 2 + q["epsilon"]
        x = x - q["lr"] * m / (np.sqrt(s) + q["epsilon"])
        yield x


def paper_lars(f: Surface, q: dict[str, Any]) -> Iterator[Vector]:
    # You, Gitman, Ginsburg 2017, algorithm 1.
    x, v = f.start, np.zeros(2)
    while True:
        g = f.gradient(x)
        local = q["trust"] * np.linalg.norm(x) / (np.linalg.norm(g) + q["weight_decay"] * np.linalg.norm(x))
        v = q["beta"] * v + q["lr"] * local * (g + q["weight_decay"] * x)
        x = x - v
        yield x


def paper_lamb(f: Surface, q: dict[str, Any]) -> Iterator[Vector]:
    # You et al. 2020, algorithm 2, with φ(z) = min(z, most).
    x, m, s, t = f.start, np.zeros(2), np.zeros(2), 0
    while True:
        t, g = t + 1, f.gradient(x)
        m, s = q["beta1"] * m + (1 - q["beta1"]) * g, q["beta2"] * s + (1 - q["beta2"]) * g**2
        plain = m / (np.sqrt(s) + q["epsilon"])
        r = (adam_step(q, g, m, s, t) if q["bias_correction"] else plain) + q["weight_decay"] * x
        x = x - q["lr"] * min(np.linalg.norm(x), q["largest_size"]) / np.linalg.norm(r) * r
        yield x


def separate_gains(f: Surface, q: dict[str, Any]) -> Iterator[Vector]:
    ends = {"ten": (0.1, 10.0), "hundred": (0.01, 100.0)}
    low, high = ends.get(q["limits"], (q.get("smallest_gain"), q.get("largest_gain")))
    x, gain, last = f.start, np.ones(2), np.zeros(2)
    while True:
        g = f.gradient(x)
        same = np.sign(g) * np.sign(last)
        gain = np.where(same > 0, gain + q["increase"], np.where(same < 0, gain * q["decrease"], gain))
        gain = np.clip(gain, low, high)
        x, last = x - q["lr"] * gain * g, g
        yield x


def nesterov_convex(f: Surface, q: dict[str, Any]) -> Iterator[Vector]:
    # Beck, Teboulle 2009, eqs. 4.1 to 4.3; O'Donoghue, Candès 2015, section 3.2.
    x, y, a = f.start, f.start, 1.0
    while True:
        g = f.gradient(y)
        new = y - q["lr"] * g
        rises = {"none": False, "by_value": f.value(new) > f.value(x), "by_gradient": g @ (new - x) > 0}
        a = 1.0 if rises[q["restart"]] else a
        following = (1 + np.sqrt(1 + 4 * a**2)) / 2
        y = new + (a - 1) / following * (new - x)
        x, a = new, following
        yield x


def named(names: str, *rows: tuple[Any, ...]) -> list[dict[str, Any]]:
    return [dict(zip(names.split(), row, strict=True)) for row in rows]


ADAM = "lr beta1 beta2 epsilon"
TRANSCRIBED: list[tuple[Any, str, list[dict[str, Any]]]] = [
    (
        paper_nadam,
        "nadam",
        named(f"{ADAM} momentum_decay", (0.01, 0.9, 0.999, 1e-8, 0.004), (0.03, 0.95, 0.99, 1e-6, 0.1)),
    ),
    (paper_adamw, "adamw", named(f"{ADAM} weight_decay decay_by", (0.01, 0.9, 0.999, 1e-8, 0.002, "nothing"))),
    (paper_radam, "radam", named(f"{ADAM} threshold", (1e-4, 0.9, 0.999, 0.0, 4.0))),
    (
        yogi,
        "yogi",
        named(
            f"{ADAM} first_square initial_average bias_correction",
            (0.01, 0.9, 0.999, 1e-3, True, 0.0, False), (0.05, 0.8, 0.99, 1e-3, False, 1e-2, False),
            (0.02, 0.95, 0.99, 1e-6, True, 0.5, True),
        ),
    ),
    (
        adan,
        "adan",
        named(
            f"{ADAM} beta3 weight_decay",
            (0.01, 0.98, 0.92, 1e-8, 0.99, 0.0), (0.01, 0.9, 0.8, 1e-6, 0.95, 0.2),
        ),
    ),
    (
        corrected_adan,
        "adan",
        named(
            f"{ADAM} beta3 bias_correction", (0.01, 0.98, 0.92, 1e-8, 0.99, True), (0.005, 0.9, 0.8, 1e-6, 0.95, True)
        ),
    ),
    (
        sophia,
        "sophia",
        named(
            f"{ADAM} gamma rho interval weight_decay",
            (0.01, 0.96, 0.99, 1e-12, 0.01, 1.0, 10, 0.0), (0.005, 0.9, 0.9, 1e-12, 0.5, 2.0, 3, 0.2),
            (0.02, 0.8, 0.0, 1e-3, 0.1, 0.5, 1, 0.0),
        ),
    ),
    (
        swats,
        "swats",
        named(
            f"{ADAM} tolerance",
            (0.01, 0.9, 0.999, 1e-9, 1e-9), (0.005, 0.9, 0.999, 1e-9, 1e-5), (0.01, 0.8, 0.99, 1e-6, 1e-4),
        ),
    ),
    (adabelief, "adabelief", named(f"{ADAM} bias_correction", (0.001, 0.9, 0.999, 1e-8, False))),
    (paper_lars, "lars", named("lr beta trust weight_decay", (2.0, 0.8, 0.002, 0.5))),
    (
        paper_lamb,
        "lamb",
        named(
            f"{ADAM} weight_decay largest_size bias_correction",
            (0.01, 0.9, 0.99, 1e-6, 0.1, 1.0, False), (0.001, 0.9, 0.999, 1e-6, 0.0, 10.0, True),
        ),
    ),
    (
        vsgd,
        "vsgd",
        named("first_memory overestimate smallest_curvature", (10.0, 2.0, 1e-9), (50.0, 10.0, 1e-3), (5.0, 5.0, 1.0)),
    ),
    (
        diagonal_levenberg_marquardt,
        "diagonal_levenberg_marquardt",
        named("lr mu rho", (0.1, 0.02, 0.0), (0.3, 1.0, 0.9), (0.05, 10.0, 0.5)),
    ),
    (
        sgd_qn,
        "sgd_qn",
        named(
            "smallest_curvature curvature_range t0 skip",
            (1.0, 100.0, 10000.0, 16), (10.0, 1000.0, 1000.0, 1), (0.5, 1000.0, 5000.0, 5),
        ),
    ),
    (
        separate_gains,
        "separate_gains",
        [
            *named(
                "lr increase decrease limits",
                (2e-4, 0.05, 0.95, "ten"), (1e-4, 0.1, 0.8, "hundred"),
            ),
            *named(
                "lr increase decrease limits smallest_gain largest_gain", (3e-4, 0.2, 0.9, "own", 0.5, 2.0)
            ),
        ],
    ),
    (
        nesterov_convex,
        "nesterov_convex",
        named("lr restart", (4e-4, "none"), (3e-4, "by_value"), (5e-4, "by_gradient")),
    ),
]  # fmt: skip


def merged(others: Iterator[Setting]) -> Iterator[Setting]:
    """Yield the settings of libraries, then these."""

    def path(rule: Any, q: dict[str, Any]) -> Any:
        def points(surface: Surface) -> Iterator[Vector]:
            yield surface.start
            yield from rule(surface, q)

        return points

    yield from others
    for rule, optimizer, settings in TRANSCRIBED:
        for q in settings:
            yield optimizer, q, f"numpy: {rule.__name__}", path(rule, q)
