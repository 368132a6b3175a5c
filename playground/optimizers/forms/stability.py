"""The largest learning rate at which a method comes to rest on a quadratic, or why theory states none."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playground.base.parameters import Value

# A catalogue is read without arrays.
if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


def _always(values: Mapping[str, Value]) -> str:
    """Nothing stands against the law at any values."""
    return ""


def _plain(curvatures: "Floats", values: Mapping[str, Value]) -> "Floats":
    """The rate is multiplied by the curvature itself."""
    return curvatures


@dataclass(frozen=True, kw_only=True)
class StabilityLaw:
    """rate · c(λ) < k for every curvature λ of a quadratic: below it each path comes to rest, above it paths diverge.

    Arguments: `formula` the largest stable rate as people write it, with λ₁ for the largest curvature, where it takes
    several forms as a function of the parameters; `source` where it is proved; `product` k as a function of the
    parameters; `of_curvatures` c of the curvatures (d) and the parameters, λ itself where nothing else is said;
    `by_largest` whether the largest curvature alone decides; `parameter` the rate's name; `excluded` why the law does
    not hold at some values of the parameters, "" where it does.

    >>> import numpy as np
    >>> law = StabilityLaw(formula="2/λ₁", source="", product=lambda values: 2.0)
    >>> law.limit({"lr": 0.1}, np.array([1.0, 4.0]))
    0.5
    """

    formula: str | Callable[[Mapping[str, Value]], str]
    source: str
    product: Callable[[Mapping[str, Value]], float]
    of_curvatures: "Callable[[Floats, Mapping[str, Value]], Floats]" = _plain
    by_largest: bool = True
    parameter: str = "lr"
    excluded: Callable[[Mapping[str, Value]], str] = _always

    def limit(self, values: Mapping[str, Value], curvatures: "Floats") -> float:
        """Return the largest stable rate on a quadratic; infinite where no curvature bounds it, NaN where one is NaN.

        Arguments: `values` of all parameters; `curvatures` (d) the Hessian's eigenvalues.
        """
        import numpy as np

        largest = float(np.max(self.of_curvatures(curvatures, values)))
        if math.isnan(largest):
            return math.nan
        return self.product(values) / largest if largest > 0 else math.inf

    def written(self, values: Mapping[str, Value]) -> str:
        """Return the largest stable rate as people write it."""
        return self.formula if isinstance(self.formula, str) else self.formula(values)

    def sharpest(self, values: Mapping[str, Value], rate: float) -> float:
        """Return the largest curvature at which a rate is stable; NaN where the law is not about η·λ."""
        if self.of_curvatures is not _plain or self.excluded(values):
            return math.nan
        return self.product(values) / rate if rate > 0 else math.inf


@dataclass(frozen=True)
class NoLaw:
    """Why no largest stable rate can be stated for a method.

    Arguments: `reason` a clause that can follow "no limit of stability is known: ".
    """

    reason: str


def ratio(curvatures: "Floats", divisors: "Floats") -> "Floats":
    """Return what steps that are divided leave of curvatures (d), 0 where both are 0."""
    import numpy as np

    return np.divide(curvatures, divisors, out=np.zeros_like(curvatures), where=divisors != 0.0)


NOT_STATED = NoLaw("theory states none for this method")
SCALED_BY_GRADIENTS = NoLaw(
    "the step is divided by the size of the gradients so far, so that it does not grow with the slope"
)
EQUAL_STEPS = NoLaw("every step has the same length, however steep the surface is")
SHARE_OF_POINT = NoLaw("the step is a share of the point's distance from 0, whatever the curvature is")
