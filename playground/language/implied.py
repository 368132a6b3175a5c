"""Where a product may be written without its sign, and what is refused because it may be read in two ways."""

from collections.abc import Sequence
from typing import Final

from playground.language.readings import begins_value, factor_end, factors, written
from playground.language.tokenize import Token

_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_INVERSE: Final = {"sin": "asin", "cos": "acos", "tan": "atan"}


def implied(token: Token, in_bars: bool) -> bool:
    """Return whether a token behind a value begins another value, so that a product is meant.

    Inside of bars, a bar ends them.
    """
    return begins_value(token) or (token.text == "|" and not in_bars)


def refusal(
    tokens: Sequence[Token], text: str, place: int, first: int, divided: int, exponent: tuple[int, int] | None
) -> str:
    """Return why the product of what stands before a place and the value there is refused, "" where it is plain.

    Arguments: `first` where the value before it begins; `divided` where the divisor begins, 0 where the value is no
    quotient; `exponent` where base and exponent begin, where what stands before is a power.
    """
    before, here = tokens[place - 1], tokens[place]
    end = factor_end(tokens, place) if here.text != "|" else place + 1
    factor = written(tokens, text, place, end) if here.text != "|" else "|…|"
    if divided:
        above, below = written(tokens, text, first, divided - 1), written(tokens, text, divided, place)
        return _twofold(f"{above}/({below}*{factor})", f"({above}/{below})*{factor}")
    gap = before.end < here.position
    if exponent is not None and not before.raised and before.text not in (")", "|"):
        base, power = written(tokens, text, exponent[0], exponent[1] - 1), written(tokens, text, exponent[1], place)
        if not gap or exponent[1] != place - 1 or before.kind != "number":
            return _twofold(f"{base}^{power}*{factor}", f"{base}^({power}*{factor})")
    if here.kind == "number":
        left = written(tokens, text, first, place)
        if before.kind == "number":
            together = f"{before.text}{here.text}"
            whole = together.isdecimal()
            return _twofold(f"{before.text}*{here.text}", together) if whole else f"expected a sign before {here.text}"
        if before.raised:
            return _twofold(f"{left}*{here.text}", left + here.text.translate(_RAISED))
        return _twofold(f"{left}*{here.text}", f"{left}^{here.text}")
    if here.kind == "name" and text[before.position : here.position] == "Δ":
        return f"Δ{here.text} may be read in two ways: write Δ*{here.text}, or another name for one parameter"
    exponential = tokens[place + 1].text in ("^", "**")  # 2e^x can only be a product
    if before.kind == "number" and not gap and here.text in ("e", "E") and not exponential:
        return _twofold(f"{before.text}*e", f"{before.text}e3", "for a number with an exponent")
    return ""


def after_root(tokens: Sequence[Token], text: str, place: int, root: Token) -> str:
    """Return why what follows the value behind a √ is refused: it may stand under the root or not."""
    here = tokens[place]
    begin = next(k for k, token in enumerate(tokens) if token is root) + 1
    value = written(tokens, text, begin, place)
    if here.text in ("^", "**"):
        end = factor_end(tokens, begin)
        exponent = written(tokens, text, place if here.raised else place + 1, end)
        power = exponent if here.raised else f"^{exponent}"
        return _twofold(f"√({value}{power})", f"(√{value}){power}")
    if begins_value(here) and tokens[place - 1].text != ")":
        factor = written(tokens, text, place, factor_end(tokens, place))
        return _twofold(f"√({value}*{factor})", f"√({value})*{factor}")
    return ""


def call_or_product(tokens: Sequence[Token], text: str, place: int) -> str:
    """Return the refusal of a name that is no function before a parenthesis."""
    name = written(tokens, text, place, place + 1)
    inside = written(tokens, text, place + 1, factor_end(tokens, place))
    return f"{name}{inside} may be a product or a call: write {name}*{inside}; there is no function {name}"


def bare_argument(tokens: Sequence[Token], text: str, place: int) -> str:
    """Return the refusal of a function's name without parentheses, "" where they are there or nothing follows."""
    following = tokens[place + 1]
    if following.text == "(" or not begins_value(following):
        return ""
    name = written(tokens, text, place, place + 1)
    parts = [written(tokens, text, *one) for one in factors(tokens, place + 1)]
    first, rest = parts[0], parts[1:]
    if rest:
        return _twofold(f"{name}({'*'.join(parts)})", f"{name}({first})*{'*'.join(rest)}")
    value, power = _exponent(tokens, text, place + 1)
    if power:
        return _twofold(f"{name}({first})", f"{name}({value}){power}")
    return f"expected ( after {name}: write {name}({first})"


def _exponent(tokens: Sequence[Token], text: str, first: int) -> tuple[str, str]:
    """A factor as its value and its exponent with the sign, which is empty where it is no power."""
    end = factor_end(tokens, first)
    for place in range(first, end):
        if tokens[place].text in ("^", "**"):
            behind = place if tokens[place].raised else place + 1
            sign = "" if tokens[place].raised else "^"
            return written(tokens, text, first, place), sign + written(tokens, text, behind, end)
    return written(tokens, text, first, end), ""


def powered_call(tokens: Sequence[Token], text: str, place: int, name: str) -> str:
    """Return why an exponent between a function's name and its argument is refused, "" for sin²(x) and sin^2(x)."""
    begin = place + 2
    end = _behind_exponent(tokens, begin)
    exponent = "".join(token.text for token in tokens[begin:end] if token.text not in ("(", ")"))
    called = tokens[end]
    inside = written(tokens, text, end, factor_end(tokens, end)) if called.text == "(" else "(x)"
    if exponent.startswith("-"):
        inverse = _INVERSE.get(name)
        reciprocal = f"1/{name}{inside}" if exponent == "-1" else f"{name}{inside}^({exponent})"
        return _twofold(f"{inverse}{inside}", reciprocal) if inverse and exponent == "-1" else f"write {reciprocal}"
    if exponent.isdecimal() and called.text != "(":
        return f"expected ( after {name}^{exponent}: write {name}(…)^{exponent}"
    if not exponent.isdecimal() or called.text != "(" or called.raised:
        return f"expected {name}(…)^{exponent or '2'}: only a whole number may stand between {name} and its argument"
    return ""


def _behind_exponent(tokens: Sequence[Token], begin: int) -> int:
    if tokens[begin].text != "(":
        return min(begin + 1 + (tokens[begin].text in ("-", "+")), len(tokens) - 1)
    end = begin
    while tokens[end].text != ")" and tokens[end].kind != "end":
        end += 1
    return min(end + 1, len(tokens) - 1)


def nested_raised(tokens: Sequence[Token], sign: int, power: int) -> bool:
    """Return whether the exponent sign at a place stands beside another exponent, and one of them is raised."""
    before = tokens[sign - 1]
    return (tokens[sign].raised and power == 50) or (before.raised and before.text == ")")


def _twofold(one: str, other: str, note: str = "") -> str:
    return f"this may be read in two ways: write {one} or {other}{f' {note}' if note else ''}"
