"""The declaration of an activation: φ, its derivatives, its parameters."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from playground.base.alias import Alias
from playground.base.parameters import Parameter, Value
from playground.base.parametrized import Parametrized

Function = Callable[..., float]


@dataclass(frozen=True, kw_only=True)
class Activation(Parametrized):
    """What a unit makes of its sum z: a = φ(z).

    Arguments: `name` as people write it; `summary` one sentence; `equation`; `source` the paper; `value` φ(z), `slope`
    φ′(z, a) and `curvature` φ″(z, a, φ′) as plain functions in the kernels' language, behind their arguments the
    `parameters` in order; `gain` is 1/√E[φ(z)²] for a normal z with variance 1, a number or a function of the
    parameters: weights with the variance gain²/fan-in keep the scale of what comes after it (He et al. 2015, for any
    φ); `aliases` what people call it elsewhere. At a kink φ′ and φ″ are 0. `torch` is φ(a) in PyTorch's words, right to
    rounding, slopes at kinks included, with `{name}` for each parameter.
    """

    name: str
    summary: str
    equation: str
    source: str
    value: Function
    slope: Function
    curvature: Function
    torch: str
    gain: float | Function = 1.0
    parameters: tuple[Parameter, ...] = ()
    aliases: tuple[str | Alias, ...] = ()

    @property
    def id(self) -> str:
        """The file's name."""
        return self.value.__module__.rsplit(".", 1)[-1]

    def gain_with(self, given: Mapping[str, Value]) -> float:
        """Return the gain at given values of parameters, the defaults of the others."""
        return self.gain if isinstance(self.gain, float) else self.gain(**self.check(given))
