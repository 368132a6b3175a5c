"""Reading of one typed number, with a decimal point or comma."""

import re
from typing import Final

# Figures, and what keyboards and documents have for a sign.
_POINT: Final = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_COMMA: Final = re.compile(r"[+-]?(\d*),(\d+)([eE][+-]?\d+)?", re.ASCII)
_THOUSANDS: Final = re.compile(r"([+-]?\d{1,3}(?:[,.'\u2019 ]\d{3})+)(?:[.,](\d+))?", re.ASCII)
_SIGNS: Final = str.maketrans({"\u2212": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " "})


def typed_number(text: str) -> float:
    """Return the number that a field or a cell means which holds one number: 0.05, 5e-2, or 0,05 with a decimal comma.

    Raises ValueError for anything else. Its text says what to write, where that is known, and is empty otherwise: 1,000
    is a thousand for some and one for others, so neither is taken.

    >>> typed_number("0,05"), typed_number(" \u22122.5e-3 ")
    (0.05, -0.0025)
    """
    word = text.translate(_SIGNS).strip()
    if _POINT.fullmatch(word):
        return float(word)
    found = _COMMA.fullmatch(word)
    grouped = _THOUSANDS.fullmatch(word)
    if found is not None and not (grouped is not None and found[1].strip("0")):
        return float(word.replace(",", "."))
    if grouped is None:
        raise ValueError("")
    whole = re.sub(r"[^\d+-]", "", grouped[1]) + (f".{grouped[2]}" if grouped[2] else "")
    if found is not None:
        raise ValueError(f"{word} may mean {whole} or {word.replace(',', '.')}: write one of these")
    raise ValueError(f"write {whole}, without signs between thousands")
