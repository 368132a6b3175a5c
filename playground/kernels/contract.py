"""The calling contract of every kernel: its arguments, its types and its floating-point flags.

A *field* is a function of many points at once, `void(x, n, p, out)`: addresses of `x` (dimension, n), the points as a
structure of arrays, of `p`, the problem's parameters, and of `out` (rows, n); rows is 1 for a value, dimension for a
gradient, dimension(dimension + 1)/2 for a Hessian (upper triangle row by row). Its source is written as `def name(x,
p, out):` over arrays.

A *step* moves many points by one update, `void(frame, t)`: the address of a frame (see `frame`), which holds the
addresses of the problem's fields, of points, memory and parameters, and t = 1, 2, … the update's number.

A *hook* acts beside a step, `void(frame, record, t)`: between the gradient and the step it may change both, after the
step the points; `record` is the address of its parameters and its memory (see `hooks`).

All are compiled once and called through their addresses (see `call`): N problems and M optimizers are N + M compiled
units, cached on disk, instead of N × M.
"""

from typing import Any

from numba import types

# Divergence must be seen, so nothing may be assumed about NaN or infinity (no nnan, no ninf).
FASTMATH = {"contract", "arcp", "nsz", "reassoc"}
_BASE: dict[str, Any] = {"fastmath": FASTMATH, "nogil": True, "boundscheck": False, "error_model": "numpy"}

# Kernels are called by address (see `direct.compiled`): Numba's wrappers would be half of a small one's compilation.
_NO_WRAPPERS = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True}
OPTIONS: dict[str, Any] = {**_BASE, **_NO_WRAPPERS, "cache": True}

FLOAT = types.float64
INTEGER = types.int64
WORD = types.uint64
ARRAY1 = types.Array(FLOAT, 1, "C")
ARRAY2 = types.Array(FLOAT, 2, "C")
INTEGERS1 = types.Array(INTEGER, 1, "C")

FIELD_SIGNATURE = types.void(INTEGER, INTEGER, INTEGER, INTEGER)
STEP_SIGNATURE = types.void(INTEGER, INTEGER)
HOOK_SIGNATURE = types.void(INTEGER, INTEGER, INTEGER)
