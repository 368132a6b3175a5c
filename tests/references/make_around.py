"""Reference trajectories of methods round another, transcribed from their papers to NumPy.

python tests/references/make_around.py
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
from _reference import Setting, Surface, Vector, write


class Adam:
    """Kingma, Ba 2015, algorithm 1."""

    def __init__(self, lr: float) -> None:
        self.lr, self.t, self.m, self.v = lr, 0, np.zeros(2), np.zeros(2)

    def step(self, x: Vector, g: Vector) -> Vector:
        self.t += 1
        self.m = 0.9 * self.m + 0.1 * g
        self.v = 0.999 * self.v + 0.001 * g**2
        corrected = self.m / (1 - 0.9**self.t), self.v / (1 - 0.999**self.t)
        return x - self.lr * corrected[0] / (np.sqrt(corrected[1]) + 1e-8)


class Descent:
    def __init__(self, lr: float) -> None:
        self.lr = lr

    def step(self, x: Vector, g: Vector) -> Vector:
        return x - self.lr * g


class Momentum:
    def __init__(self, lr: float) -> None:
        self.lr, self.v = lr, np.zeros(2)

    def step(self, x: Vector, g: Vector) -> Vector:
        self.v = 0.9 * self.v - g
        return x + self.lr * self.v


BASES = {"adam": Adam, "gradient_descent": Descent, "heavy_ball": Momentum}


def lookahead(base: str, lr: float, k: int, alpha: float) -> Any:
    def path(surface: Surface) -> Iterator[Vector]:
        slow, inner = surface.start.copy(), BASES[base](lr)
        yield slow
        while True:
            fast = slow.copy()
            for i in range(k):
                fast = inner.step(fast, surface.gradient(fast))
                if i < k - 1:
                    yield fast
            slow = slow + alpha * (fast - slow)
            yield slow

    return path


def sam(base: str, lr: float, rho: float) -> Any:
    def path(surface: Surface) -> Iterator[Vector]:
        x, inner = surface.start.copy(), BASES[base](lr)
        yield x
        while True:
            g = surface.gradient(x)
            x = inner.step(x, surface.gradient(x + rho * g / np.linalg.norm(g)))
            yield x

    return path


def settings() -> Iterator[Setting]:
    for base, lr, k, alpha in (
        ("adam", 0.02, 5, 0.5),
        ("gradient_descent", 4e-4, 3, 0.8),
        ("heavy_ball", 2e-4, 7, 0.3),
    ):
        written = f"lookahead:k={k},alpha={alpha}/{base}:lr={lr}"
        yield "lookahead", {"contender": written}, "numpy: lookahead", lookahead(base, lr, k, alpha)
    for base, lr, rho in (("gradient_descent", 4e-4, 0.05), ("adam", 0.01, 0.1), ("heavy_ball", 1e-4, 0.02)):
        yield "sam", {"contender": f"sam:rho={rho}/{base}:lr={lr}"}, "numpy: sam", sam(base, lr, rho)


if __name__ == "__main__":
    write(settings(), "make_around.py")
