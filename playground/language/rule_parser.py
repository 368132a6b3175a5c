"""What a line of a rule assigns, as a graph."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from playground.language.formula_error import FormulaError
from playground.language.functions import BINARY, SPECIAL, SYNONYMS, UNARY
from playground.language.node import Node
from playground.language.parse import Parser
from playground.language.rule_names import GIVEN, HESSIAN, REDUCTIONS
from playground.language.tokenize import Token, tokenize

_MEANT: Final = {"grad": "g", "gradient": "g", "loss": "f", "hess": "solve(H, g)", "noise": "xi", "randn": "xi"}


class RuleParser(Parser):
    """Reads one assignment's value: a formula that may also hold norm(a), dot(a, b) and solve(H, g).

    `wholes` are those functions with the tokens at which they stand. Names that nobody assigns are refused.
    """

    def __init__(self, text: str, assigned: Iterable[str], parameters: Iterable[str]) -> None:
        super().__init__(tokenize(text), (*GIVEN, *assigned), parameters)
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
        if name == "solve":
            self._hessian()
            self.expect(",", "and what H is solved for, as in solve(H, g)")
        arguments.append(self._argument(token))
        if name == "dot":
            self.expect(",", "and argument 2 of the 2 of dot")
            arguments.append(self._argument(token))
        self.expect(")", f"after the last argument of {name}")
        node = self.make(token, "whole", name, *arguments)
        self.wholes.append((token, node))
        return node

    def _hessian(self) -> None:
        token = self.token
        if token.text != HESSIAN:
            raise FormulaError(f"expected H in solve(H, g), got {self._shown(token)}", token.position)
        self.place += 1

    def _argument(self, token: Token) -> Node:
        node = self.expression(0)
        if node.kind != "compare" and self._values[node] is not None:
            raise no_coordinates(token)
        return node

    def _unknown_name(self, token: Token) -> FormulaError:
        name = token.text[:40]
        known = [*self.kinds, *UNARY, *BINARY, *SPECIAL, *REDUCTIONS]
        meant = SYNONYMS.get(name) or _MEANT.get(name) or next(iter(get_close_matches(name, known, 1, 0.5)), "")
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
