"""The hot loop: many points, many steps, one method, and the exact step at which each path ends.

A test of the stop rule after every step costs a cheap method a third of its speed. The march is therefore *fast* while
nothing happens: whoever rests for ten steps in a row rests at some step that is a multiple of ten, so looking there
suffices, and leaving the box is noted with one vectorized comparison. When a look finds a point that may have ended,
the block of ten steps is taken back and repeated *carefully*, with every test after every step, until nobody is at
rest any more.
"""

from typing import Any

import numba
from numba import types

from playground.kernels import frame as at
from playground.kernels.call import call_field, call_step
from playground.kernels.contract import FLOAT, INLINED, INTEGER, INTEGERS1, OPTIONS
from playground.kernels.frame import address
from playground.kernels.views import integers, numbers

PATIENCE = 10
KINK_RADIUS = 1e-6
RUNNING, RESTED, ESCAPED = 0, 1, 2


def march(frame: Any, first: int, last: int, tolerance: float) -> int:
    """March one chunk of points through steps first + 1 … last; return the last step done, less where all have ended.

    Arguments: `frame` int64 (`frame.SIZE`), see `kernels.frame`; `first` a multiple of ten; `tolerance` of the stop
    rule, negative where it is off. What the frame points to changes in place, so that a march can be continued.
    """
    return int(_march(frame, address(frame), first, last, tolerance))


@numba.njit(**INLINED)
def _copy(source: int, target: int, n: int) -> None:
    there, here = numbers(target, n), numbers(source, n)
    for i in range(n):
        there[i] = here[i]


@numba.njit(**INLINED)
def _record(frame: Any, t: int) -> None:
    """Copy the points into step t of the record."""
    n, starts = frame[at.N], frame[at.RECORD_STARTS]
    for d in range(frame[at.DIMENSION]):
        row = (d * frame[at.RECORD_TIMES] + t) * starts + frame[at.COLUMN]
        _copy(frame[at.X] + 8 * d * n, frame[at.RECORD] + 8 * row, n)


@numba.njit(**INLINED)
def _note_escapes(frame: Any) -> None:
    """Mark who is outside the box or not a number; a plain loop that LLVM vectorizes."""
    n, dimension = frame[at.N], frame[at.DIMENSION]
    box, escaped = numbers(frame[at.BOX], 2 * dimension), numbers(frame[at.ESCAPED], n)
    for d in range(dimension):
        row, low, high = numbers(frame[at.X] + 8 * d * n, n), box[d], box[dimension + d]
        for i in range(n):
            if not (row[i] >= low and row[i] <= high):
                escaped[i] = 1.0


@numba.njit(**INLINED)
def _measure(frame: Any) -> None:
    """The squared length of everybody's last step; −1 at a listed kink, where no gradient grows small."""
    n, dimension = frame[at.N], frame[at.DIMENSION]
    x, before = numbers(frame[at.X], dimension * n), numbers(frame[at.BEFORE], dimension * n)
    moved = numbers(frame[at.MOVED], n)
    for i in range(n):
        moved[i] = 0.0
    for first in range(0, dimension * n, n):
        for i in range(n):
            difference = x[first + i] - before[first + i]
            moved[i] += difference * difference
    kinks = numbers(frame[at.KINK_POINTS], frame[at.KINKS] * dimension)
    for k in range(0, frame[at.KINKS] * dimension, dimension):
        for i in range(n):
            away = 0.0
            for d in range(dimension):
                difference = x[d * n + i] - kinks[k + d]
                away += difference * difference
            if away <= KINK_RADIUS * KINK_RADIUS:
                moved[i] = -1.0


@numba.njit(**INLINED)
def _anybody_suspect(frame: Any, squared: float) -> bool:
    """Whether any running point escaped, did not move, or is at a kink."""
    n = frame[at.N]
    moved, escaped, codes = numbers(frame[at.MOVED], n), numbers(frame[at.ESCAPED], n), integers(frame[at.CODES], n)
    suspects = 0
    for i in range(n):
        suspects += codes[i] == RUNNING and (escaped[i] != 0.0 or moved[i] <= squared)
    return suspects > 0


