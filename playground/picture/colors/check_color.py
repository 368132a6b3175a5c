"""A check of a colour."""

from typing import Any

from playground.base.errors import PlaygroundError, shown
from playground.picture.pixels import parse_color


def check_color(color: Any) -> str:
    """Return a colour; raise PlaygroundError where it is not "#rrggbb".

    >>> check_color("#ff8000")
    '#ff8000'
    """
    try:
        parse_color(color)
    except (ValueError, TypeError, AttributeError):
        raise PlaygroundError(f'color must be "#rrggbb", got {shown(color)}') from None
    return str(color)
