"""Formulas as people write them, on one line."""

import math
from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from playground.language.node import Node
from playground.language.order import order

_GREEK: Final = {
    **dict(zip(["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta"], "αβγδεζηθ", strict=True)),
    **dict(zip(["kappa", "lambda", "mu", "nu", "xi", "pi", "rho", "sigma", "tau"], "κλμνξπρστ", strict=True)),
    **dict(zip(["iota", "upsilon", "phi", "chi", "psi", "omega", "angle"], "ιυφχψωθ", strict=True)),
    **dict(zip(["Gamma", "Delta", "Theta", "Lambda", "Xi", "Sigma"], "ΓΔΘΛΞΣ", strict=True)),
    **dict(zip(["Phi", "Psi", "Omega"], "ΦΨΩ", strict=True)),
}
_COMPARISONS: Final = {"<=": "≤", ">=": "≥", "==": "=", "!=": "≠", "<": "<", ">": ">"}
_RAISED: Final = str.maketrans("0123456789-t", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻ᵗ")
_LOWERED: Final = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_BRACKETS: Final = {"floor": ("⌊", "⌋"), "ceil": ("⌈", "⌉")}
_SIGNS: Final = ("abs", "sqrt", "reciprocal_root", *_BRACKETS)  # functions that are written by signs
_LOGARITHMS: Final = {"log10": "log₁₀", "log2": "log₂"}
_SYMBOLS: Final = ("constant", "variable", "parameter", "index")
_SUM, _PRODUCT, _POWER, _ATOM = 1, 2, 3, 4  # how tightly a text holds together
_LONGEST: Final = 4000  # characters; what is longer becomes …, for shared subexpressions are written out each time

Written = tuple[str, int]  # a text and how tightly it holds together


def symbol(name: str) -> str:
    """Return a name as papers write it: a Greek letter for its word, and digits at its end lowered.

    >>> symbol("beta1"), symbol("xi"), symbol("step_size")
    ('β₁', 'ξ', 'step_size')
    """
    head = name.rstrip("0123456789")
    return _GREEK.get(head, head) + name[len(head) :].translate(_LOWERED)


def typeset(node: Node, html: bool = False, symbols: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return a formula as one line of plain Unicode, or of HTML with raised exponents and slanted names.

    Takes the graph as written and simplified ones, derivatives too; parts that are too long for a line become `…`.

    Arguments: `symbols` how some of the names are written.

    Example:
        >>> from playground.language.parse import parse
        >>> typeset(parse("(a - x)^2 + b*(y - x^2)^2", parameters=["a", "b"]))
        '(a − x)² + b(y − x²)²'
    """
    writer = _Html(symbols) if html else _Unicode(symbols)
    texts: dict[Node, Written] = {}
    for part in order([node]):
        text, binding = writer.write(part, [texts[argument] for argument in part.arguments])
        texts[part] = (text, binding) if len(text) <= _LONGEST else ("…", _ATOM)
    return texts[node][0]


class _Unicode:
    """Writes each operation from the texts of its arguments."""

    def __init__(self, symbols: Mapping[str, str]) -> None:
        self.symbols = symbols

    def write(self, node: Node, parts: list[Written]) -> Written:
        match node.kind:
            case "number":
                return _number(node)
            case "constant" | "variable" | "parameter" | "index":
                name = str(node.data)
                return self.name(self.symbols.get(name) or symbol(name)), _ATOM
            case "add" if parts[1][0].startswith("−"):
                return f"{parts[0][0]} − {parts[1][0][1:]}", _SUM
            case "add":
                return f"{parts[0][0]} + {parts[1][0]}", _SUM
            case "subtract":
                return f"{parts[0][0]} − {_within(parts[1], _PRODUCT)}", _SUM
            case "negate":
                return f"−{_within(parts[0], _PRODUCT)}", _SUM
            case "multiply":
                return _product(node, parts[0], parts[1])
            case "divide":
                return f"{_within(parts[0], _PRODUCT)}/{_within(parts[1], _POWER)}", _PRODUCT
            case "power":
                return f"{_within(parts[0], _ATOM)}{self.raised(parts[1])}", _POWER
        return self.composed(node, parts)

    def composed(self, node: Node, parts: list[Written]) -> Written:
        texts = [text for text, _ in parts]
        match node.kind:
            case "compare":
                return f"{texts[0]} {self.escaped(_COMPARISONS[str(node.data)])} {texts[1]}", _SUM
            case "where":
                return f"{{{texts[1]} if {texts[0]}, else {texts[2]}}}", _ATOM
            case "sum":
                assert isinstance(node.data, tuple)
                return f"∑{self.limits(*node.data)} {_within(parts[0], _PRODUCT)}", _PRODUCT
            case "call":
                return self.function(str(node.data), texts, parts)
            case "whole":
                return self.whole(str(node.data), texts, parts)
        raise AssertionError(f"cannot typeset {node!r}")

    def function(self, name: str, texts: list[str], parts: list[Written]) -> Written:
        if name == "abs":
            return f"|{texts[0]}|", _ATOM
        if name == "sqrt":
            return f"√{_within(parts[0], _ATOM)}", _POWER
        if name in _BRACKETS:
            left, right = _BRACKETS[name]
            return f"{left}{texts[0]}{right}", _ATOM
        if name == "reciprocal_root":
            return f"(1/√{_within(parts[0], _ATOM)})", _ATOM
        if name == "logistic_slope":
            return f"logistic({texts[0]})·(1 − logistic({texts[0]}))", _PRODUCT
        if name == "tanh_slope":
            return f"(1 − tanh({texts[0]}){self.raised(('2', _ATOM))})", _ATOM
        return f"{_LOGARITHMS.get(name, name)}({', '.join(texts)})", _ATOM

    def whole(self, name: str, texts: list[str], parts: list[Written]) -> Written:
        """What a rule makes of all coordinates: ‖a‖, ⟨a, b⟩, H⁻¹a, (H + bI)⁻¹a."""
        if name == "norm":
            return f"‖{texts[0]}‖", _ATOM
        if name == "dot":
            return f"⟨{texts[0]}, {texts[1]}⟩", _ATOM
        matrix = self.name("H")
        if len(parts) > 1:
            shift, sign = parts[1], "+"
            if shift[0].startswith("−") and " " not in shift[0]:
                shift, sign = (shift[0][1:], _PRODUCT), "−"
            size = _within(shift, _PRODUCT)
            matrix = f"({matrix} {sign} {'' if size == '1' else f'{size}·'}{self.name('I')})"
        return f"{matrix}{self.raised(('−1', _SUM))} {_within(parts[0], _POWER)}", _PRODUCT

    def raised(self, exponent: Written) -> str:
        text = exponent[0].replace("−", "-")
        if text == "t" or all(character in "0123456789-" for character in text):
            return text.translate(_RAISED)
        return f"^{exponent[0]}" if exponent[1] == _ATOM else f"^({exponent[0]})"

    def limits(self, index: str, first: int, last: int) -> str:
        return f"({index} = {first} … {last})"

    def name(self, text: str) -> str:
        return text

    def escaped(self, text: str) -> str:
        return text


class _Html(_Unicode):
    """The same with markup; names hold letters, digits and underscores, so nothing but comparisons needs escaping."""

    def raised(self, exponent: Written) -> str:
        return f"<sup>{exponent[0]}</sup>"

    def limits(self, index: str, first: int, last: int) -> str:
        return f"<sub><i>{index}</i>={first}</sub><sup>{last}</sup>"

    def name(self, text: str) -> str:
        return f"<i>{text}</i>"

    def escaped(self, text: str) -> str:
        return text.replace("<", "&lt;").replace(">", "&gt;")

    def function(self, name: str, texts: list[str], parts: list[Written]) -> Written:
        if name == "exp":
            return f"<i>e</i><sup>{texts[0]}</sup>", _POWER
        return super().function(name, texts, parts)


def _within(part: Written, binding: int) -> str:
    text, own = part
    return text if own >= binding else f"({text})"


def _product(node: Node, left: Written, right: Written) -> Written:
    if left[0] == "−1":
        return f"−{_within(right, _PRODUCT)}", _SUM
    signed = node.arguments[0].kind in ("number", "negate", "multiply") and left[0].startswith("−")
    sign = "−" if signed else ""
    first = left[0][1:] if sign else _within(left, _PRODUCT)
    between = _between(_edge(node.arguments[0], True), _edge(node.arguments[1], False))
    return f"{sign}{first}{between}{_within(right, _PRODUCT)}", _SUM if sign else _PRODUCT


def _edge(node: Node, last: bool) -> Node:
    """The factor with which a product ends or begins."""
    while node.kind == "multiply" or (node.kind == "power" and not last):
        node = node.arguments[-1] if last else node.arguments[0]
    return node


def _between(left: Node, right: Node) -> str:
    """What stands between two factors: a dot where they would run together, a space before a function, else nothing."""
    if right.kind == "number" or "divide" in (left.kind, right.kind) or _is_word(left) or _is_word(right):
        return "·"
    if _is_function(right):
        return "·" if _is_function(left) else " "
    return "·" if right.kind in _SYMBOLS and left.kind not in (*_SYMBOLS, "number", "power") else ""


def _is_word(node: Node) -> bool:
    return node.kind in _SYMBOLS and len(symbol(str(node.data)).rstrip("₀₁₂₃₄₅₆₇₈₉")) > 1


def _is_function(node: Node) -> bool:
    return node.kind in ("call", "sum", "where", "whole") and node.data not in _SIGNS


def _number(node: Node) -> Written:
    assert isinstance(node.data, Fraction | float)
    value = abs(float(node.data))
    text, binding = _multiple_of_pi(node.data) or _decimal(value), _ATOM
    if isinstance(node.data, Fraction) and len(text) > 12:
        exact = f"{abs(node.data.numerator)}/{node.data.denominator}"
        text, binding = (exact, _PRODUCT) if len(exact) <= 12 else (text, _ATOM)
    return (f"−{text}", _SUM) if node.data < 0 else (text, binding)


def _decimal(value: float) -> str:
    text = repr(int(value)) if value.is_integer() and value < 1e15 else repr(value)
    return text.replace("-", "−")


def _multiple_of_pi(value: Fraction | float) -> str | None:
    """2π for 6.283…, which is what folding makes of it."""
    for power, name in ((1, "π"), (2, "π²")):
        ratio = Fraction(abs(float(value)) / math.pi**power).limit_denominator(24)
        near = math.isclose(abs(float(value)), float(ratio) * math.pi**power, rel_tol=4e-16)
        if isinstance(value, float) and near and 0 < ratio < 1000:
            factor = "" if ratio.numerator == 1 else str(ratio.numerator)
            return f"{factor}{name}" if ratio.denominator == 1 else f"{factor}{name}/{ratio.denominator}"
    return None
