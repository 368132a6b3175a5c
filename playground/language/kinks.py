"""Where a formula bends without a derivative."""

from collections.abc import Mapping, Sequence

from playground.language.algebra import value_of
from playground.language.differentiate import differentiate
from playground.language.evaluate import evaluate
from playground.language.node import Node
from playground.language.order import order

# From this power on a bend of the base leaves no trace in the second derivative.
_SMOOTH = 2


def at_kink(value: Node, variables: Sequence[str], names: Mapping[str, float]) -> bool:
    """Return whether a point lies on a kink of a simplified formula, where second derivatives are 0 by convention.

    That is where the argument of |·|, of sign or of a root is exactly 0, where that of floor is a whole number (a
    jump), where the two arguments of min or max are equal, and where the condition of `where` changes and its branches
    differ in value or in a first or second derivative. A bend that a power from 2 on takes away, as in |x|³, is
    none.

    Arguments: `variables` those that f is differentiated by; `names` gives every variable and parameter its number.

    Example:
        >>> from playground.language.parse import parse
        >>> from playground.language.simplify import simplify
        >>> [at_kink(simplify(parse("abs(x)")), ("x",), {"x": x}) for x in (0.0, 1.0)]
        [True, False]
    """
    return any(_bends(node, variables, names) for node in candidates(value))


def candidates(value: Node) -> tuple[Node, ...]:
    """Return the operations of a simplified formula that may bend it somewhere; none for a smooth one."""
    nodes = order([value])
    smoothed = _smoothed(nodes)
    return tuple(node for node in nodes if node not in smoothed and _may_bend(node))


def _may_bend(node: Node) -> bool:
    if node.kind == "call":
        return node.data in ("abs", "sign", "floor", "sqrt", "min", "max", "asin", "acos")
    if node.kind == "power":
        exponent = value_of(node.arguments[1])
        return exponent is not None and exponent != int(exponent) and exponent < _SMOOTH
    return node.kind == "where"


def _smoothed(nodes: Sequence[Node]) -> set[Node]:
    """Those |u| of which only powers from 2 on are used."""
    used: dict[Node, bool] = {}
    for node in nodes:
        for argument in node.arguments:
            if argument.kind == "call" and argument.data == "abs":
                exponent = value_of(node.arguments[1]) if node.kind == "power" else None
                harmless = exponent is not None and exponent >= _SMOOTH and argument is node.arguments[0]
                used[argument] = used.get(argument, True) and harmless
    return {node for node, harmless in used.items() if harmless}


def _bends(node: Node, variables: Sequence[str], names: Mapping[str, float]) -> bool:
    if node.kind == "where":
        condition, first, second = node.arguments
        left, right = (evaluate(side, names) for side in condition.arguments)
        return left == right and _differ(first, second, variables, names)
    values = [evaluate(argument, names) for argument in node.arguments]
    if node.data in ("min", "max"):
        return values[0] == values[1]
    if node.data == "floor":
        return values[0].is_integer()
    return abs(values[0]) == 1 if node.data in ("asin", "acos") else values[0] == 0


def _differ(first: Node, second: Node, variables: Sequence[str], names: Mapping[str, float]) -> bool:
    """Whether two branches meet at a point with another value or derivative; one that has none there fills a hole."""
    pairs = [(first, second)]
    for variable in variables:
        slopes = differentiate(first, variable), differentiate(second, variable)
        pairs += [slopes, *((differentiate(slopes[0], v), differentiate(slopes[1], v)) for v in variables)]
    for one, other in pairs:
        a, b = evaluate(one, names), evaluate(other, names)
        if a == a and b == b and abs(a - b) > 1e-9 * max(1.0, abs(a), abs(b)):
            return True
    return False
