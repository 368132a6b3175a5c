"""A start point with its lasting number."""

import math
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from playground.base.errors import PlaygroundError, shown


class Start(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a path begins.

    Arguments: `position` the coordinates; `number` ≥ 0, kept when other starts come and go: random numbers are a
    function of it, so that a path does not change because its neighbour was removed.
    """

    position: tuple[float, ...]
    number: int = 0

    def __post_init__(self) -> None:
        if not isinstance(self.number, int) or isinstance(self.number, bool) or not 0 <= self.number < 2**63:
            raise PlaygroundError(f"a start's number must be a whole number at least 0, got {shown(self.number)}")
        if not isinstance(self.position, tuple) or not all(
            isinstance(c, float) and math.isfinite(c) for c in self.position
        ):
            raise PlaygroundError(f"a start must be finite numbers, got {shown(self.position)}")


def read_starts(given: Iterable[Any], dimension: int) -> tuple[Start, ...]:
    """Return starts from Start objects or coordinates; new ones take the lowest number above all in use.

    Raises PlaygroundError that names the start, counted from 0, which is not `dimension` finite numbers.
    """
    if not isinstance(given, Iterable) or not getattr(given, "ndim", 1):
        raise PlaygroundError(f"starts must be a list of points, such as [(-1.5, 2.0)], got {shown(given)}")
    items = list(given)
    stated = [item for item in items if isinstance(item, Start)]
    following = max((start.number for start in stated), default=-1) + 1
    starts = []
    for index, item in enumerate(items):
        if isinstance(item, Start):
            start = item
        else:
            start = Start(_coordinates(item, index, dimension), following)
            following += 1
        if len(start.position) != dimension:
            raise _wrong(index, item, dimension)
        starts.append(start)
    if len({start.number for start in starts}) != len(starts):
        raise PlaygroundError("two starts have the same number; every start needs its own")
    # The same object where nothing was to be made: who asks for the same starts again finds what is known of them.
    return given if type(given) is tuple and len(stated) == len(items) else tuple(starts)


def _coordinates(item: Any, index: int, dimension: int) -> tuple[float, ...]:
    if isinstance(item, str | bytes) or not (isinstance(item, Sequence) or hasattr(item, "__array__")):
        raise _wrong(index, item, dimension)
    try:
        position = tuple(float(c) for c in item if not isinstance(c, str | bytes))
    except (TypeError, ValueError, OverflowError):
        raise _wrong(index, item, dimension) from None
    if len(position) != dimension or not all(map(math.isfinite, position)):
        raise _wrong(index, item, dimension)
    return position


def _wrong(index: int, item: Any, dimension: int) -> PlaygroundError:
    legal = f"{dimension} finite numbers, such as (-1.5, 2.0)" if dimension != 1 else "1 finite number, such as (-1.5,)"
    return PlaygroundError(f"start {index} must be {legal}, got {shown(item)}")
