"""expression_texts."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from playground.language.functions import CONSTANTS
from playground.language.node import Node
from playground.language.order import order

# A text and how strongly it holds together: sums, products, signs, powers, the rest.
_SUM, _PRODUCT, _SIGN, _POWER, _ATOM = range(5)
Text = tuple[str, int]
_ERF = {"np": "np.vectorize(math.erf)", "torch": "torch.erf", "jnp": "jax.lax.erf"}
_RECIPROCALS = {"sec": "cos", "csc": "sin", "cot": "tan"}
_ARCS = {"asin": "arcsin", "acos": "arccos", "atan": "arctan"}


NO_NAMES: Mapping[str, str] = MappingProxyType({})


def expression_texts(
    roots: Sequence[Node],
    module: str,
    name: Callable[[Node, str], str | None],
    variables: Mapping[str, str] = NO_NAMES,
) -> list[str]:
    """Return expressions as Python, with brackets where Python needs them.

    Arguments: `module` whose functions are called ("np"); `name` is offered every expression with its text, arguments
    first, and may return the name of a variable that stands for it; `variables` what some names are called instead.
    """
    texts: dict[Node, Text] = {}
    for node in order(roots):
        text = _text(node, [texts[part] for part in node.arguments], module)
        if node.kind in ("variable", "parameter"):
            text = variables.get(text[0], text[0]), _ATOM
        variable = name(node, text[0])
        texts[node] = text if variable is None else (variable, _ATOM)
    return [texts[root][0] for root in roots]


def _held(text: Text, strength: int) -> str:
    return text[0] if text[1] >= strength else f"({text[0]})"


def _number(value: float) -> Text:
    shown = repr(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)
    return shown, _SIGN if value < 0 else _ATOM


def _text(node: Node, parts: list[Text], module: str) -> Text:
    data = str(node.data)
    match node.kind:
        case "variable" | "parameter":
            return data, _ATOM
        case "number":
            return _number(float(node.data))  # type: ignore[arg-type]  # a number's data is a Fraction or a float
        case "constant":
            return repr(CONSTANTS[data]), _ATOM
        case "compare":
            return f"{_held(parts[0], _SUM)} {data} {_held(parts[1], _SUM)}", _SUM
        case "call":
            return _call(data, parts, module)
        case "whole":
            return _whole(data, parts), _ATOM
        case "where":
            return f"{module}.where({', '.join(part[0] for part in parts)})", _ATOM
    return _operation(node, parts)


def _operation(node: Node, parts: list[Text]) -> Text:
    left, right = parts[0], parts[-1]
    match node.kind:
        case "negate":
            return f"-{_held(left, _SIGN)}", _SIGN
        case "add" if right[0].startswith("-") and right[1] <= _SIGN and right[1] != _SUM:
            return f"{_held(left, _SUM)} - {right[0][1:]}", _SUM
        case "add":
            return f"{_held(left, _SUM)} + {_held(right, _SUM)}", _SUM
        case "subtract":
            return f"{_held(left, _SUM)} - {_held(right, _PRODUCT)}", _SUM
        case "multiply" if left[0] == "-1":
            return f"-{_held(right, _SIGN)}", _SIGN
        case "multiply":
            return f"{_held(left, _PRODUCT)} * {_held(right, _SIGN)}", _PRODUCT
        case "divide":
            return f"{_held(left, _PRODUCT)} / {_held(right, _SIGN)}", _PRODUCT
    return f"{_held(left, _ATOM)}**{_held(right, _ATOM)}", _POWER


def _whole(name: str, parts: list[Text]) -> str:
    """What a rule makes of all coordinates of a point."""
    if name == "solve":
        shift = f" + {_held(parts[1], _PRODUCT)} * np.eye(len(x))" if len(parts) > 1 else ""
        return f"np.linalg.solve(hessian(x){shift}, {parts[0][0]})"
    return f"np.linalg.norm({parts[0][0]})" if name == "norm" else f"np.dot({parts[0][0]}, {parts[1][0]})"


def _call(name: str, parts: list[Text], module: str) -> Text:
    first = parts[0][0]
    if name in ("min", "max"):
        sign = "<=" if name == "min" else ">="
        return f"{module}.where({first} {sign} {parts[1][0]}, {first}, {parts[1][0]})", _ATOM
    if name == "logistic":
        return f"0.5 * (1 + {module}.tanh(0.5 * {_held(parts[0], _SIGN)}))", _PRODUCT
    if name in _RECIPROCALS:
        return f"1 / {module}.{_RECIPROCALS[name]}({first})", _PRODUCT
    if name == "round":
        return f"{module}.floor({_held(parts[0], _SUM)} + 0.5)", _ATOM
    if name == "erf":
        return f"{_ERF[module]}({first})", _ATOM
    if name == "logistic_slope":
        return f"0.25 / {module}.cosh(0.5 * {_held(parts[0], _SIGN)}) ** 2", _PRODUCT
    if name == "tanh_slope":
        return f"1 / {module}.cosh({first}) ** 2", _PRODUCT
    if name == "reciprocal_root":
        # The derivative of a root is 0 where the root is.
        return f"(0.0 if {first} == 0 else 1 / {module}.sqrt({first}))", _ATOM
    return f"{module}.{_ARCS.get(name, name)}({first})", _ATOM
