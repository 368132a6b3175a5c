"""How a person arranged the panels of a place, as settings keep it."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

_MOST = 100_000.0  # logical pixels


class PlaceLayout(msgspec.Struct, frozen=True):
    """Hidden and maximised panels by id, the widths of the columns, and what a person changed of the heights.

    Arguments: `hidden` ids; `maximised` an id or ""; `widths` of the left column, the picture and the right column in
    logical pixels; `heights` in logical pixels of panels without a share of what is left over, `weights` of the others.
    """

    hidden: tuple[str, ...] = ()
    maximised: str = ""
    widths: tuple[int, ...] = ()
    heights: dict[str, float] = {}
    weights: dict[str, float] = {}


def place_layout(kept: Any) -> PlaceLayout:
    """Return the layout that settings hold; what is damaged or missing in it is as usual.

    >>> place_layout({"maximised": "loss", "widths": [300, -1, 340], "heights": 7})
    PlaceLayout(hidden=(), maximised='loss', widths=(), heights={}, weights={})
    """
    if not isinstance(kept, Mapping):
        return PlaceLayout()
    usual = PlaceLayout()
    found: dict[str, Any] = {}
    legal: dict[str, Callable[[Any], bool]] = {
        "hidden": lambda ids: True,
        "maximised": lambda id: True,
        "widths": lambda widths: all(0 <= width <= _MOST for width in widths),
        "heights": lambda heights: all(0 < height <= _MOST for height in heights.values()),
        "weights": lambda weights: all(0 < weight <= _MOST for weight in weights.values()),
    }
    for field in msgspec.structs.fields(PlaceLayout):
        try:
            value = msgspec.convert(kept[field.name], type=field.type)
        except (KeyError, msgspec.ValidationError):
            continue
        if legal[field.name](value):
            found[field.name] = value
    return msgspec.structs.replace(usual, **found)
