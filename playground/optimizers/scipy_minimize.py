"""The methods of SciPy's `minimize`, step by step."""

import warnings
from collections.abc import Mapping
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, cast

from playground.base.alias import Alias
from playground.base.errors import PlaygroundError
from playground.base.parameters import Parameter, Value
from playground.optimizers.forms.optimizer import Uses
from playground.optimizers.forms.traced import Traced, Walk

# A catalogue is read without arrays.
if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

# Names of SciPy's methods that are optimizers of their own here.
_OURS: Final = ("Nelder-Mead", "CG", "BFGS")
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
    from scipy.optimize import minimize

    method = str(values["method"])
    last = start.copy()
    watched = _Watched(walk)

    def note(x: Any, *_: Any) -> None:
        last[:] = x
        walk.reach(x)

    with _LOCK, warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        try:
            end = _minimize(minimize, watched, start, steps, method, float(values["tolerance"]), note)
        except PlaygroundError:
            raise
        except (ArithmeticError, np.linalg.LinAlgError):
            return  # the path ends where it is
        except ValueError:
            if watched.finite:
                raise
            return  # several methods refuse arrays with infinities or NaN
        except RuntimeError as error:
            if "bracket" not in f"{type(error).__name__} {error}".lower():
                raise
            return  # Powell's search found no minimum along its line
    if not np.array_equal(end, last):
        walk.reach(end)


class _Watched:
    """A walk that knows whether all it was asked for were finite numbers."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self.finite = True
        self.reach = walk.reach

    def value(self, x: Any) -> float:
        """Return f(x)."""
        return float(self._seen(self._walk.value(x)))

    def gradient(self, x: Any) -> "Floats":
        """Return ∇f(x)."""
        return cast("Floats", self._seen(self._walk.gradient(x)))

    def hessian(self, x: Any) -> "Floats":
        """Return the Hessian at x."""
        return cast("Floats", self._seen(self._walk.hessian(x)))

    def product(self, x: Any, vector: Any) -> "Floats":
        """Return the Hessian at x times a vector."""
        return cast("Floats", self._seen(self._walk.product(x, vector)))

    def _seen(self, found: Any) -> Any:
        import numpy as np

        self.finite = self.finite and bool(np.isfinite(found).all())
        return found


def _minimize(
    minimize: Any, walk: "_Watched", start: Any, steps: int, method: str, tolerance: float, note: Any
) -> "Floats":
    import numpy as np

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
    aliases=(
        "minimize",
        "scipy.optimize.minimize",
        *(Alias(method, {"method": method}) for method in METHODS if method not in _OURS),
        *(Alias(f"scipy {method}", {"method": method}) for method in METHODS),
        Alias("fmin_l_bfgs_b", {"method": "L-BFGS-B"}),
        Alias("fmin_tnc", {"method": "TNC"}),
        Alias("fmin_ncg", {"method": "Newton-CG"}),
        Alias("fmin_powell", {"method": "Powell"}),
        Alias("fmin_slsqp", {"method": "SLSQP"}),
        Alias("fmin_cobyla", {"method": "COBYLA"}),
        Alias("truncated newton", {"method": "TNC"}),
    ),
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
            "tolerance", 1e-8, "tolerance: SciPy's tol; each method compares something else with it",
            aliases=("tol",), minimum=0,
            slider=(1e-14, 1e-1), scale="log",
        ),
    ),
    trace=scipy_minimize,
    asks_with=_asked,
    named_by="method",
    notes="Value, gradient and Hessian are exact, nothing is differenced. SciPy's own tolerance depends on the method "
    "(1e-5 for BFGS's gradient); what tol means for each stands in its documentation. A method ends by its own rule; "
    "where the gradient is not small there, the reason is `stopped`. A method that "
    "meets infinities, NaN or a singular matrix and gives up ends its path there.",
)  # fmt: skip
