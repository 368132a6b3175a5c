"""Numbers as people read them."""

from playground.base.parameters import Value


def format_number(value: Value, digits: int = 4) -> str:
    """Return a number with at most so many significant digits, without padding, a true minus sign left to pictures.

    >>> format_number(0.0003), format_number(1234567.0), format_number(100.0), format_number(True)
    ('3e-4', '1.235e6', '100', 'on')
    """
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, str):
        return value
    if isinstance(value, int) and abs(value) < 10**7:
        return str(value)
    text = f"{value:.{digits}g}"
    if value and 1e-3 <= abs(value) < 10.0 ** max(digits, 5) and "e" in text:
        text = f"{value:.0f}"
    if value and abs(value) < 1e-3 and "e" not in text:
        text = f"{value:.{digits - 1}e}"
    return _tidy(text)


def exact_number(value: float) -> str:
    """Return the shortest text that reads back to the same double.

    >>> exact_number(1e-05), exact_number(2.0)
    ('1e-5', '2')
    """
    text = repr(float(value))
    return _tidy(text.removesuffix(".0"))


def _tidy(text: str) -> str:
    """3.00e-04 becomes 3e-4."""
    if "e" not in text:
        return text
    mantissa, exponent = text.split("e")
    if "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".")
    return f"{mantissa}e{int(exponent)}"
