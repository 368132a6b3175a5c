"""Formula text to expression graph: our own tokenizer and Pratt parser; no text is ever evaluated as Python."""

import math
from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from playground.language import limits
from playground.language.evaluate import compute
from playground.language.formula_error import FormulaError
from playground.language.functions import BINARY, CONSTANTS, SPECIAL, SYNONYMS, UNARY
from playground.language.heading import Heading, heading
from playground.language.implied import (
    after_root,
    bare_argument,
    call_or_product,
    implied,
    nested_raised,
    powered_call,
    refusal,
)
from playground.language.node import Node
from playground.language.order import order
from playground.language.readings import decimal_comma, glued, near_function, several_readings
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
_ROUNDED: Final = {"⌊": ("⌋", "floor"), "⌈": ("⌉", "ceil")}
_IMPLIED: Final = ("multiply", 30, 31)  # 2x, as 2*x


def parse(text: str, variables: Iterable[str] = ("x", "y"), parameters: Iterable[str] = ()) -> Node:
    """Parse a formula into its graph, exactly as written (see `simplify` for what is worked with).

    A product may be written without its sign where it can mean nothing else (`3y^2`, `2x y`, `2(x + 1)`), and a heading
    such as `f(x, y) =` may stand in front; what may be read in two ways is refused with both.

    Arguments: `variables` and `parameters` are the names it may use beside functions and constants.

    Raises FormulaError, with the position and what is expected there, for everything that is no formula or too large.

    Example:
        >>> parse("(a - x)^2", parameters=["a"]).kind
        'power'
        >>> parse("2x y") is parse("2*x*y")
        True
    """
    parser = Parser(text, variables, parameters)
    head = parser.heading()
    node = parser.finish(parser.expression(0))
    if head is not None and any(one.kind == "variable" and one.data == head.name for one in order([node])):
        raise FormulaError(f"expected {head.name} on one side only; write f(x, y) = in front", head.position)
    return node


