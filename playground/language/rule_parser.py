"""What a line of a rule assigns, as a graph."""

from collections.abc import Iterable
from difflib import get_close_matches
from fractions import Fraction
from typing import Final

from playground.language.formula_error import FormulaError
from playground.language.functions import BINARY, MEANT, SPECIAL, UNARY
from playground.language.node import Node
from playground.language.order import order
from playground.language.parse import Parser
from playground.language.rule_names import GIVEN, HESSIAN, IDENTITY, REDUCTIONS
from playground.language.tokenize import Token

_MEANT: Final = {
    "grad": "g",
    "gradient": "g",
    "loss": "f",
    "hess": "solve(H, g)",
    "noise": "xi",
    "randn": "xi",
    "I": "solve(H + a*I, g)",
}
_MULTIPLE: Final = "expected H + a number times the identity I, as in solve(H + 0.1*I, g)"


class RuleParser(Parser):
    """Reads one assignment's value: a formula that may also hold norm(a), dot(a, b), solve(H, g) and
    solve(H + a*I, g), whose node has a as a second argument.

    `wholes` are those functions with the tokens at which they stand. Names that are never assigned are refused.
    """

    def __init__(self, text: str, assigned: Iterable[str], parameters: Iterable[str]) -> None:
        super().__init__(text, (*GIVEN, *assigned), parameters)
        self.wholes: list[tuple[Token, Node]] = []

    def read(self) -> tuple[Node, int]:
        """Return the graph and how many operations it has with all sums written out; raise FormulaError."""
        node = self.finish(self.expression(0))
        return node, self._sizes[node]

    def _name(self, token: Token) -> Node:
        if token.text in REDUCTIONS:
            return self._whole(token)
        if token.text == HESSIAN and HESSIAN not in self.kinds:
            raise FormulaError("expected the Hessian H only in solve(H, g)", token.position)
        return super()._name(token)

    def _whole(self, token: Token) -> Node:
        name = token.text
        self.expect("(", f"after {name}")
        arguments: list[Node] = []
        shift: list[Node] = []
        if name == "solve":
            shift = self._matrix()
            self.expect(",", "and what H is solved for, as in solve(H, g)")
        arguments += [self._argument(token), *shift]
        if name == "dot":
            self.expect(",", "and argument 2 of the 2 of dot")
            arguments.append(self._argument(token))
        self.expect(")", f"after the last argument of {name}")
        node = self.make(token, "whole", name, *arguments)
        self.wholes.append((token, node))
        return node

    def _matrix(self) -> list[Node]:
        """Read what is solved with, H or H + a*I, and return a, nothing for H alone."""
        token = self.token
        if token.text != HESSIAN:
            raise FormulaError(f"expected H in solve(H, g), got {self._shown(token)}", token.position)
        self.place += 1
        sign = self.token
        if sign.text not in ("+", "-"):
            return []
        if IDENTITY in self.kinds:
            wanted = f'expected no name "{IDENTITY}" in this rule: in solve(H + a*I, g) it is the identity'
            raise FormulaError(wanted, sign.position)
        self.kinds[IDENTITY] = "variable"
        # A sum of its own, whose sign goes with its first term: H - a*I + b*I adds b - a.
        shift = self.expression(0)
        del self.kinds[IDENTITY]
        return [self._multiple(shift, sign)]

    def _multiple(self, shift: Node, sign: Token) -> Node:
        """Return what the identity is multiplied by: the same terms with 1 for I, where each holds it as one factor."""
        identity, one = Node("variable", IDENTITY), self.make(sign, "number", Fraction(1))
        made: dict[Node, Node] = {}
        for node in order([shift]):
            held = [part in made for part in node.arguments]
            if node is identity:
                made[node] = one
            elif any(held):
                linear = {
                    "negate": held == [True],
                    "add": all(held),
                    "subtract": all(held),
                    "multiply": held.count(True) == 1,
                    "divide": held == [True, False],
                }
                if not linear.get(node.kind, False):
                    raise FormulaError(_MULTIPLE, sign.position)
                parts = [made.get(part, part) for part in node.arguments]
                factors = [part for part in parts if part is not one] if node.kind == "multiply" else []
                made[node] = factors[0] if len(factors) == 1 else self.make(sign, node.kind, None, *parts)
        if shift not in made:
            raise FormulaError(_MULTIPLE, sign.position)
        return made[shift]

    def _argument(self, token: Token) -> Node:
        node = self.expression(0)
        if node.kind != "compare" and self._values[node] is not None:
            raise no_coordinates(token)
        return node

    def _unknown_name(self, token: Token) -> FormulaError:
        name = token.text[:40]
        known = [*self.kinds, *UNARY, *BINARY, *SPECIAL, *REDUCTIONS]
        meant = MEANT.get(name) or _MEANT.get(name) or next(iter(get_close_matches(name, known, 1, 0.5)), "")
        hint = f'; did you mean "{meant}"?' if meant else ""
        declared = f"{name} = parameter(0.1, 0, 1)"
        return FormulaError(
            f'expected "{name}" to be declared, as in {declared}, or assigned by some line{hint}', token.position
        )


def no_coordinates(token: Token) -> FormulaError:
    """Return the error for a norm, a product or a solution of something that is one number for the whole point."""
    return FormulaError(
        f"expected something with coordinates, such as g, in {token.text}(…), got one number", token.position
    )
