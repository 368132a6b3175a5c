"""expression_texts."""

import math
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from playground.language.evaluate import compute
from playground.language.functions import CONSTANTS
from playground.language.node import Node
from playground.language.order import order
from playground.snippets.call_text import call_text, constant_call_text
from playground.snippets.strength import ATOM, POWER, PRODUCT, SIGN, SUM, Text, held

NO_NAMES: Mapping[str, str] = MappingProxyType({})
NO_NUMBERS: Mapping[str, float] = MappingProxyType({})


def expression_texts(
    roots: Sequence[Node],
    module: str,
    name: Callable[[Node, str], str | None],
    variables: Mapping[str, str] = NO_NAMES,
    numbers: Mapping[str, float] = NO_NUMBERS,
) -> list[str]:
    """Return expressions as Python, with brackets where Python needs them.

    Tensors come from variables alone, and the functions of torch and jnp take nothing but tensors: what has no
    variable below it is written with Python's own mathematics there.

    Arguments: `module` whose functions are called ("np", "torch", "jnp"); `name` is offered every expression with its
    text, arguments first, and may return the name of a variable that stands for it; `variables` what some names are
    called instead; `numbers` the parameters' values, where they are known: a constant that is no finite number there
    is written as the number it is, for Python's mathematics raises an error in its place.
    """
    texts: dict[Node, Text] = {}
    values: dict[Node, float] = {}
    for node in order(roots):
        value = _constant(node, values, numbers)
        text = _text(node, [texts[part] for part in node.arguments], module, values)
        if value is not None and not math.isfinite(value):
            text = "math.nan" if math.isnan(value) else "math.inf" if value > 0 else "-math.inf", SIGN
        if node.kind in ("variable", "parameter"):
            text = variables.get(text[0], text[0]), ATOM
        variable = name(node, text[0])
        texts[node] = text if variable is None else (variable, ATOM)
    return [texts[root][0] for root in roots]


def _constant(node: Node, values: dict[Node, float], numbers: Mapping[str, float]) -> float | None:
    """The value of an expression without variables, kept in `values`; None where it is not known."""
    if node.varying or any(argument not in values for argument in node.arguments):
        return None
    if node.kind == "parameter":
        if node.data not in numbers:
            return None
        values[node] = float(numbers[str(node.data)])
    elif node.kind in ("number", "constant") or node.arguments:
        values[node] = compute(node, [values[argument] for argument in node.arguments])
    return values.get(node)


def _number(value: float) -> Text:
    shown = repr(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)
    return shown, SIGN if value < 0 else ATOM


def _text(node: Node, parts: list[Text], module: str, values: Mapping[Node, float]) -> Text:
    data = str(node.data)
    match node.kind:
        case "variable" | "parameter":
            return data, ATOM
        case "number":
            return _number(float(node.data))  # type: ignore[arg-type]  # a number's data is a Fraction or a float
        case "constant":
            return repr(CONSTANTS[data]), ATOM
        case "compare":
            return f"{held(parts[0], SUM)} {data} {held(parts[1], SUM)}", SUM
        case "call" if not node.varying and module != "np":
            return constant_call_text(data, parts)
        case "call":
            return call_text(data, parts, module)
        case "whole":
            return _whole(data, parts), ATOM
        case "where":
            return _where(node, parts, module), ATOM
        case "power" if node.varying and module != "np" and 0 < values.get(node.arguments[1], 1.0) < 1:
            # Autograd's derivative is infinite or no number where the base is 0.
            return f"power({parts[0][0]}, {parts[1][0]})", ATOM
    return _operation(node, parts)


def _where(node: Node, parts: list[Text], module: str) -> str:
    """A choice of which the branch that is not taken has no part in the derivative either."""
    condition, first, second = (part[0] for part in parts)
    if module == "np":
        return f"np.where({condition}, {first}, {second})"
    if node.varying:
        tensor = {"torch": "torch.tensor(float({}))", "jnp": "jnp.float64({})"}[module]
        first, second = (
            text if branch.varying else tensor.format(text)
            for text, branch in ((first, node.arguments[1]), (second, node.arguments[2]))
        )
    if module == "jnp" and node.arguments[0].varying:
        return f"jax.lax.cond({condition}, lambda: {first}, lambda: {second})"
    return f"({first} if {condition} else {second})"


def _operation(node: Node, parts: list[Text]) -> Text:
    left, right = parts[0], parts[-1]
    match node.kind:
        case "negate":
            return f"-{held(left, SIGN)}", SIGN
        case "add" if right[0].startswith("-") and right[1] <= SIGN and right[1] != SUM:
            return f"{held(left, SUM)} - {right[0][1:]}", SUM
        case "add":
            return f"{held(left, SUM)} + {held(right, SUM)}", SUM
        case "subtract":
            return f"{held(left, SUM)} - {held(right, PRODUCT)}", SUM
        case "multiply" if left[0] == "-1":
            return f"-{held(right, SIGN)}", SIGN
        case "multiply":
            return f"{held(left, PRODUCT)} * {held(right, SIGN)}", PRODUCT
        case "divide":
            return f"{held(left, PRODUCT)} / {held(right, SIGN)}", PRODUCT
    return f"{held(left, ATOM)}**{held(right, ATOM)}", POWER


def _whole(name: str, parts: list[Text]) -> str:
    """What a rule makes of all coordinates of a point."""
    if name == "solve":
        shift = f" + {held(parts[1], PRODUCT)} * np.eye(len(x))" if len(parts) > 1 else ""
        return f"np.linalg.solve(hessian(x){shift}, {parts[0][0]})"
    return f"np.linalg.norm({parts[0][0]})" if name == "norm" else f"np.dot({parts[0][0]}, {parts[1][0]})"