@numba.njit(**INLINED)
def _test_everybody(frame: Any, t: int, squared: float) -> int:
    """Apply the stop rule at step t: 0 nobody runs on, 1 all who do are on the move, 2 some of them rest."""
    n, dimension = frame[at.N], frame[at.DIMENSION]
    x, g, ends = (
        numbers(frame[at.X], dimension * n),
        numbers(frame[at.G], dimension * n),
        numbers(frame[at.ENDS], dimension * n),
    )
    moved, escaped = numbers(frame[at.MOVED], n), numbers(frame[at.ESCAPED], n)
    resting, codes, end_steps = (
        integers(frame[at.RESTING], n),
        integers(frame[at.CODES], n),
        integers(frame[at.END_STEPS], n),
    )
    state = 0
    for i in range(n):
        if codes[i] != RUNNING:
            continue
        pulled = 0.0
        for d in range(i, dimension * n, n):
            pulled += g[d] * g[d]
        rests = moved[i] <= squared and (pulled <= squared or moved[i] < 0.0)
        resting[i] = resting[i] + 1 if rests else 0
        if escaped[i] != 0.0:
            codes[i] = ESCAPED
        elif resting[i] >= PATIENCE:
            codes[i] = RESTED
        else:
            state = max(state, 2 if resting[i] > 0 else 1)
        if codes[i] != RUNNING:
            end_steps[i] = t
            for d in range(i, dimension * n, n):
                ends[d] = x[d]
    return state


@numba.njit(**INLINED)
def _take_back(frame: Any) -> None:
    """Go back to the start of the block; who escaped inside it has not yet."""
    n = frame[at.N]
    _copy(frame[at.START], frame[at.X], (frame[at.DIMENSION] + frame[at.ROWS]) * n)
    _copy(frame[at.START_CARRIED], frame[at.CARRIED], frame[at.CARRIES])
    escaped, codes = numbers(frame[at.ESCAPED], n), integers(frame[at.CODES], n)
    for i in range(n):
        if codes[i] == RUNNING:
            escaped[i] = 0.0


@numba.njit(types.int64(INTEGERS1, INTEGER, INTEGER, INTEGER, FLOAT), **OPTIONS)
def _march(frame: Any, here: int, first: int, last: int, tolerance: float) -> int:
    n, dimension = frame[at.N], frame[at.DIMENSION]
    testing, careful = tolerance >= 0.0, False
    resting = integers(frame[at.RESTING], n)
    for i in range(n):
        careful = careful or (resting[i] > 0 and resting[i] < PATIENCE)
    t = first
    while t < last:
        if testing and not careful and t % PATIENCE == 0:
            _copy(frame[at.X], frame[at.START], (dimension + frame[at.ROWS]) * n)
            _copy(frame[at.CARRIED], frame[at.START_CARRIED], frame[at.CARRIES])
        t += 1
        looking = testing and (careful or t % PATIENCE == 0 or t == last)
        if looking:
            _copy(frame[at.X], frame[at.BEFORE], dimension * n)
        call_step(frame[at.STEP], here, t)
        if frame[at.RECORD] != 0:
            _record(frame, t)
        if testing:
            _note_escapes(frame)
        if looking:
            _measure(frame)
            if careful:
                call_field(frame[at.GRADIENT], frame[at.X], n, frame[at.P], frame[at.G])
                state = _test_everybody(frame, t, tolerance * tolerance)
                if state == 0:
                    return t
                careful = state == 2 or t % PATIENCE != 0
            elif _anybody_suspect(frame, tolerance * tolerance * 1.000001):
                careful = True
                t = (t - 1) // PATIENCE * PATIENCE
                _take_back(frame)
    return t
