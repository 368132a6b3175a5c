"""The hot loop: many points, many steps, one method; points that may have ended are set aside.

A test of the stop rule after every step would double the cost of a cheap method. Whoever rests for ten steps in a row rests at
some step that is a multiple of ten, so looking there suffices, and leaving the box is noted with one vectorized comparison. A
point that looks as if it ended is *held*: what it was at the start of its window of fifty steps is kept, and the simulation
later finds the exact step from there. Nothing else is disturbed.

Loops are written out where a slice would read shorter, and the caller brings the scratch arrays: a slice or an allocation
costs tenths of a second of compilation each.
"""

from typing import Any

import numba
from numba import types

from playground.kernels.call import call_step
from playground.kernels.contract import ARRAY1, ARRAY2, FLOAT, INLINED, INTEGER, OPTIONS, WORD, WORDS1

PATIENCE = 10
WINDOW = 50
KINK_RADIUS = 1e-6
NOT_HELD = -1

_INTEGERS1 = types.Array(INTEGER, 1, "C")
_RECORD = types.Array(FLOAT, 3, "C")
_SIGNATURE = types.void(
    *(INTEGER,) * 6,
    *(ARRAY1, ARRAY2, ARRAY2, ARRAY2, ARRAY2, ARRAY2, ARRAY1, ARRAY1, ARRAY1, WORD, WORDS1),
    *(ARRAY2, ARRAY2, FLOAT, ARRAY1, ARRAY2, ARRAY1, _INTEGERS1, ARRAY2, ARRAY2, _RECORD, INTEGER, INTEGER),
)


@numba.njit(**INLINED)
def _hold(
    x: Any, before: Any, escaped: Any, kinks: Any, tolerance: float, start: Any, window: int, held_at: Any, held: Any
) -> int:
    """Hold the points that escaped, hardly moved, or are at a listed kink; return how many are still free."""
    dimension, n = x.shape
    # The simulation decides; this is only a necessary condition and may not be stricter by a rounding error.
    closest = tolerance * tolerance * 1.000001
    near = KINK_RADIUS * KINK_RADIUS * 1.000001
    free = 0
    for i in range(n):
        if held_at[i] != NOT_HELD:
            continue
        moved = 0.0
        for d in range(dimension):
            difference = x[d, i] - before[d, i]
            moved += difference * difference
        suspect = escaped[i] != 0.0 or moved <= closest
        for k in range(kinks.shape[0]):
            away = 0.0
            for d in range(dimension):
                difference = x[d, i] - kinks[k, d]
                away += difference * difference
            suspect = suspect or away <= near
        if suspect:
            held_at[i] = window
            for row in range(start.shape[0]):
                held[row, i] = start[row, i]
        else:
            free += 1
    return free


@numba.njit(_SIGNATURE, **OPTIONS)
def march(
    step: int, value: int, gradient: int, hessian: int, first: int, last: int,
    lanes: Any, x: Any, state: Any, before: Any, g: Any, h: Any, carried: Any, p: Any, o: Any, seed: int, paths: Any,
    box: Any, kinks: Any, tolerance: float, start: Any, start_rows: Any, escaped: Any, held_at: Any, held: Any, carried_log: Any,
    record: Any, column: int, origin: int,
) -> None:  # fmt: skip
    """March one chunk of points through steps first + 1 … last.

    Arguments: `step`, `value`, `gradient`, `hessian` addresses of kernels of the contract; `first` a multiple of the window;
    `x` (dimension, n) and `state` (rows, n) are the upper and lower part of one array, `lanes` (flat) that array; they and
    `carried` change in place, so that a march can be continued; `before`, `g` (dimension, n), `h`, `start` (flat
    like lanes, `start_rows` the same in two dimensions) and `escaped` (n, zero) are scratch; `p`, `o`, `seed`, `paths` go to the step. `box` (2, dimension) holds the lowest and
    highest coordinates; `kinks` (k, dimension); a negative `tolerance` switches the stop rule off. `held_at` (n) takes the first
    step of the window in which a point was held, `held` (dimension + rows, n) what it was there, `carried_log` (windows, k)
    what was carried into each window. `record` (dimension, steps + 1, all starts) takes the positions from column `column` on,
    step `origin` in its first row, or is empty. Once all points are held the march ends, unless it records.
    """
    testing = tolerance >= 0.0
    recording = record.shape[1] > 0
    window = first
    for t in range(first + 1, last + 1):
        if testing and (t - 1) % WINDOW == 0:
            window = t - 1
            for i in range(lanes.size):
                start[i] = lanes[i]
            for k in range(carried.size):
                carried_log[window // WINDOW, k] = carried[k]
        looking = testing and (t % PATIENCE == 0 or t == last)
        if looking:
            for d in range(x.shape[0]):
                row, target = x[d], before[d]
                for i in range(row.size):
                    target[i] = row[i]
        call_step(step, value, gradient, hessian, t, x, g, h, state, carried, p, o, seed, paths)
        if recording:
            for d in range(x.shape[0]):
                row, target = x[d], record[d, t - origin]
                for i in range(row.size):
                    target[column + i] = row[i]
        if testing:
            for d in range(x.shape[0]):
                row, low, high = x[d], box[0, d], box[1, d]
                for i in range(row.size):
                    if not (row[i] >= low and row[i] <= high):
                        escaped[i] = 1.0
        if looking:
            free = _hold(x, before, escaped, kinks, tolerance, start_rows, window, held_at, held)
            if free == 0 and not recording:
                return
