"""Where a formula has no finite derivative: whether that can be in a box, how a kernel sees it, which part it is."""

import math
from collections.abc import Mapping, Sequence
from typing import Final

from playground.language.algebra import MINUS_ONE, ONE, ZERO, add, call, power, subtract, value_of, where
from playground.language.differentiate import differentiate
from playground.language.evaluate import evaluate
from playground.language.fields import VARIABLES, Fields
from playground.language.node import Node
from playground.language.order import order
from playground.language.simplify import simplify
from playground.language.typeset import typeset
from playground.language.undefined import Range, leaves, ranges_of

_TWO: Final = subtract(ONE, MINUS_ONE)


def may_slope_be_undefined(
    fields: Fields, names: Mapping[str, float], ranges: Mapping[str, Range], curved: bool = False
) -> bool:
    """Return whether a gradient (`curved`: or a Hessian) may not be finite somewhere in a box: by interval arithmetic.

    False is a proof but for rounding: no operation of the derivatives overflows, divides by 0 or leaves where it is a
    number, and no root begins inside the box. True is none.

    Arguments: `names` gives every parameter its number, `ranges` every variable its ends.

    >>> from playground.language.fields import fields
    >>> box = {"x": (-1e12, 1e12), "y": (-1e12, 1e12)}
    >>> [may_slope_be_undefined(fields(text), {}, box) for text in ("(1 - x)^2 + 100*(y - x^2)^2", "x - 2*sqrt(x)")]
    [False, True]
    """
    roots = [fields.value, *fields.gradient, *(fields.hessian if curved else ())]
    found = ranges_of(roots, names, ranges)
    return any(
        not (low > -math.inf and high < math.inf) or leaves(node, [found[part] for part in node.arguments])
        for node, (low, high) in found.items()
        if node.kind != "compare"
    )


def slope_rows(fields: Fields, curved: bool) -> list[Node]:
    """Return what a kernel computes to see whether the gradient is finite: the gradient's rows (`curved`: and the
    Hessian's), and a last one that is 0 but where a root begins: there √u has an infinite derivative by u.

    The derivatives of a formula take 0 for that at u = 0, which is right at a kink such as √(x² + y²), where u has no
    slope, and wrong at √x, where it has one. Only roots whose argument may change its sign are such.
    """
    variables = VARIABLES[: len(fields.gradient)]
    found, mark = ranges_of([fields.value], {}, {}), ZERO
    for node in found:
        inside = _edge(node)
        if inside is not None and leaves(node, [found[part] for part in node.arguments]):
            slope = ZERO
            for variable in variables:
                slope = add(slope, call("abs", differentiate(inside, variable)))
            mark = add(mark, where(Node("compare", "==", inside, ZERO), slope, ZERO))
    return [*fields.gradient, *(fields.hessian if curved else ()), mark]


def undefined_part(fields: Fields, names: Mapping[str, float], curved: bool = False) -> str:
    """Return the part of a formula, as it is written, whose derivative is not finite at a point; "" if all are.

    It is the smallest: all that stands in it has finite derivatives there. `curved` looks at second derivatives too.

    Arguments: `names` gives every variable and parameter its number.

    >>> from playground.language.fields import fields
    >>> undefined_part(fields("y^2 + 3*sqrt(x)"), {"x": 0.0, "y": 2.0})
    '√x'
    """
    variables = VARIABLES[: len(fields.gradient)]
    finite: dict[Node, bool] = {}
    for node in order([fields.written]):
        if any(not finite[part] for part in node.arguments):
            finite[node] = False
            continue
        finite[node] = node.kind in ("compare", "index", "sum") or _finite(node, variables, names, curved)
        if not finite[node]:
            return typeset(node)
    # A sum's terms are seen in the simplified formula only.
    for node in order([fields.value]):
        if node.kind != "compare" and not _finite(node, variables, names, curved):
            return typeset(node)
    return ""


def _finite(node: Node, variables: Sequence[str], names: Mapping[str, float], curved: bool) -> bool:
    if _has_index(node):
        return True
    plain = simplify(node)
    slopes = [differentiate(plain, variable) for variable in variables]
    asked = [plain, *slopes]
    if curved:
        asked += [differentiate(slope, variable) for slope in slopes for variable in variables]
    if not all(math.isfinite(evaluate(one, names)) for one in asked):
        return False
    inside = _edge(plain, 2 if curved else 1)
    if inside is None or evaluate(inside, names) != 0:
        return True
    return not any(evaluate(differentiate(inside, variable), names) for variable in variables)


def _has_index(node: Node) -> bool:
    return any(part.kind == "index" for part in order([node]))


def _edge(node: Node, most: int = 1) -> Node | None:
    """What is 0 where an operation begins to be a number with an infinite derivative; None where it has none.

    Powers are looked at up to the exponent `most`: up to 2 the second derivative is infinite.
    """
    if node.kind == "call" and node.data == "sqrt":
        return node.arguments[0]
    if node.kind == "call" and node.data in ("asin", "acos"):
        return subtract(ONE, power(node.arguments[0], _TWO))
    if node.kind == "power":
        exponent = value_of(node.arguments[1])
        return node.arguments[0] if exponent is not None and 0 < exponent < most and exponent != 1 else None
    return None
