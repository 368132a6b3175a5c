"""Reading checked values from a table of a TOML or JSON file; every mistake is one sentence that names file and key."""

import math
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any, cast

from playground.base.errors import PlaygroundError, shown


class Table:
    """One table of a file.

    Arguments: `data` what the file holds there; `place` how errors name it ("mine.toml: lesson"); `keys` the legal
    keys, None where any is.

    Raises PlaygroundError where it is no table or holds another key.
    """

    def __init__(self, data: object, place: str, keys: Sequence[str] | None) -> None:
        self.place = place
        if not isinstance(data, dict) or not all(isinstance(key, str) for key in data):
            raise PlaygroundError(f"{place} must be a table of keys and values, got {shown(data)}")
        self.data: dict[str, Any] = data
        for key in data:
            if keys is not None and key not in keys:
                near = get_close_matches(key[:60].lower(), keys, 1, 0.5)
                hint = f"; did you mean {near[0]!r}?" if near else "."
                raise PlaygroundError(f"{place}: there is no key {shown(key)}{hint} Legal: {', '.join(keys)}")

    def wrong(self, key: str, legal: str) -> PlaygroundError:
        """The error for the value of a key, to be raised."""
        if key not in self.data:
            return PlaygroundError(f"{self.place}: the key {key!r} is missing; it must be {legal}")
        return PlaygroundError(f"{self.place}: {key} must be {legal}, got {shown(self.data[key])}")

    def text(self, key: str, default: str | None = None, longest: int = 500) -> str:
        """A text of one line without control characters."""
        value = self.data.get(key, default)
        if not isinstance(value, str) or len(value) > longest or not (value.isprintable() or longest > 500):
            raise self.wrong(key, f"a text of at most {longest} printable characters")
        return value

    def choice(self, key: str, default: str, choices: Sequence[str]) -> str:
        """One of a few words."""
        value = self.data.get(key, default)
        if value not in choices:
            raise self.wrong(key, "one of " + ", ".join(choices))
        return str(value)

    def boolean(self, key: str, default: bool = False) -> bool:
        """True or false."""
        value = self.data.get(key, default)
        if not isinstance(value, bool):
            raise self.wrong(key, "true or false")
        return value

    def number(self, key: str, default: float | None = None) -> float:
        """A finite number."""
        value = as_number(self.data.get(key, default))
        if value is None:
            raise self.wrong(key, "a finite number")
        return value

    def whole(self, key: str, default: int, low: int, high: int) -> int:
        """A whole number between two others."""
        value = self.data.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise self.wrong(key, f"a whole number between {low} and {high}")
        return value

    def interval(self, key: str, default: tuple[float, float] | None = None) -> tuple[float, float]:
        """Two finite numbers, the first below the second."""
        if key not in self.data and default is not None:
            return default
        ends = as_pair(self.data.get(key))
        if ends is None or not ends[0] < ends[1]:
            raise self.wrong(key, "two finite numbers [low, high] with low below high")
        return ends

    def items(self, key: str, most: int) -> list[Any]:
        """A list, empty where the key is missing."""
        value = self.data.get(key, [])
        if not isinstance(value, list | tuple) or len(value) > most:
            raise self.wrong(key, f"a list of at most {most} entries")
        return list(value)


def as_number(value: object) -> float | None:
    """A finite number as float, or None for everything else."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None


def as_pair(value: object) -> tuple[float, float] | None:
    """Two finite numbers, or None for everything else."""
    point = as_point(value, 2)
    return None if point is None else (point[0], point[1])


def as_point(value: object, dimension: int) -> tuple[float, ...] | None:
    """So many finite numbers, or None for everything else."""
    if not isinstance(value, list | tuple) or len(value) != dimension:
        return None
    numbers = tuple(as_number(part) for part in value)
    return None if None in numbers else cast(tuple[float, ...], numbers)
