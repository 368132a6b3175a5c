"""Emitted sources run line by line with numbers of NumPy, which overflow as machine code does."""

import functools
import math
from collections.abc import Sequence

import numpy as np

from playground.kernels.compiling.address import address
from playground.kernels.scaled.repair import assemble
from playground.kernels.scaled.repair_points import repair_points

NAMES = {
    **{name: getattr(np, name) for name in ["sin", "cos", "tan", "sinh", "cosh", "tanh", "exp", "log", "sqrt", "sign"]},
    "asin": np.arcsin, "acos": np.arccos, "atan": np.arctan, "power": np.power, "floor": np.floor,
    "erf": lambda u: np.float64(math.erf(u)),
    "rounded_sum": lambda u, v: u + v,
    "reciprocal_root": lambda u: 0.0 * u if u == 0 else 1 / np.sqrt(u),
}  # fmt: skip


@functools.cache
def _program(text: str) -> np.ndarray:
    return np.array(assemble(text), dtype=np.int64)


def _repair(x: np.ndarray, p: np.ndarray, out: np.ndarray, text: str) -> None:
    program = _program(text)
    work = np.empty(2 * program[0])
    places = [address(array) for array in (p, out, program, work)]
    repair_points(address(x), x.shape[1], *places)


def run_source(source: str, name: str, points: Sequence[Sequence[float]], rows: int) -> np.ndarray:
    """Return what a field's source writes for points (n, dimension), float64 (rows, n)."""
    x = np.ascontiguousarray(np.array(points, dtype=np.float64).T)
    space, out = {**NAMES, "repair": _repair}, np.empty((rows, x.shape[1]))
    with np.errstate(all="ignore"):
        scope: dict[str, object] = {**space, "np": np}
        exec(source, scope)
        scope[name](x, np.zeros(1), out)  # type: ignore[operator]
    return out
