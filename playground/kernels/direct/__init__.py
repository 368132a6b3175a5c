"""The kernels' language: plain Python over numbers and arrays, written as LLVM instructions straight from its source.

Numba finds the types of a function by trying every rule it knows on every operation, for arrays, lists, strings and
complex numbers alike; that is two thirds of its time, and a first start had to wait for it. A kernel needs none of it:
its arguments' types are stated, every variable keeps the type of its first value. Translated in one pass over the
syntax tree, the kernels of a first race take 2 seconds of processor time in place of 11 (the hot loop 0.5 in place of
2.9), with the same machine code: Numba still makes the function's frame, the machine code, the cache and the
wrapper.

The language: assignments (also of tuples), `if`, `while`, `for` over a range or an array of one dimension, `break`,
`continue`, `return`; arithmetic, comparisons, choices; `shape` and `size` of arrays, `a[i]`, `a[j, i]`, rows `a[j]`;
calls of other plain functions, which are written into the caller, of NumPy's number types, `sqrt`, `abs`, `min`, `max`,
`floor`, and of intrinsics (`elementary`, `call`, `views`). What differs from Python:

* A function that returns arrays, rows of them or views, does so in its last line and nowhere else.
* A variable has one type. An integer constant takes the type it meets; small integers do not grow.
* Indices are checked in the checked mode alone (`kernels.checked`), and negative ones do not count from the end.
* `range` takes the direction of a constant step, and counts upwards for any other.
* Integers wrap around; a division by zero is infinite or NaN for floats and undefined for integers.
"""
