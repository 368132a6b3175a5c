"""The hot loop: many points, many steps, one method, and the exact step at which each path ends.

A test of the stop rule after every step costs a cheap method a third of its speed. The march is therefore *fast* while nothing
happens: whoever rests for ten steps in a row rests at some step that is a multiple of ten, so looking there suffices, and
leaving the box is noted with one vectorized comparison. When a look finds a point that may have ended, the block of ten steps
is taken back and repeated *carefully*, with every test after every step, until nobody is at rest any more.

Loops are written out where a slice would read shorter, and the caller brings the scratch arrays: a slice or an allocation costs
tenths of a second of compilation each.
"""

from typing import Any

import numba
from numba import types

from playground.kernels.call import call_field, call_step
from playground.kernels.contract import ARRAY1, ARRAY2, FLOAT, INLINED, INTEGER, OPTIONS, WORD, WORDS1

PATIENCE = 10
KINK_RADIUS = 1e-6
RUNNING, RESTED, ESCAPED = 0, 1, 2

_INTEGERS1 = types.Array(INTEGER, 1, "C")
_RECORD = types.Array(FLOAT, 3, "C")


@numba.njit(**INLINED)
def _at_kink(x: Any, i: int, kinks: Any) -> bool:
    """Whether point i is at a listed minimiser on a kink, where no gradient grows small."""
    for k in range(kinks.shape[0]):
        away = 0.0
        for d in range(x.shape[0]):
            difference = x[d, i] - kinks[k, d]
            away += difference * difference
        if away <= KINK_RADIUS * KINK_RADIUS:
            return True
    return False


@numba.njit(**INLINED)
def _measure(lanes: Any, before: Any, moved: Any) -> None:
    """The squared length of everybody's last step, from flat coordinates."""
    n = moved.size
    for i in range(n):
        moved[i] = 0.0
    for first in range(0, before.size, n):
        for i in range(n):
            difference = lanes[first + i] - before[first + i]
            moved[i] += difference * difference


@numba.njit(**INLINED)
def _suspicious(x: Any, moved: Any, escaped: Any, kinks: Any, squared: float, codes: Any) -> bool:
    """Whether any running point escaped, did not move, or is at a kink."""
    for i in range(moved.size):
        if codes[i] == RUNNING and (escaped[i] != 0.0 or moved[i] <= squared or _at_kink(x, i, kinks)):
            return True
    return False


@numba.njit(**INLINED)
def _count_rest(x: Any, moved: Any, slopes: Any, kinks: Any, squared: float, resting: Any) -> None:
    """Count everybody's steps at rest in a row."""
    for i in range(moved.size):
        pulled = 0.0
        for d in range(x.shape[0]):
            pulled += slopes[d, i] * slopes[d, i]
        rests = moved[i] <= squared and pulled <= squared
        resting[i] = resting[i] + 1 if rests or (kinks.shape[0] > 0 and _at_kink(x, i, kinks)) else 0


@numba.njit(**INLINED)
def _end(x: Any, t: int, escaped: Any, resting: Any, codes: Any, end_steps: Any, ends: Any) -> tuple[int, int]:
    """Write down who ended at step t; return how many run on, and how many of these are at rest."""
    running = 0
    still = 0
    for i in range(codes.size):
        if codes[i] == RUNNING:
            if escaped[i] != 0.0:
                codes[i] = ESCAPED
            elif resting[i] >= PATIENCE:
                codes[i] = RESTED
            else:
                running += 1
                still += resting[i] > 0
            if codes[i] != RUNNING:
                end_steps[i] = t
                for d in range(x.shape[0]):
                    ends[d, i] = x[d, i]
    return running, still


@numba.njit(
    types.int64(
        *(INTEGER,) * 6,
        *(ARRAY1, ARRAY2, ARRAY2, ARRAY2, ARRAY2, ARRAY1, ARRAY1, ARRAY1, WORD, WORDS1),
        *(ARRAY2, ARRAY2, FLOAT, ARRAY1, ARRAY1, ARRAY1, ARRAY1, ARRAY1, _INTEGERS1, _INTEGERS1, _INTEGERS1, ARRAY2, _RECORD, INTEGER),
    ),
    **OPTIONS,
)
def march(
    step: int, value: int, gradient: int, hessian: int, first: int, last: int,
    lanes: Any, x: Any, state: Any, g: Any, h: Any, carried: Any, p: Any, o: Any, seed: int, paths: Any,
    box: Any, kinks: Any, tolerance: float, before: Any, moved: Any, start: Any, start_carried: Any, escaped: Any,
    resting: Any, codes: Any, end_steps: Any, ends: Any, record: Any, column: int,
) -> int:  # fmt: skip
    """March one chunk of points through steps first + 1 … last and return the last step done: less where all have ended.

    Arguments: `step`, `value`, `gradient`, `hessian` addresses of kernels of the contract; `first` a multiple of ten; `x`
    (dimension, n) and `state` (rows, n) are the upper and lower part of one array, `lanes` (flat) that array; they and `carried`
    change in place, so that a march can be continued; `g`, `h`, `before` (flat like x), `moved` (n), `start` (flat like lanes),
    `start_carried` are scratch; `escaped` (n) is zero at first; `p`, `o`, `seed`, `paths` go to the step. `box` (2, dimension) holds the lowest and highest coordinates, `kinks`
    (k, dimension) the listed minimisers on kinks; a negative `tolerance` switches the stop rule off. `resting`, `codes`,
    `end_steps` (n) and `ends` (dimension, n) tell each path's fate. `record` (dimension, steps + 1, all starts) takes the
    positions from column `column` on, or is empty.
    """
    dimension, n = x.shape
    testing = tolerance >= 0.0
    squared = tolerance * tolerance
    careful = False
    for i in range(n):
        careful = careful or (resting[i] > 0 and codes[i] == RUNNING)
    t = first
    while t < last:
        if testing and not careful and t % PATIENCE == 0:
            for i in range(lanes.size):
                start[i] = lanes[i]
            for k in range(carried.size):
                start_carried[k] = carried[k]
        t += 1
        looking = testing and (careful or t % PATIENCE == 0 or t == last)
        if looking:
            for i in range(before.size):
                before[i] = lanes[i]
        call_step(step, value, gradient, hessian, t, x, g, h, state, carried, p, o, seed, paths)
        if record.shape[1] > 0:
            for d in range(dimension):
                row, target = x[d], record[d, t]
                for i in range(n):
                    target[column + i] = row[i]
        if testing:
            for d in range(dimension):
                row, low, high = x[d], box[0, d], box[1, d]
                for i in range(n):
                    if not (row[i] >= low and row[i] <= high):
                        escaped[i] = 1.0
        if not looking:
            continue
        _measure(lanes, before, moved)
        if careful:
            call_field(gradient, x, p, g)
            _count_rest(x, moved, g, kinks, squared, resting)
            running, still = _end(x, t, escaped, resting, codes, end_steps, ends)
            if running == 0:
                return t
            careful = still > 0 or t % PATIENCE != 0
        elif _suspicious(x, moved, escaped, kinks, squared * 1.000001, codes):
            careful = True
            t = (t - 1) // PATIENCE * PATIENCE
            for i in range(lanes.size):
                lanes[i] = start[i]
            for k in range(carried.size):
                carried[k] = start_carried[k]
            for i in range(n):
                if codes[i] == RUNNING:
                    escaped[i] = 0.0
    return t
