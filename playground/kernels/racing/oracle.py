"""The problem as the update of a single point asks it; every question is counted in the point's memory.

For kernels. The first `COUNTS` numbers of a point's memory are how often it asked for a value, a gradient, a Hessian
and a Hessian's product with a vector; the next one is why the method halted, 0 while it goes on. Points are views of d
numbers; `here` is the address of the frame.
"""

from typing import Any

from playground.kernels.compiling.call import call_field
from playground.kernels.compiling.views import integers, numbers, place, words
from playground.kernels.racing import frame as at
from playground.kernels.racing.random_numbers import normal as normal_number
from playground.kernels.racing.random_numbers import uniform as uniform_number

COUNTS = 4
# Why a method may halt: a line search found no step that lowers f by enough; along its line f has no minimum.
NO_DECREASE, NO_MINIMUM = 1.0, 2.0
_VALUES, _GRADIENTS, _HESSIANS, _PRODUCTS = 0, 1, 2, 3


def _count(here: int, kind: int) -> None:
    numbers(integers(here, at.SIZE)[at.POINT], COUNTS)[kind] += 1.0


def _note(here: int, x: Any) -> None:
    """Write a point down where the trial points are wanted.

    The book begins with their number and the most that it can hold; each is the update's number and the coordinates.
    """
    frame = integers(here, at.SIZE)
    trials = frame[at.TRIALS]
    if trials != 0:
        book = numbers(trials, 2)
        if book[0] < book[1]:
            dimension = x.size
            line = numbers(trials + 8 * (2 + int(book[0]) * (1 + dimension)), 1 + dimension)
            line[0] = float(frame[at.TIME])
            for d in range(dimension):
                line[1 + d] = x[d]
            book[0] += 1.0


def changed(here: int, x: Any, seen: Any) -> bool:
    """Whether what was found at `seen` does not hold at x: another point, or another batch of samples."""
    count = integers(here, at.SIZE)[at.RENEWED]
    for d in range(x.size):
        count += 1 if x[d] != seen[d] else 0
    return count > 0


def renewed(here: int) -> bool:
    """Whether every update has another batch of samples: no value of an earlier one may be compared with its own."""
    return integers(here, at.SIZE)[at.RENEWED] != 0


def value(here: int, x: Any) -> float:
    """f at x."""
    frame = integers(here, at.SIZE)
    _count(here, _VALUES)
    _note(here, x)
    call_field(frame[at.VALUE], place(x), 1, frame[at.P], frame[at.WORK])
    return numbers(frame[at.WORK], 1)[0]


def gradient(here: int, x: Any, out: Any) -> None:
    """∇f at x."""
    frame = integers(here, at.SIZE)
    _count(here, _GRADIENTS)
    call_field(frame[at.GRADIENT], place(x), 1, frame[at.P], place(out))


def hessian(here: int, x: Any, out: Any) -> None:
    """The Hessian at x as a full matrix (d, d)."""
    _count(here, _HESSIANS)
    frame, dimension = integers(here, at.SIZE), x.size
    call_field(frame[at.HESSIAN], place(x), 1, frame[at.P], frame[at.H])
    packed = numbers(frame[at.H], dimension * (dimension + 1) // 2)
    k = 0
    for i in range(dimension):
        for j in range(i, dimension):
            out[i, j] = packed[k]
            out[j, i] = packed[k]
            k += 1


def halt(here: int, why: float) -> None:
    """Say in an update that the method cannot go on from where it is; it must say so again in every update."""
    numbers(integers(here, at.SIZE)[at.POINT], COUNTS + 1)[COUNTS] = why


def prepare_products(here: int, x: Any) -> None:
    """Make the next products those with the Hessian at x; counted are they, not this.

    Where the problem has no products of its own they are made from its Hessian, which stays in the frame's H.
    """
    frame = integers(here, at.SIZE)
    if frame[at.PRODUCT] == 0:
        call_field(frame[at.HESSIAN], place(x), 1, frame[at.P], frame[at.H])


def product(here: int, x: Any, vector: Any, out: Any) -> None:
    """The product of the Hessian at x, which was prepared, with a vector; `out` is another array."""
    _count(here, _PRODUCTS)
    frame, dimension = integers(here, at.SIZE), vector.size
    if frame[at.PRODUCT] != 0:
        call_field(frame[at.PRODUCT], place(x), place(vector), frame[at.P], place(out))
        return
    packed = numbers(frame[at.H], dimension * (dimension + 1) // 2)
    for i in range(dimension):
        total, k = 0.0, i
        for j in range(i):
            total += packed[k] * vector[j]
            k += dimension - 1 - j
        for j in range(i, dimension):
            total += packed[k] * vector[j]
            k += 1
        out[i] = total


def constrained(here: int) -> bool:
    """Whether there is a set that no path leaves."""
    return integers(here, at.SIZE)[at.PROJECTION] != 0


def project(here: int, x: Any) -> None:
    """x ← the nearest point of that set, or x itself where there is none."""
    frame = integers(here, at.SIZE)
    if frame[at.PROJECTION] != 0:
        call_field(frame[at.PROJECTION], place(x), 1, frame[at.Q], frame[at.PROJECTED])
        nearest = numbers(frame[at.PROJECTED], x.size)
        for d in range(x.size):
            x[d] = nearest[d]


def standard_normal(here: int, t: int, k: int) -> float:
    """A standard normal number that depends on the seed, the path, t and k alone."""
    frame = integers(here, at.SIZE)
    path = words(frame[at.PATHS], frame[at.N])[frame[at.LANE]]
    return normal_number(frame[at.SEED], path, t, k)


def uniform(here: int, t: int, k: int) -> float:
    """A number from (0, 1) that depends on the seed, the path, t and k alone."""
    frame = integers(here, at.SIZE)
    path = words(frame[at.PATHS], frame[at.N])[frame[at.LANE]]
    return uniform_number(frame[at.SEED], path, t, k)
