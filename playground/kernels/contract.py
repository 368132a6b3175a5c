"""The calling contract of every kernel: its types and its floating-point flags.

A *field* is a function of many points at once, `void(x, p, out)`: `x` (dimension, n) the points as a structure of arrays, `p`
the problem's parameters, `out` (rows, n) the results; rows is 1 for a value, dimension for a gradient,
dimension(dimension + 1)/2 for a Hessian (upper triangle row by row).

A *step* moves many points by one update, `void(value, gradient, hessian, t, x, g, h, state, carried, p, o, seed, paths)`: the
addresses of the problem's three fields; `t` = 1, 2, … the update's number; `x` (dimension, n) the points, changed in place; `g`
(dimension, n) and `h` (rows, n) scratch for gradient and Hessian; `state` (rows, n) the method's memory; `carried` numbers
handed on from step to step (bias corrections); `p` the problem's and `o` the optimizer's parameters; `seed` and `paths` (n)
feed the random numbers.

Both are compiled once with these fixed signatures and called through their addresses (see `call`): N problems and M optimizers
are N + M compiled units, cached on disk, instead of N × M.
"""

from typing import Any

import numba
from numba import types

from playground.kernels.cache_folder import kernel_folder

# Divergence must be seen, so nothing may be assumed about NaN or infinity (no nnan, no ninf).
FASTMATH = {"contract", "arcp", "nsz", "reassoc"}
INLINED: dict[str, Any] = {"fastmath": FASTMATH, "nogil": True, "boundscheck": False, "error_model": "numpy"}

# Kernels are cached in our own private folder only: elsewhere (no folder, not private) they are compiled in memory.
_FOLDER = kernel_folder()
if _FOLDER is not None:
    numba.config.CACHE_DIR = str(_FOLDER)
OPTIONS: dict[str, Any] = {**INLINED, "cache": _FOLDER is not None}

FLOAT = types.float64
INTEGER = types.int64
WORD = types.uint64
ARRAY1 = types.Array(FLOAT, 1, "C")
ARRAY2 = types.Array(FLOAT, 2, "C")
WORDS1 = types.Array(WORD, 1, "C")

FIELD_SIGNATURE = types.void(ARRAY2, ARRAY1, ARRAY2)

STEP_SIGNATURE = types.void(
    INTEGER, INTEGER, INTEGER, INTEGER, ARRAY2, ARRAY2, ARRAY2, ARRAY2, ARRAY1, ARRAY1, ARRAY1, WORD, WORDS1
)
