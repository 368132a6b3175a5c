"""A check of a finite number within bounds."""

import math

from playground.base.errors import PlaygroundError, shown


def check_number(
    value: object, what: str, low: float = -math.inf, high: float = math.inf, *, above: bool = False
) -> float:
    """Return a finite number as float; raise PlaygroundError that says `what` it is, what is legal and what came.

    Arguments: `low` and `high` are legal themselves, `low` not where `above`. Texts, switches and complex numbers are
    no numbers.

    >>> check_number(2, "ratio", 0)
    2.0
    """
    number = math.nan
    # NumPy's complex numbers would become real with no more than a warning.
    kind = getattr(getattr(value, "dtype", None), "kind", "")
    if not isinstance(value, str | bytes | bytearray | bool | complex) and kind not in ("b", "c"):
        try:
            number = float(value) if hasattr(value, "__float__") and not getattr(value, "ndim", 0) else math.nan
        except (TypeError, ValueError, OverflowError):
            number = math.nan
    if not math.isfinite(number) or not low <= number <= high or (above and number <= low):
        least = f"{'above' if above else 'at least' if high == math.inf else 'from'} {low:g}"
        most = f"{'and at most' if above else 'to'} {high:g}" if low > -math.inf else f"at most {high:g}"
        words = ("a finite number", least * (low > -math.inf), most * (high < math.inf))
        raise PlaygroundError(f"{what} must be {' '.join(filter(None, words))}, got {shown(value)}")
    return number
