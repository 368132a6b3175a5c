"""The hot loop: many points, many steps, one method, and the exact step at which each path ends.

A test of the stop rule after every step costs a cheap method a third of its speed. The march is therefore *fast* while
nothing happens: a point that rests for ten steps in a row rests at a step that is a multiple of ten, so looking there
suffices, and leaving the box is noted with one vectorized comparison. When a look finds a point that may have ended,
the block of ten steps is taken back and repeated *carefully*, with every test after every step, until no point is at
rest any more and for a while after. Only the few points that hardly moved are looked at closely.
"""

from math import frexp, inf
from typing import Any

from numba import types

from playground.kernels.compiling.address import address
from playground.kernels.compiling.call import call_field, call_step
from playground.kernels.compiling.views import copy, integers, numbers
from playground.kernels.contract import FLOAT, INTEGER
from playground.kernels.direct.kernel import kernel
from playground.kernels.racing import frame as at
from playground.kernels.racing.hooks import act_after_step
from playground.kernels.racing.kink_radius import KINK_RADIUS
from playground.kernels.racing.oracle import COUNTS

PATIENCE = 10
# Paths that start together come to rest one after another: who looks carefully goes on so for a while.
CARE = 100
# How a path ended: at rest; outside; by its method's own rule; where the gradient is not finite; where the next step is
# no number; from HALTED on where its method found no step, and why (see `oracle`).
RUNNING, RESTED, ESCAPED, STOPPED, UNDEFINED, NO_NUMBER, HALTED = 0, 1, 2, 3, 4, 5, 8
# Marks of those that are to end: outside, and where the gradient is not finite.
_OUTSIDE, _UNDEFINED = 1.0, 2.0


def march(frame: Any, first: int, last: int, tolerance: float, step_tolerance: float) -> int:
    """March one chunk of points through steps first + 1 … last; return the last step done, less where all have ended.

    Arguments: `frame` int64 (`frame.SIZE`), see `kernels.frame`; `first` a multiple of ten; `tolerance` of the
    gradient, negative where the stop rule is off, and `step_tolerance` of the step. What the frame points to changes in
    place, so that a march can be continued.
    """
    slope, length = unit_of(tolerance), unit_of(step_tolerance)
    return int(_march(address(frame), first, last, tolerance * slope, slope, step_tolerance * length, length))


def unit_of(tolerance: float) -> float:
    """Return the power of two that brings a tolerance near 1: squares of what is measured in it neither overflow nor
    vanish where that matters, and nothing is rounded by it.

    >>> unit_of(0.75), unit_of(3.0)
    (1.0, 0.25)
    """
    return 2.0 ** min(-frexp(tolerance)[1], 1023) if tolerance > 0 else 2.0**1023


def _note_escapes(x: int, n: int, dimension: int, box: int, escaped: int) -> None:
    """Mark who is outside the box or not a number; a plain loop that LLVM vectorizes."""
    limits, marks = numbers(box, 2 * dimension), numbers(escaped, n)
    if n == 1:
        # A single point is compared at once: to set out on a vectorized loop for each row costs it a quarter of a step.
        point = numbers(x, dimension)
        for d in range(dimension):
            if not (point[d] >= limits[d] and point[d] <= limits[dimension + d]):
                marks[0] = _OUTSIDE
        return
    for d in range(dimension):
        row, low, high = numbers(x + 8 * d * n, n), limits[d], limits[dimension + d]
        for i in range(n):
            # Stored in any case: a store under a mask costs more than all the rest of this loop.
            marks[i] = marks[i] if (row[i] >= low) & (row[i] <= high) else _OUTSIDE


def _note_undefined(field: int, x: int, n: int, p: int, values: int, escaped: int) -> None:
    """Mark who is where f is no number, and where its gradient, which may be one, says nothing."""
    call_field(field, x, n, p, values)
    found, marks = numbers(values, n), numbers(escaped, n)
    for i in range(n):
        marks[i] = marks[i] if found[i] == found[i] else _OUTSIDE


def _note_slopes(frame: Any) -> None:
    """Mark where the gradient is not finite (the Hessian, for methods that use it): see `language.undefined_slope`."""
    n, rows = frame[at.N], frame[at.SLOPE_ROWS]
    call_field(frame[at.SLOPES], frame[at.X], n, frame[at.P], frame[at.SLOPE_OUT])
    found, marks = numbers(frame[at.SLOPE_OUT], rows * n), numbers(frame[at.ESCAPED], n)
    for first in range(0, (rows - 1) * n, n):
        for i in range(n):
            marks[i] = marks[i] if abs(found[first + i]) < inf else _UNDEFINED
    for i in range(n):
        marks[i] = marks[i] if found[(rows - 1) * n + i] == 0.0 else _UNDEFINED


