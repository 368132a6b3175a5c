"""Characters of books, web pages and word processors, and what they stand for in a formula."""

import unicodedata
from functools import lru_cache
from types import MappingProxyType
from typing import Final

_DASHES: Final = "−–—‐‑‒﹣－"
_TIMES: Final = "×·⋅∙•∗＊✕⨯"
_DIVIDE: Final = "÷∕⁄／"
_BARS: Final = "∣｜❘"
# Other shapes of one letter.
_SHAPES: Final = {"ϵ": "ε", "ϕ": "φ", "ϑ": "θ", "ϱ": "ρ", "ϖ": "π", "ϰ": "κ", "ς": "σ", "µ": "μ"}
_SAME: Final = {
    **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys(_TIMES, "*"),
    **dict.fromkeys(_DIVIDE, "/"),
    **dict.fromkeys(_BARS, "|"),
    **_SHAPES,
}
# Without a width, or a line's: what copied text holds between its signs.
_INVISIBLE: Final = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
COMPARISONS: Final = MappingProxyType({"≤": "<=", "≥": ">=", "≠": "!=", "⩽": "<=", "⩾": ">="})
FRACTIONS: Final = MappingProxyType(
    dict(
        zip(
            "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞",
            ["1/2", "1/3", "2/3", "1/4", "3/4", "1/5", "2/5", "3/5", "4/5", "1/6", "5/6", "1/8", "3/8", "5/8", "7/8"],
            strict=True,
        )
    )
)
LOWERED: Final = MappingProxyType(dict(zip("₀₁₂₃₄₅₆₇₈₉", "0123456789", strict=True)))
_WORDS: Final = {"lamda": "lambda", "final sigma": "sigma"}


@lru_cache(maxsize=2048)
def plain(character: str) -> str:
    """Return the one character that another stands for in a formula, or itself: a blank, a sign, a letter.

    >>> [plain(one) for one in "−×𝑥ｘx"]
    ['-', '*', 'x', 'x', 'x']
    """
    if character.isascii():
        return " " if character in "\t\r\n" else character
    if character in _SAME:
        return _SAME[character]
    if character in _INVISIBLE or unicodedata.category(character) in ("Zs", "Zl", "Zp"):
        return " "
    kind = unicodedata.decomposition(character).partition(" ")[0]
    if kind in ("<font>", "<wide>"):
        same = unicodedata.normalize("NFKC", character)
        return _SAME.get(same, same) if len(same) == 1 else character
    return character


@lru_cache(maxsize=2048)
def raised(character: str) -> str:
    """Return what a raised character is when it is not raised, "" for all others.

    >>> raised("²"), raised("⁻"), raised("ⁿ"), raised("2")
    ('2', '-', 'n', '')
    """
    parts = unicodedata.decomposition(character).split() if not character.isascii() and character not in "ªº" else []
    if len(parts) != 2 or parts[0] != "<super>":
        return ""
    same = plain(chr(int(parts[1], 16)))
    return same if same.isalnum() or same in "+-()" or greek(same) else ""


@lru_cache(maxsize=512)
def greek(character: str) -> str:
    """Return the word for a Greek letter, "" for all others: λ is lambda, Δ is Delta.

    >>> greek("λ"), greek("Δ"), greek("a")
    ('lambda', 'Delta', '')
    """
    for case, write in (("SMALL", str.lower), ("CAPITAL", str.capitalize)):
        name = unicodedata.name(character, "")
        start = f"GREEK {case} LETTER "
        if name.startswith(start) and name.removeprefix(start).isalpha():
            word = name.removeprefix(start).lower()
            return write(_WORDS.get(word, word))
    return ""
