"""One thing or several as a tuple."""

from collections.abc import Iterable
from typing import Any


def as_tuple(given: Any) -> tuple[Any, ...]:
    """Return what may be one or several things as a tuple; a text, or an array without an axis, is one.

    >>> as_tuple([1, 2]), as_tuple("ab"), as_tuple(3)
    ((1, 2), ('ab',), (3,))
    """
    many = isinstance(given, Iterable) and not isinstance(given, str | bytes) and getattr(given, "ndim", 1) > 0
    return tuple(given) if many else (given,)
