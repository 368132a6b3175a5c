"""Formulas in SymPy: the independent reference for derivatives, evaluated by mpmath with 40 digits."""

import mpmath
import sympy

from playground.language.node import Node
from playground.language.order import order

_COMPARISONS = {"<": sympy.Lt, "<=": sympy.Le, ">": sympy.Gt, ">=": sympy.Ge, "==": sympy.Eq, "!=": sympy.Ne}


def in_sympy(node: Node, indices: dict[str, int] | None = None) -> sympy.Expr:
    """Translate a formula as written, operation by operation; nothing of our own algebra takes part."""
    built: dict[Node, sympy.Expr] = {}
    for part in order([node]):
        if part.kind == "index" and str(part.data) not in (indices or {}):
            continue
        if all(argument in built for argument in part.arguments) or part.kind == "sum":
            built[part] = _translate(part, [built.get(argument) for argument in part.arguments], indices or {})
    return built[node]


def _translate(node: Node, parts: list[sympy.Expr], indices: dict[str, int]) -> sympy.Expr:
    name = str(node.data)
    match node.kind:
        case "number":
            return sympy.Rational(node.data.numerator, node.data.denominator)
        case "constant":
            return {"pi": sympy.pi, "e": sympy.E}[name]
        case "variable" | "parameter":
            return sympy.Symbol(name, real=True)
        case "index":
            return sympy.Integer(indices[name])
        case "add":
            return parts[0] + parts[1]
        case "subtract":
            return parts[0] - parts[1]
        case "multiply":
            return parts[0] * parts[1]
        case "divide":
            return parts[0] / parts[1]
        case "negate":
            return -parts[0]
        case "power":
            return parts[0] ** parts[1]
        case "compare":
            return _COMPARISONS[name](parts[0], parts[1])
        case "where":
            return sympy.Piecewise((parts[1], parts[0]), (parts[2], True))
        case "call":
            return _function(name, parts)
        case "sum":
            index, first, last = node.data
            terms = [in_sympy(node.arguments[0], {**indices, index: value}) for value in range(first, last + 1)]
            return sympy.Add(*terms)
    raise AssertionError(node)


def _function(name: str, parts: list[sympy.Expr]) -> sympy.Expr:
    """Functions with kinks as pieces: SymPy's own derivatives of them hold Dirac's delta."""
    first, last = parts[0], parts[-1]
    match name:
        case "logistic":
            return 1 / (1 + sympy.exp(-first))
        case "abs":
            return sympy.Piecewise((first, first > 0), (-first, True))
        case "sign":
            return sympy.Piecewise((1, first > 0), (0, sympy.Eq(first, 0)), (-1, True))
        case "min":
            return sympy.Piecewise((first, first <= last), (last, True))
        case "max":
            return sympy.Piecewise((first, first >= last), (last, True))
    return getattr(sympy, name)(*parts)


def derivatives(expression: sympy.Expr, variables: tuple[str, ...] = ("x", "y")) -> list[sympy.Expr]:
    """f, ∂f/∂x, ∂f/∂y, ∂²f/∂x², ∂²f/∂x∂y, ∂²f/∂y² of a formula in x and y; f, f′, f″ of one in x."""
    symbols = [sympy.Symbol(name, real=True) for name in variables]
    first = [sympy.diff(expression, symbol) for symbol in symbols]
    second = [sympy.diff(slope, symbol) for k, slope in enumerate(first) for symbol in symbols[k:]]
    return [expression, *first, *second]


def values(expressions: list[sympy.Expr], names: dict[str, float]) -> list[float]:
    """The expressions at one point, correctly rounded; NaN where they are not real numbers."""
    symbols = [sympy.Symbol(name, real=True) for name in names]
    function = sympy.lambdify(symbols, expressions, "mpmath")
    with mpmath.workdps(40):
        results = function(*(mpmath.mpf(value) for value in names.values()))
        return [float(result) if mpmath.im(result) == 0 else float("nan") for result in map(mpmath.mpmathify, results)]