class Parser:
    """Reads expressions from tokens; keeps its place, so that other grammars (assignments) can be built on it."""

    def __init__(self, text: str, variables: Iterable[str], parameters: Iterable[str]) -> None:
        self.text = text
        self.tokens = tokenize(text)
        self.place = 0
        self._variables, self._parameters = tuple(variables), tuple(parameters)
        self.kinds = dict.fromkeys(CONSTANTS, "constant")
        self.kinds |= dict.fromkeys(self._parameters, "parameter")
        self.kinds |= dict.fromkeys(self._variables, "variable")
        self._depth = 0
        self._bars = [False]  # of each pair of parentheses that is open, whether a bar is open in it
        self._exponents: dict[int, tuple[int, int]] = {}  # behind a bare exponent: where its base and itself begin
        self._loose: list[Token] = []  # names not known yet: the index of a sum is named after its terms
        self._values: dict[Node, float | None] = {}
        self._sizes: dict[Node, int] = {}
        self._towers: dict[Node, int] = {}

    @property
    def token(self) -> Token:
        """The token to be read next."""
        return self.tokens[self.place]

    def heading(self) -> Heading | None:
        """Read what stands before the formula, such as `f(x, y) =`; return it, or None where there is nothing."""
        found = heading(self.tokens, self._variables, self._parameters)
        self.place = 0 if found is None else found.behind
        return found

    def expression(self, power: int) -> Node:
        """Read one expression whose operators bind tighter than `power`."""
        self._enter()
        first, divided = self.place, 0
        node = self._operand()
        while True:
            operator = self.token
            product = implied(operator, self._bars[-1])
            kind, left, right = _IMPLIED if product else _INFIX.get(operator.text, ("", -1, -1))
            if operator.text == "=":
                raise FormulaError(
                    "expected == in a comparison, or a heading such as f(x, y) =, got =", operator.position
                )
            if (operator.kind != "operator" and not product) or left <= power:
                break
            if product:
                self._check_product(first, divided)
            else:
                self.place += 1
            if kind == "compare" and node.kind == "compare":
                raise FormulaError("expected one comparison at a time", operator.position)
            divided = self.place if operator.text == "/" else 0
            begin = self.place
            other = self._exponent(operator, first, power) if kind == "power" else self.expression(right)
            node = self.make(operator, kind, operator.text if kind == "compare" else None, node, other)
            if kind == "power" and not operator.raised:
                self._exponents[self.place] = first, begin
        self._depth -= 1
        return node

    def _exponent(self, operator: Token, base: int, power: int) -> Node:
        """Read what stands behind ^; a raised one beside another exponent has two meanings."""
        if nested_raised(self.tokens, self.place - 1, power):
            raise FormulaError(
                "expected parentheses round one of two exponents: write (x^2)^3 or x^(2^3)", operator.position
            )
        return self.expression(_INFIX["^"][2])

    def _check_product(self, first: int, divided: int) -> None:
        """Refuse a product without its sign that may be read in two ways."""
        exponent = self._exponents.get(self.place)
        told = refusal(self.tokens, self.text, self.place, first, divided, exponent)
        if told:
            raise FormulaError(told, self.token.position)

    def expect(self, text: str, purpose: str) -> Token:
        """Read this very operator, or refuse with what it is for."""
        token = self.token
        if token.kind != "operator" or token.text != text:
            raise FormulaError(f"expected {text} {purpose}, got {self._shown(token)}", token.position)
        self.place += 1
        if text == "(":
            self._bars.append(False)
        elif text == ")":
            self._bars.pop()
        return token

    def finish(self, node: Node) -> Node:
        """Return the whole expression; refuse whatever is left over, and names that nothing explains."""
        token = self.token
        if token.kind in ("name", "number") or token.text in ("(", "|"):
            raise FormulaError(f"expected an operator such as * before {self._shown(token)}", token.position)
        if token.kind != "end":
            raise FormulaError(
                f"expected an operator or the end, got {self._shown(token)}{decimal_comma(self.tokens, self.place)}",
                token.position,
            )
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
            self._bars.append(False)
            inner = self.expression(0)
            self.expect(")", f"to close the parenthesis at character {token.position + 1}")
            return inner
        if token.text == "|":
            self._bars.append(True)
            inner = self.expression(0)
            self._bars.pop()
            self.expect("|", f"to close the bar at character {token.position + 1}")
            return self.make(token, "call", "abs", inner)
        if token.text in _ROUNDED:
            closing, name = _ROUNDED[token.text]
            self._bars.append(False)
            inner = self.expression(0)
            self._bars.pop()
            self.expect(closing, f"to close the bracket at character {token.position + 1}")
            return self.make(token, "call", name, inner)
        if token.text == "√":
            return self._root(token)
        self.place -= 1
        raise FormulaError(f"expected a value such as 2, x or sin(x), got {self._shown(token)}", token.position)

    def _root(self, token: Token) -> Node:
        """Read what stands behind √: one value, so that nothing may follow it that could belong to it."""
        inner = self._operand() if self.token.text not in ("+", "-") else self.expression(_SIGN_POWER)
        told = after_root(self.tokens, self.text, self.place, token)
        if told:
            raise FormulaError(told, self.token.position)
        return self.make(token, "call", "sqrt", inner)

    def _name(self, token: Token) -> Node:
        called = self.token.kind == "operator" and self.token.text == "(" and not self.token.raised
        kind = self.kinds.get(token.text)
        if kind is not None:
            if called:
                raise FormulaError(call_or_product(self.tokens, self.text, self.place - 1), token.position)
            return self.make(token, kind, token.text)
        name = SYNONYMS.get(token.text, token.text)
        if name in UNARY or name in BINARY or name in SPECIAL:
            return self._call(token, name)
        if called:
            raise self._unknown_name(token)
        self._loose.append(token)
        return self.make(token, "index", token.text)

    def _call(self, token: Token, name: str) -> Node:
        if name == "sum":
            return self._sum(token)
        if name in UNARY and self.token.text in ("^", "**"):
            return self._powered(token, name)
        told = bare_argument(self.tokens, self.text, self.place - 1) if name in UNARY else ""
        if told:
            raise FormulaError(told, self.token.position)
        return self._applied(token, name)

    def _applied(self, token: Token, name: str) -> Node:
        """Read the arguments of a function."""
        self.expect("(", f"after {token.text}")
        count = 3 if name == "where" else 2 if name in BINARY else 1
        arguments = [self.expression(0)]
        if name == "where" and arguments[0].kind != "compare":
            raise FormulaError("expected a comparison such as x < y as the first argument of where", token.position)
        while len(arguments) < count:
            self.expect(",", f"and argument {len(arguments) + 1} of the {count} of {name}")
            arguments.append(self.expression(0))
        if self.token.text == ",":
            wanted = (
                f"expected ) after the last argument of {name}, got a comma{decimal_comma(self.tokens, self.place)}"
            )
            raise FormulaError(wanted, self.token.position)
        self.expect(")", f"after the last argument of {name}")
        if name == "where" and "compare" in (arguments[1].kind, arguments[2].kind):
            raise FormulaError("expected values as second and third argument of where", token.position)
        return self.make(token, "where" if name == "where" else "call", None if name == "where" else name, *arguments)

    def _powered(self, token: Token, name: str) -> Node:
        """Read sin²(x) or sin^2(x), which is sin(x)^2."""
        sign = self.token
        told = powered_call(self.tokens, self.text, self.place - 1, name)
        if told:
            raise FormulaError(told, sign.position)
        self.place += 1
        exponent = self._operand()
        return self.make(sign, "power", None, self._applied(token, name), exponent)

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
        name, place = token.text[:40], self.tokens.index(token)
        called = self.tokens[place + 1].text == "("
        parts = () if called else glued(name, self._parameters)
        if parts:
            return FormulaError(several_readings(name, parts, "or declare a parameter of that name"), token.position)
        near = near_function(name, self.kinds)
        if called and not near:
            return FormulaError(call_or_product(self.tokens, self.text, place), token.position)
        names = ", ".join(name for name, kind in self.kinds.items() if kind != "constant") or "no names"
        hint = f'; did you mean "{near}"' if near else ""
        return FormulaError(f'expected one of {names} or a function, got "{name}"{hint}', token.position)
