"""What may be read in two ways, and how each is written."""

from collections.abc import Container, Iterable, Sequence
from difflib import get_close_matches
from typing import Final

from playground.language.functions import BINARY, CONSTANTS, MEANT, SPECIAL, SYNONYMS, UNARY
from playground.language.tokenize import Token

_OPENING: Final = "("
_OPENINGS: Final = ("(", "⌊", "⌈")
_CLOSINGS: Final = (")", "⌋", "⌉")
# A name of so many letters at most, all but one of them coordinates, looks like a product.
_SHORT: Final = 4
_LONGEST: Final = 40
_COORDINATES: Final = ("x", "y")


def written(tokens: Sequence[Token], text: str, first: int, behind: int) -> str:
    """Return how the tokens from `first` on, up to the one at `behind`, were typed, on one line that is no longer than
    a person reads."""
    typed = text[tokens[first].position : tokens[behind - 1].end] if behind > first else ""
    words = " ".join("".join(character if character.isprintable() else " " for character in typed).split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def factor_end(tokens: Sequence[Token], first: int) -> int:
    """Return the place behind the factor that begins at a token: a value, its arguments and its exponent."""
    place = first
    while tokens[place].text == "√":
        place += 1
    place = _behind_value(tokens, place)
    while tokens[place].text in ("^", "**"):
        place += 1
        while tokens[place].text in ("-", "+", "√"):
            place += 1
        place = _behind_value(tokens, place)
    return max(place, first + 1) if tokens[first].kind != "end" else first


def factors(tokens: Sequence[Token], first: int) -> list[tuple[int, int]]:
    """Return the places of the factors that stand side by side from a token on, each with the place behind it."""
    found = []
    while begins_value(tokens[first]):
        end = factor_end(tokens, first)
        found.append((first, end))
        first = end
    return found


def begins_value(token: Token) -> bool:
    """Return whether a value may begin with a token, signs and bars left out."""
    return not token.raised and (token.kind in ("name", "number") or token.text in (_OPENING, *"√⌊⌈"))


def _behind_value(tokens: Sequence[Token], place: int) -> int:
    if tokens[place].kind == "name" and tokens[place + 1].text == _OPENING and not tokens[place + 1].raised:
        place += 1
    if tokens[place].text not in _OPENINGS:
        return place + 1 if tokens[place].kind in ("name", "number") else place
    depth = 0
    while tokens[place].kind != "end":
        depth += (tokens[place].text in _OPENINGS) - (tokens[place].text in _CLOSINGS)
        place += 1
        if depth == 0:
            break
    return place


def glued(name: str, known: Container[str] = ()) -> tuple[str, ...]:
    """Return how a name would be written that looks like several: a product, a call, a power; nothing for others.

    Arguments: `known` the names that are parameters; one of these is itself, whatever it looks like.

    >>> glued("xy"), glued("ax"), glued("sinx"), glued("x2"), glued("x0"), glued("alpha")
    (('x*y',), ('a*x',), ('sin(x)',), ('x^2', '2*x'), (), ())
    """
    if name in known:
        return ()
    for function in sorted((*UNARY, *SYNONYMS), key=len, reverse=True):
        rest = name.removeprefix(function)
        if function not in BINARY and rest != name and rest and _is_argument(rest, known):
            return (f"{function}({'*'.join(_parts(rest, known) or [rest])})",)
    digits = name[1:]
    if name[:1] in _COORDINATES and digits.isdecimal() and int(digits) > 1 and digits[0] != "0":
        return f"{name[0]}^{digits}", f"{digits}*{name[0]}"
    parts = _parts(name, known)
    if len(parts) > 1 and any(part in _COORDINATES for part in parts):  # "bb" is a new name, though b is known
        return ("*".join(parts),)
    letters = [letter for letter in name if letter not in _COORDINATES]
    if name.isalpha() and 1 < len(name) <= _SHORT and len(letters) <= 1 and len(letters) < len(name):
        return ("*".join(name),)
    return ()


def _is_argument(rest: str, known: Container[str]) -> bool:
    """Whether what follows a function's name in one word looks like what it is taken of."""
    letters = rest.lstrip("0123456789")
    return bool(letters) and (bool(_parts(letters, known)) or letters in ("t", "u"))


def _parts(name: str, known: Container[str]) -> list[str]:
    """A name cut into coordinates, constants and parameters; nothing where that cannot be."""
    if not name:
        return []
    digits = name[: len(name) - len(name.lstrip("0123456789"))]
    if digits and digits != name:
        behind = _parts(name[len(digits) :], known)
        return [digits, *behind] if behind else []
    for length in range(len(name), 0, -1):
        head, rest = name[:length], name[length:]
        if head in _COORDINATES or head in CONSTANTS or (head in known and head.isalpha()):
            others = _parts(rest, known)
            if others or not rest:
                return [head, *others]
    return []


def several_readings(name: str, parts: Sequence[str], otherwise: str) -> str:
    """Return the sentence that refuses a name that looks like several."""
    return f'"{name}" may be read in several ways: write {" or ".join(parts)}, {otherwise}'


def near_function(name: str, known: Iterable[str]) -> str:
    """Return the name that is meant perhaps, a function's or one of the known, "" where none is near."""
    if name in MEANT:
        return MEANT[name]
    return next(iter(get_close_matches(name, [*known, *UNARY, *BINARY, *SPECIAL], 1, 0.5)), "") if len(name) > 1 else ""


def decimal_comma(tokens: Sequence[Token], place: int) -> str:
    """Return a hint where the comma at a place stands between two numbers, as in 0,5; "" elsewhere."""
    before, comma, behind = tokens[place - 1], tokens[place], tokens[min(place + 1, len(tokens) - 1)]
    touching = before.end == comma.position and comma.end == behind.position
    if comma.text != "," or (before.kind, behind.kind) != ("number", "number") or not touching:
        return ""
    return f"; a decimal number is written {before.text}.{behind.text}"