def _measure(
    x: int, before: int, n: int, size: int, moved: int, kinks: int, numbers_of_kinks: int, unit: float
) -> None:
    """The squared length of each point's last step, in a unit; −1 at a listed kink, where no gradient grows small."""
    new, old, lengths = numbers(x, size), numbers(before, size), numbers(moved, n)
    points = numbers(kinks, numbers_of_kinks)
    for i in range(n):
        lengths[i] = 0.0
    for first in range(0, size, n):
        for i in range(n):
            difference = (new[first + i] - old[first + i]) * unit
            lengths[i] += difference * difference
    for k in range(0, numbers_of_kinks, size // n):
        for i in range(n):
            away = 0.0
            for d in range(size // n):
                difference = new[d * n + i] - points[k + d]
                away += difference * difference
            if away <= KINK_RADIUS * KINK_RADIUS:
                lengths[i] = -1.0


def _list(frame: Any, squared: float) -> int:
    """List those of the running who may rest, rested a step ago or escaped, and return how many they are."""
    n = frame[at.N]
    moved, escaped = numbers(frame[at.MOVED], n), numbers(frame[at.ESCAPED], n)
    resting, codes = integers(frame[at.RESTING], n), integers(frame[at.CODES], n)
    listed = integers(frame[at.LISTED], n)
    count = 0
    for i in range(n):
        # Branch-free compaction: always store, advance only when selected.
        listed[count] = i
        near = (moved[i] <= squared) | (resting[i] > 0) | (escaped[i] != 0.0)
        count += 1 if near & (codes[i] == RUNNING) else 0
    return count


def _project_gradients(frame: Any, count: int) -> None:
    """x − P(x − g) in place of g for the points gathered in H: 0 where no feasible step leads down."""
    size = frame[at.DIMENSION] * count
    points, g, moved = numbers(frame[at.H], size), numbers(frame[at.G], size), numbers(frame[at.PROJECTED], size)
    for i in range(size):
        g[i] = points[i] - g[i]
    call_field(frame[at.PROJECTION], frame[at.G], count, frame[at.Q], frame[at.PROJECTED])
    for i in range(size):
        g[i] = points[i] - moved[i]


def _judge(frame: Any, count: int, t: int, careful: bool, slope: float, unit: float, squared: float) -> tuple[int, int]:
    """Return how many of those listed end at step t, and how many rest and run on.

    Only a careful look counts steps at rest and writes ends down; another takes whoever rests for one who may end.
    Gradients are taken at the listed points alone, gathered where a step keeps its Hessian. `slope` is the square of
    the gradient's tolerance in its `unit`, `squared` that of the step's in its own.
    """
    n, dimension = frame[at.N], frame[at.DIMENSION]
    _gather_gradients(frame, count)
    moved, escaped, g = (
        numbers(frame[at.MOVED], n),
        numbers(frame[at.ESCAPED], n),
        numbers(frame[at.G], dimension * count),
    )
    resting, listed = integers(frame[at.RESTING], n), integers(frame[at.LISTED], n)
    ended, resters = 0, 0
    for k in range(count):
        i = listed[k]
        pulled = 0.0
        for d in range(k, dimension * count, count):
            pulled += (g[d] * unit) * (g[d] * unit)
        found = pulled <= slope or moved[i] < 0.0
        why = 0
        if frame[at.SPAN] != 0 and not found:
            why = int(numbers(frame[at.STATE] + 8 * (frame[at.SPAN] * i + COUNTS), 1)[0])
        rests = moved[i] <= squared and (found or why != 0)
        if not careful:
            ended += 1 if rests or escaped[i] != 0.0 else 0
            continue
        resting[i] = resting[i] + 1 if rests else 0
        if escaped[i] == 0.0 and resting[i] < PATIENCE:
            resters += 1 if rests else 0
            continue
        _end(frame, i, t, RESTED if why == 0 else HALTED + why)
        ended += 1
    return ended, resters


def _gather_gradients(frame: Any, count: int) -> None:
    """Gradients at the listed points, in the frame's G; under a constraint what is left of them there."""
    n, dimension = frame[at.N], frame[at.DIMENSION]
    x, points = numbers(frame[at.X], dimension * n), numbers(frame[at.H], dimension * count)
    listed = integers(frame[at.LISTED], n)
    for d in range(dimension):
        for k in range(count):
            points[d * count + k] = x[d * n + listed[k]]
    call_field(frame[at.GRADIENT], frame[at.H], count, frame[at.P], frame[at.G])
    if frame[at.PROJECTION] != 0:
        _project_gradients(frame, count)


def _end(frame: Any, i: int, t: int, at_rest: int) -> None:
    """Write down how path i ended with step t: its mark says how, and without one it is at rest.

    A step that is no number leads nowhere: the path ends with the step before, where that began.
    """
    n, size = frame[at.N], frame[at.DIMENSION] * frame[at.N]
    x, before, ends = numbers(frame[at.X], size), numbers(frame[at.BEFORE], size), numbers(frame[at.ENDS], size)
    mark, code, last = numbers(frame[at.ESCAPED], n)[i], at_rest, t
    if mark == _OUTSIDE:
        code = ESCAPED
        for d in range(i, size, n):
            code = code if x[d] == x[d] else NO_NUMBER
    elif mark != 0.0:
        code = UNDEFINED
    if code == NO_NUMBER:
        last = t - 1
    for d in range(i, size, n):
        ends[d] = before[d] if code == NO_NUMBER else x[d]
    integers(frame[at.CODES], n)[i] = code
    integers(frame[at.END_STEPS], n)[i] = last


def _follow(here: int, t: int, testing: bool) -> None:
    """What few races have after a step: hooks, a projection, a look at whether the point has a slope and a value."""
    frame = integers(here, at.SIZE)
    n, x = frame[at.N], frame[at.X]
    if frame[at.AFTER_COUNT] > 0:
        act_after_step(here, t)
    if frame[at.PROJECTION] != 0:
        # Through scratch: a field may write a coordinate before it reads it again.
        call_field(frame[at.PROJECTION], x, n, frame[at.Q], frame[at.G])
        copy(frame[at.G], x, frame[at.DIMENSION] * n)
    if testing and frame[at.SLOPES] != 0:
        _note_slopes(frame)
    if testing and frame[at.DEFINED] != 0:
        _note_undefined(frame[at.DEFINED], x, n, frame[at.P], frame[at.VALUES], frame[at.ESCAPED])


def _keep(frame: Any, place: int, d: int) -> None:
    """Write coordinate d of all points into the record, from a place on."""
    n, x, record = frame[at.N], frame[at.X], frame[at.RECORD]
    if n == 1:
        # A single point is stored at once: a copy's call would cost as much as half of its step.
        numbers(record + 8 * place, 1)[0] = numbers(x + 8 * d, 1)[0]
    else:
        copy(x + 8 * d * n, record + 8 * place, n)


@kernel(types.int64(INTEGER, INTEGER, INTEGER, FLOAT, FLOAT, FLOAT, FLOAT))
def _march(here: int, first: int, last: int, slope: float, slope_unit: float, length: float, length_unit: float) -> int:
    frame = integers(here, at.SIZE)
    n, dimension, x, before = frame[at.N], frame[at.DIMENSION], frame[at.X], frame[at.BEFORE]
    size, lanes, start = dimension * n, (dimension + frame[at.ROWS]) * n, frame[at.START]
    carried, start_carried, carries = frame[at.CARRIED], frame[at.START_CARRIED], frame[at.CARRIES]
    record, times, starts = frame[at.RECORD], frame[at.RECORD_TIMES], frame[at.RECORD_STARTS]
    resting, codes = integers(frame[at.RESTING], n), integers(frame[at.CODES], n)
    escaped = numbers(frame[at.ESCAPED], n)
    testing, careful, running = slope >= 0.0, False, 0
    for i in range(n):
        careful = careful or (resting[i] > 0 and resting[i] < PATIENCE)
        running += 1 if codes[i] == RUNNING else 0
    rates, rate = numbers(frame[at.RATES], last - first), numbers(frame[at.O] + 8 * frame[at.RATE_PLACE], 1)
    scheduled, partial = frame[at.RATES] != 0, testing and (frame[at.DEFINED] != 0 or frame[at.SLOPES] != 0)
    # What few races have is asked for together: a single point's step is so short that each question counts.
    seldom = frame[at.AFTER_COUNT] > 0 or frame[at.PROJECTION] != 0 or partial
    t = first
    if testing and running == 0:
        return t
    while t < last:
        if testing and not careful and t % PATIENCE == 0:
            copy(x, start, lanes)
            copy(carried, start_carried, carries)
        t += 1
        looking = testing and (careful or t % PATIENCE == 0 or t == last)
        if looking:
            copy(x, before, size)
        if scheduled:
            rate[0] = rates[t - first - 1]
        call_step(frame[at.STEP], here, t)
        if seldom:
            _follow(here, t, testing)
        if record != 0:
            for d in range(dimension):
                _keep(frame, (d * times + t) * starts + frame[at.COLUMN], d)
        if testing:
            _note_escapes(x, n, dimension, frame[at.BOX], frame[at.ESCAPED])
        if looking:
            _measure(
                x, before, n, size, frame[at.MOVED], frame[at.KINK_POINTS], frame[at.KINKS] * dimension, length_unit
            )
            # A look in passing is a necessary condition, and not stricter by a rounding error.
            room = 1.0 if careful else 1.000001
            squared = length * length * room
            ended, resters, count = 0, 0, _list(frame, squared)
            if count > 0:
                ended, resters = _judge(frame, count, t, careful, slope * slope * room, slope_unit, squared)
            if careful:
                running -= ended
                if running == 0:
                    return t
                careful = resters > 0 or t % CARE != 0
            elif ended > 0:
                # Take the block back; who escaped inside it has not yet.
                careful = True
                t = (t - 1) // PATIENCE * PATIENCE
                copy(start, x, lanes)
                copy(start_carried, carried, carries)
                for i in range(n):
                    escaped[i] = 0.0
    return t
