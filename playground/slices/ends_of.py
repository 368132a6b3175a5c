"""The two networks that a line or a path connects."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.base.check_kind import check_kind
from playground.base.errors import PlaygroundError
from playground.training.checked_row import checked_row
from playground.training.training_result import TrainingResult

Floats = NDArray[np.float64]
START = "start"


@dataclass(frozen=True, eq=False)
class Ends:
    """Two points in the parameters of one shape of network: both (size), their names, the row whose network it is."""

    first: Floats
    last: Floats
    names: tuple[str, str]
    row: int


def ends_of(result: TrainingResult, contender: int, other: int | None, of: TrainingResult | None = None) -> Ends:
    """Return where a contender began and ended, or where another, of the result `of`, and this one ended.

    Raises PlaygroundError where a row is not there, where their networks are not of one shape, and where one diverged.
    """
    row = checked_row(result, contender)
    check_kind(of, (TrainingResult, type(None)), "of", "what pg.train returns, or None for the same result")
    last, name = result.final[row], result.names[row]
    if other is None:
        first, names = result.parameters[row][0], (f"{name}, {START}", f"{name}, end")
    else:
        theirs = result if of is None else of
        place = checked_row(theirs, other)
        first, names = theirs.final[place], (theirs.names[place], name)
        networks = (one.training.network_of(one.places[k]) for one, k in ((result, row), (theirs, place)))
        # Their initial parameters and the precision of their passes may differ: a point is one of both all the same.
        if len(set(map(_shape, networks))) > 1 or len(first) != len(last):
            raise PlaygroundError(
                f"{names[1]} and {names[0]} train networks of different shapes: there is no line between their "
                "parameters"
            )
    for theta, whose in zip((first, last), names, strict=True):
        if not np.isfinite(theta).all() or np.abs(theta).max() > 1e150:
            raise PlaygroundError(f"{whose} diverged: no line leads there")
    return Ends(np.array(first), np.array(last), names, row)


def _shape(network: object) -> tuple[object, ...]:
    return tuple(getattr(network, name) for name in ("hidden", "activation", "normalization", "skip"))
