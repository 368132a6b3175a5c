"""What an optimizer tells of its inside."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from playground.kernels.compiling.argument_names import argument_names

LONGEST_READOUT = 14


@dataclass(frozen=True)
class Readout:
    """A number that a method keeps or makes in a step: the rate of a coordinate, a radius, a temperature.

    `of` is a plain function, called by argument names with what every update left (T updates): names of the method's
    memory, vectors as arrays (d, T), numbers as (T), matrices (d, d, T); names that it carries, and `t`, the update's
    number, (T); its parameters as its rule sees them, numbers, but `lr`, the rate in force, (T). It returns (T), or (d,
    T) for a number of each coordinate; NaN where there is none yet.

    Arguments: `name` at most 14 characters, as it stands in a table; `symbol` as in the method's equation; `doc` one
    sentence; `names` what `of` takes, where that is not what its arguments are called.
    """

    name: str
    symbol: str
    doc: str
    of: Callable[..., Any]
    names: tuple[str, ...] = ()

    def values(self, left: Mapping[str, Any]) -> Any:
        """Return the numbers, (T) or (d, T), from what the updates left, by name."""
        return self.of(*(left[name] for name in self.names or argument_names(self.of)))
