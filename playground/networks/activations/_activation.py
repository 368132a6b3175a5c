"""Activation."""

from collections.abc import Callable
from dataclasses import dataclass

Function = Callable[..., float]


@dataclass(frozen=True, kw_only=True)
class Activation:
    """What a unit makes of its sum z: a = φ(z).

    Arguments: `name` as people write it; `summary` one sentence; `equation`; `source` the paper; `value` φ(z), `slope`
    φ′(z, a) and `curvature` φ″(z, a, φ′) as plain functions in the kernels' language; `gain` is 1/√E[φ(z)²] for a
    normal z with variance 1: weights with the variance gain²/fan-in keep the scale of what comes after it (He et al.
    2015, for any φ). At a kink φ′ and φ″ are 0.
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
