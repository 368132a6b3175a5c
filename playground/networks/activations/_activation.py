"""Activation."""

from collections.abc import Callable
from dataclasses import dataclass

Function = Callable[..., float]


@dataclass(frozen=True, kw_only=True)
class Activation:
    """What a unit makes of its sum z: a = φ(z).

    Arguments: `name` as people write it; `summary` one sentence; `equation`; `source` the paper; `value` φ(z), `slope`
    φ′(z, a) and `curvature` φ″(z, a, φ′) as plain functions in the kernels' language; `gain` the factor that keeps the
    scale of signals when weights have the variance gain²/fan-in, 1 for those that are nearly linear at 0. At a kink φ′
    and φ″ are 0.
    """

    name: str
    summary: str
    equation: str
    source: str
    value: Function
    slope: Function
    curvature: Function
    gain: float = 1.0

    @property
    def id(self) -> str:
        """The file's name."""
        return self.value.__module__.rsplit(".", 1)[-1]
