"""What the functions of rules may call, named without loading the compiler (see the homes for what each does)."""

from playground.kernels.compiling.deferred import Deferred

_ORACLE, _VIEWS, _ELEMENTARY = (
    "playground.kernels.racing.oracle",
    "playground.kernels.compiling.views",
    "playground.kernels.elementary",
)
_LINEAR, _RANDOM = "playground.kernels.linear", "playground.kernels.racing.random_numbers"

# The problem, asked at one point (kernels.oracle).
value = Deferred(_ORACLE, "value")
changed = Deferred(_ORACLE, "changed")
renewed = Deferred(_ORACLE, "renewed")
gradient = Deferred(_ORACLE, "gradient")
hessian = Deferred(_ORACLE, "hessian")
halt = Deferred(_ORACLE, "halt")
prepare_products = Deferred(_ORACLE, "prepare_products")
product = Deferred(_ORACLE, "product")
# The set that no path leaves (kernels.oracle).
constrained = Deferred(_ORACLE, "constrained")
project = Deferred(_ORACLE, "project")
# Random numbers that depend on the seed, the path, the step and a whole number alone.
standard_normal = Deferred(_ORACLE, "standard_normal")
uniform = Deferred(_ORACLE, "uniform")
# Elementary functions.
exp, log, power = (Deferred(_ELEMENTARY, name) for name in ("exp", "log", "power"))
sin, cos, tanh = (Deferred(_ELEMENTARY, name) for name in ("sin", "cos", "tanh"))
expm1, log1p = (Deferred(_ELEMENTARY, name) for name in ("expm1", "log1p"))
bell, tail_ratio = (Deferred(_ELEMENTARY, name) for name in ("bell", "tail_ratio"))
# Small dense linear algebra (kernels.linear).
eigen_basis = Deferred(_LINEAR, "eigen_basis")
into_basis = Deferred(_LINEAR, "into_basis")
out_of_basis = Deferred(_LINEAR, "out_of_basis")
solve_symmetric = Deferred(_LINEAR, "solve_symmetric")
# All points at once, for methods round another (kernels.hooks, kernels.frame).
call_field = Deferred("playground.kernels.compiling.call", "call_field")
integers = Deferred(_VIEWS, "integers")
numbers = Deferred(_VIEWS, "numbers")
rows = Deferred(_VIEWS, "rows")
words = Deferred(_VIEWS, "words")
normal_number = Deferred(_RANDOM, "normal")
uniform_number = Deferred(_RANDOM, "uniform")
