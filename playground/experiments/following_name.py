"""Names that say a parameter's value and follow it."""

import re
from collections.abc import Mapping

from playground.base.parameters import Value

_MENTION = re.compile(r"\{(\w+)\}")


def following_name(name: str, values: Mapping[str, Value], later: Mapping[str, Value] | None = None) -> str:
    """Return a name with every parameter in braces replaced by its value; other braces stay as they are.

    Arguments: `values` of the parameters by name; `later` values that they are changed to on the way.

    >>> following_name("η = {lr}", {"lr": 0.2}), following_name("η = {lr}", {"lr": 0.2}, {"lr": 0.3})
    ('η = 0.2', 'η = 0.2 → 0.3')
    """
    changed = later or {}

    def said(found: re.Match[str]) -> str:
        key = found[1]
        if key not in values:
            return found[0]
        return " → ".join(_written(one[key]) for one in (values, changed) if key in one)

    return _MENTION.sub(said, name)


def _written(value: Value) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
