"""The frame: where everything lies that a march and its steps work on.

One array of 64-bit integers, mostly addresses, made by the simulation for one chunk of points. The names below are its
places.
"""

# Addresses of kernels.
STEP, VALUE, GRADIENT, HESSIAN = 0, 1, 2, 3
# Sizes: coordinates, points, rows of memory per point, numbers carried from step to step, listed kinks.
DIMENSION, N, ROWS, CARRIES, KINKS = 4, 5, 6, 7, 8
# Points (dimension, n) with their memory (rows, n) right behind; scratch for gradient and Hessian; what is carried.
X, STATE, G, H, CARRIED = 9, 10, 11, 12, 13
# Parameters of problem and optimizer, the seed, and the paths' lasting numbers (n).
P, O, SEED, PATHS = 14, 15, 16, 17  # noqa: E741  # P and O are the contract's names for the two parameter arrays
# The box (2, dimension), the kinks (k, dimension), and scratch of the stop rule.
BOX, KINK_POINTS, BEFORE, MOVED, START, START_CARRIED, ESCAPED = 18, 19, 20, 21, 22, 23, 24
# Each path's fate (n), (n), (n), (dimension, n).
RESTING, CODES, END_STEPS, ENDS = 25, 26, 27, 28
# The record (dimension, steps + 1, starts) or 0, its steps + 1 and starts, and this chunk's first column in it.
RECORD, RECORD_TIMES, RECORD_STARTS, COLUMN = 29, 30, 31, 32
# Scratch (n): those whom the stop rule looks at.
LISTED = 33
# The projection onto the feasible set or 0, its parameters, and scratch (dimension, n) for projected points.
PROJECTION, Q, PROJECTED = 34, 35, 36
# Scratch of a step that treats its points one by one, the memory of the point it treats, and that point's lane.
WORK, POINT, LANE = 37, 38, 39
# What acts between gradient and step, and what acts after a step: records of three words (see `hooks`), and how many.
HOOKS, HOOK_COUNT, AFTER_HOOKS, AFTER_COUNT = 40, 41, 42, 43
# The learning rate's place among the optimizer's parameters (-1: none), and the rates of the steps to come, or 0.
RATE_PLACE, RATES = 44, 45
# Where points are noted at which a single path evaluates its problem (see `oracle`), or 0; the update's number, which a
# step that treats its points one by one writes here.
TRIALS, TIME = 46, 47
# The value of a problem that is no number everywhere, or 0, and scratch (n) for it: who is where there is none has
# escaped.
DEFINED, VALUES = 48, 49
# The kernel of exact products with the Hessian, (point, vector, parameters, out), or 0 where the problem has none.
PRODUCT = 50
# 1 where every update has another problem, as with mini-batches: what was found at a point does not hold in the next.
RENEWED = 51
# The blocks of a point, such as the arrays of a network's layers, four words each: the first coordinate, rows, columns,
# and the kind (0 weights, 1 bias, 2 scale); and how many there are.
BLOCKS, BLOCK_COUNT = 52, 53
BLOCK = 4
# The kernel of rows that are finite, the last one 0, where the gradient (the Hessian) is finite, or 0; how many rows;
# scratch (rows, n).
SLOPES, SLOPE_ROWS, SLOPE_OUT = 54, 55, 56
# How many numbers of memory a point has where points count for themselves and may halt (see `oracle`), otherwise 0.
SPAN = 57
SIZE = 58
