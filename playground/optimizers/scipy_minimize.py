"""The methods of SciPy's `minimize`, step by step."""

import warnings
from collections.abc import Mapping
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from playground.base.errors import PlaygroundError
from playground.base.parameters import Parameter, Value
from playground.optimizers._optimizer import Uses
from playground.optimizers._traced import Traced, Walk

# A catalogue is read without arrays.
if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

METHODS: Final = (
    "Nelder-Mead", "Powell", "CG", "BFGS", "Newton-CG", "L-BFGS-B", "TNC", "COBYLA", "COBYQA", "SLSQP", "trust-constr",
    "dogleg", "trust-ncg", "trust-krylov", "trust-exact",
)  # fmt: skip
_BY_VALUES: Final = ("Nelder-Mead", "Powell", "COBYLA", "COBYQA")
_BY_HESSIANS: Final = ("trust-constr", "dogleg", "trust-exact")
_BY_PRODUCTS: Final = ("Newton-CG", "trust-ncg", "trust-krylov")
# What bounds a method's evaluations besides its iterations; the walk ends at its last step whatever they do.
_BOUNDS: Final = {
    "Nelder-Mead": "maxfev", "Powell": "maxfev", "COBYQA": "maxfev", "L-BFGS-B": "maxfun", "TNC": "maxfun",
    "COBYLA": "maxiter",
}  # fmt: skip
_EVALUATIONS: Final = 1000
# Python's filters of warnings are one for all threads.
_LOCK: Final = Lock()


def _asked(values: Mapping[str, Value]) -> tuple[Uses, ...]:
    """Return what the chosen method asks for."""
    method = values["method"]
    slopes: tuple[Uses, ...] = () if method in _BY_VALUES else ("gradient",)
    more: tuple[Uses, ...] = ("hessian",) if method in _BY_HESSIANS else ("product",) if method in _BY_PRODUCTS else ()
    return ("value", *slopes, *more)


def scipy_minimize(walk: Walk, start: "Floats", steps: int, values: Mapping[str, Value]) -> None:
    """x ← the next iterate of scipy.optimize.minimize"""
    import numpy as np

    method = str(values["method"])
    last = start.copy()

    def note(x: Any, *_: Any) -> None:
        last[:] = x
        walk.reach(x)

    with _LOCK, warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        try:
            end = _minimize(walk, start, steps, method, float(values["tolerance"]), note)
        except PlaygroundError:
            raise
        except Exception:  # whatever SciPy raises on a surface it cannot bear: the path ends where it is
            return
    if not np.array_equal(end, last):
        walk.reach(end)


def _minimize(walk: Walk, start: Any, steps: int, method: str, tolerance: float, note: Any) -> "Floats":
    import numpy as np
    from scipy.optimize import minimize

    options: dict[str, Any] = {"maxiter": steps + 1}
    if method in _BOUNDS:
        options[_BOUNDS[method]] = _EVALUATIONS * (steps + 1)
    asked: dict[str, Any] = {} if method in _BY_VALUES else {"jac": walk.gradient}
    if method in _BY_HESSIANS:
        asked["hess"] = walk.hessian
    elif method in _BY_PRODUCTS:
        asked["hessp"] = walk.product
    # The name of its argument decides what a callback is given: this one is given x, by trust-constr its state too.
    found = minimize(walk.value, start, method=method, tol=tolerance, callback=note, options=options, **asked)
    return np.asarray(found.x, dtype=np.float64)


OPTIMIZER = Traced(
    name="SciPy",
    summary="What scipy.optimize.minimize does, iteration by iteration: fifteen methods of a well-known library.",
    equation="x ← the next iterate of scipy.optimize.minimize(f, x₀, method, tol)",
    source="P. Virtanen et al., SciPy 1.0: fundamental algorithms for scientific computing in Python, "
    "Nature Methods 17 (2020)",
    family="SciPy",
    parameters=(
        Parameter(
            "method", "BFGS", "which of SciPy's methods runs: by values alone Nelder-Mead, Powell, COBYLA, COBYQA; by "
            "gradients CG, BFGS, L-BFGS-B, TNC, SLSQP; with Hessians the others", kind="choice", choices=METHODS,
        ),
        Parameter(
            "tolerance", 1e-8, "tolerance: SciPy's tol; each method compares something else with it", minimum=0,
            slider=(1e-14, 1e-1), scale="log",
        ),
    ),
    trace=scipy_minimize,
    asks_with=_asked,
    named_by="method",
    notes="Value, gradient and Hessian are exact, nothing is differenced. SciPy's own tolerance depends on the method "
    "(1e-5 for BFGS's gradient); what tol means for each stands in its documentation. A method ends by its own rule; "
    "where the gradient is not small there, the reason is `stopped`. What a method raises ends its path.",
)  # fmt: skip
