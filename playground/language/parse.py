"""Formula text to expression graph: our own tokenizer and Pratt parser; no text is ever evaluated as Python."""

import math
from collections.abc import Iterable
from difflib import get_close_matches
from fractions import Fraction
from typing import Final

from playground.language import limits
from playground.language.evaluate import compute
from playground.language.formula_error import FormulaError
from playground.language.functions import BINARY, CONSTANTS, SPECIAL, SYNONYMS, UNARY
from playground.language.node import Node
from playground.language.tokenize import Token, tokenize

# Operator -> (node kind, binding power to the left, to the right): the higher of two neighbours takes the operand.
_INFIX: Final = {
    **dict.fromkeys(("<", "<=", ">", ">=", "==", "!="), ("compare", 10, 11)),
    "+": ("add", 20, 21),
    "-": ("subtract", 20, 21),
    "*": ("multiply", 30, 31),
    "/": ("divide", 30, 31),
    "^": ("power", 51, 50),
    "**": ("power", 51, 50),
}
_SIGN_POWER: Final = 40  # below powers: -x^2 is -(x^2)


def parse(text: str, variables: Iterable[str] = ("x", "y"), parameters: Iterable[str] = ()) -> Node:
    """Parse a formula into its graph, exactly as written (see `simplify` for what is worked with).

    Arguments: `variables` and `parameters` are the names it may use beside functions and constants.

    Raises FormulaError, with the position and what is expected there, for everything that is no formula or too large.

    Example:
        >>> parse("(a - x)^2", parameters=["a"]).kind
        'power'
    """
    parser = Parser(tokenize(text), variables, parameters)
    return parser.finish(parser.expression(0))


