"""What the functions of rules may call, named without loading the compiler (see the homes for what each does)."""

from playground.kernels.compiling.lazy_function import LazyFunction

_ORACLE, _VIEWS, _ELEMENTARY = (
    "playground.kernels.racing.oracle",
    "playground.kernels.compiling.views",
    "playground.kernels.elementary",
)
_LINEAR, _RANDOM = "playground.kernels.linear", "playground.kernels.racing.random_numbers"

# The problem, asked at one point (kernels.oracle).
value = LazyFunction(_ORACLE, "value")
changed = LazyFunction(_ORACLE, "changed")
renewed = LazyFunction(_ORACLE, "renewed")
gradient = LazyFunction(_ORACLE, "gradient")
hessian = LazyFunction(_ORACLE, "hessian")
halt = LazyFunction(_ORACLE, "halt")
prepare_products = LazyFunction(_ORACLE, "prepare_products")
product = LazyFunction(_ORACLE, "product")
# The set that no path leaves (kernels.oracle).
constrained = LazyFunction(_ORACLE, "constrained")
project = LazyFunction(_ORACLE, "project")
# Random numbers that depend on the seed, the path, the step and a whole number alone.
standard_normal = LazyFunction(_ORACLE, "standard_normal")
uniform = LazyFunction(_ORACLE, "uniform")
# Elementary functions.
exp, log, power = (LazyFunction(_ELEMENTARY, name) for name in ("exp", "log", "power"))
sin, cos, tanh = (LazyFunction(_ELEMENTARY, name) for name in ("sin", "cos", "tanh"))
expm1, log1p = (LazyFunction(_ELEMENTARY, name) for name in ("expm1", "log1p"))
bell, tail_ratio = (LazyFunction(_ELEMENTARY, name) for name in ("bell", "tail_ratio"))
# Small dense linear algebra (kernels.linear).
eigen_basis = LazyFunction(_LINEAR, "eigen_basis")
into_basis = LazyFunction(_LINEAR, "into_basis")
out_of_basis = LazyFunction(_LINEAR, "out_of_basis")
solve_symmetric = LazyFunction(_LINEAR, "solve_symmetric")
# All points at once, for methods round another (kernels.hooks, kernels.frame).
call_field = LazyFunction("playground.kernels.compiling.call", "call_field")
integers = LazyFunction(_VIEWS, "integers")
numbers = LazyFunction(_VIEWS, "numbers")
rows = LazyFunction(_VIEWS, "rows")
words = LazyFunction(_VIEWS, "words")
normal_number = LazyFunction(_RANDOM, "normal")
uniform_number = LazyFunction(_RANDOM, "uniform")