class Parser:
    """Reads expressions from tokens; keeps its place, so that other grammars (assignments) can be built on it."""

    def __init__(self, tokens: list[Token], variables: Iterable[str], parameters: Iterable[str]) -> None:
        self.tokens = tokens
        self.place = 0
        self.kinds = dict.fromkeys(CONSTANTS, "constant")
        self.kinds |= dict.fromkeys(parameters, "parameter") | dict.fromkeys(variables, "variable")
        self._depth = 0
        self._loose: list[Token] = []  # names not known yet: the index of a sum is named after its terms
        self._values: dict[Node, float | None] = {}
        self._sizes: dict[Node, int] = {}
        self._towers: dict[Node, int] = {}

    @property
    def token(self) -> Token:
        """The token to be read next."""
        return self.tokens[self.place]

    def expression(self, power: int) -> Node:
        """Read one expression whose operators bind tighter than `power`."""
        self._enter()
        node = self._operand()
        while True:
            operator = self.token
            kind, left, right = _INFIX.get(operator.text, ("", -1, -1))
            if operator.kind != "operator" or left <= power:
                break
            self.place += 1
            if kind == "compare" and node.kind == "compare":
                raise FormulaError("expected one comparison at a time", operator.position)
            node = self.make(operator, kind, operator.text if kind == "compare" else None, node, self.expression(right))
        self._depth -= 1
        return node

    def expect(self, text: str, purpose: str) -> Token:
        """Read this very operator, or refuse with what it is for."""
        token = self.token
        if token.kind != "operator" or token.text != text:
            raise FormulaError(f"expected {text} {purpose}, got {self._shown(token)}", token.position)
        self.place += 1
        return token

    def finish(self, node: Node) -> Node:
        """Return the whole expression; refuse whatever is left over, and names that nothing explains."""
        token = self.token
        if token.kind in ("name", "number") or token.text in ("(", "|"):
            raise FormulaError(f"expected an operator such as * before {self._shown(token)}", token.position)
        if token.kind != "end":
            raise FormulaError(f"expected an operator or the end, got {self._shown(token)}", token.position)
        if node.kind == "compare":
            raise FormulaError("expected a value, got a comparison; write where(x < y, a, b)", 0)
        if self._loose:
            raise self._unknown_name(self._loose[0])
        return node

    def make(self, at: Token, kind: str, data: Fraction | str | tuple[str, int, int] | None, *arguments: Node) -> Node:
        """Make a node and check at once what can be known: kinds of operands, constant parts, size."""
        if kind != "where" and any(argument.kind == "compare" for argument in arguments):
            raise FormulaError("expected a comparison only as the first argument of where(…)", at.position)
        node = Node(kind, data, *arguments)
        if node not in self._sizes:
            terms = data[2] - data[1] + 1 if isinstance(data, tuple) else 1
            self._sizes[node] = min(terms * (1 + sum(self._sizes[part] for part in arguments)), limits.UNROLLED + 1)
            self._values[node] = self._constant(at, node)
            self._towers[node] = self._tower(at, node)
        if self._sizes[node] > limits.UNROLLED:
            raise FormulaError(f"expected at most {limits.UNROLLED} operations with all sums written out", at.position)
        return node

    def _tower(self, at: Token, node: Node) -> int:
        """How many powers with varying exponents stand in each other's exponents."""
        heights = [self._towers.get(part, 0) for part in node.arguments]
        if node.kind != "power" or self._values[node.arguments[1]] is not None:
            return max(heights, default=0)
        height = max(heights[0], 1 + heights[1])
        if height > limits.TOWER:
            raise FormulaError(f"expected at most {limits.TOWER} powers in each other's exponents", at.position)
        return height

    def _constant(self, at: Token, node: Node) -> float | None:
        """The value of a node without names, checked to be an ordinary number; None for others."""
        parts = [self._values[part] for part in node.arguments]
        if node.kind in ("variable", "parameter", "index", "loose", "sum", "compare") or None in parts:
            constant = None
        else:
            constant = compute(node, [part for part in parts if part is not None])
            if not math.isfinite(constant):
                raise FormulaError("expected constants that combine to a finite real number", at.position)
        if node.kind == "power" and parts[1] is not None and abs(parts[1]) > limits.EXPONENT:
            bound = limits.EXPONENT
            raise FormulaError(f"expected an exponent between -{bound} and {bound}, got {parts[1]:g}", at.position)
        return constant

    def _operand(self) -> Node:
        token = self.token
        self.place += 1
        if token.kind == "number":
            return self.make(token, "number", Fraction(token.text))
        if token.kind == "name":
            return self._name(token)
        if token.text in ("+", "-"):
            inner = self.expression(_SIGN_POWER)
            return inner if token.text == "+" else self.make(token, "negate", None, inner)
        if token.text == "(":
            inner = self.expression(0)
            self.expect(")", f"to close the parenthesis at character {token.position + 1}")
            return inner
        if token.text == "|":
            inner = self.expression(0)
            self.expect("|", f"to close the bar at character {token.position + 1}")
            return self.make(token, "call", "abs", inner)
        self.place -= 1
        raise FormulaError(f"expected a value such as 2, x or sin(x), got {self._shown(token)}", token.position)

    def _name(self, token: Token) -> Node:
        called = self.token.kind == "operator" and self.token.text == "("
        kind = self.kinds.get(token.text)
        if kind is not None:
            if called:
                raise FormulaError(f"expected an operator after {token.text}: it is no function", token.position)
            return self.make(token, kind, token.text)
        if token.text in UNARY or token.text in BINARY or token.text in SPECIAL:
            return self._call(token)
        if called:
            raise self._unknown_name(token)
        self._loose.append(token)
        return self.make(token, "index", token.text)

    def _call(self, token: Token) -> Node:
        name = token.text
        if name == "sum":
            return self._sum(token)
        self.expect("(", f"after {name}")
        count = 3 if name == "where" else 2 if name in BINARY else 1
        arguments = [self.expression(0)]
        if name == "where" and arguments[0].kind != "compare":
            raise FormulaError("expected a comparison such as x < y as the first argument of where", token.position)
        while len(arguments) < count:
            self.expect(",", f"and argument {len(arguments) + 1} of the {count} of {name}")
            arguments.append(self.expression(0))
        self.expect(")", f"after the last argument of {name}")
        if name == "where" and "compare" in (arguments[1].kind, arguments[2].kind):
            raise FormulaError("expected values as second and third argument of where", token.position)
        return self.make(token, "where" if name == "where" else "call", None if name == "where" else name, *arguments)

    def _sum(self, token: Token) -> Node:
        usage = "in sum(term, index, first, last)"
        self.expect("(", "after sum")
        before = len(self._loose)
        term = self.expression(0)
        self.expect(",", usage)
        index = self.token
        if index.kind != "name" or index.text in self.kinds or index.text in (*UNARY, *BINARY, *SPECIAL):
            raise FormulaError(f"expected a new name for the index {usage}, got {self._shown(index)}", index.position)
        self.place += 1
        self.expect(",", usage)
        first = self._whole_number(usage)
        self.expect(",", usage)
        last = self._whole_number(usage)
        self.expect(")", "after the last argument of sum")
        if not 0 <= last - first < limits.TERMS:
            raise FormulaError(f"expected between 1 and {limits.TERMS} terms, got {last - first + 1}", token.position)
        self._loose[before:] = [loose for loose in self._loose[before:] if loose.text != index.text]
        return self.make(token, "sum", (index.text, first, last), term)

    def _whole_number(self, usage: str) -> int:
        at = self.token
        value = self._values[self.expression(0)]
        if value is None or value != int(value):
            raise FormulaError(f"expected a whole number {usage}", at.position)
        return int(value)

    def _enter(self) -> None:
        self._depth += 1
        if self._depth > limits.NESTING:
            raise FormulaError(f"expected at most {limits.NESTING} levels of nesting", self.token.position)

    def _shown(self, token: Token) -> str:
        return "the end" if token.kind == "end" else f'"{token.text[:40]}"'

    def _unknown_name(self, token: Token) -> FormulaError:
        known = [*self.kinds, *UNARY, *BINARY, *SPECIAL]
        near = [SYNONYMS[token.text]] if token.text in SYNONYMS else get_close_matches(token.text[:40], known, 1, 0.5)
        names = ", ".join(name for name, kind in self.kinds.items() if kind != "constant") or "no names"
        hint = f'; did you mean "{near[0]}"' if near else ""
        return FormulaError(f'expected one of {names} or a function, got "{token.text[:40]}"{hint}', token.position)
