"""A rule as it is computed: one graph for each new value, taken apart where all coordinates are needed first."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from playground.base.parameters import Parameter
from playground.language import limits
from playground.language.formula_error import FormulaError
from playground.language.lower import lower
from playground.language.node import Node
from playground.language.order import order
from playground.language.rule_error import RuleError
from playground.language.rule_statements import RuleStatements, rule_statements
from playground.language.simplify import simplify

# No paper raises to the update's number what a schedule changes.
_RATE, _TIME = "lr", "t"
_SHORT = ("abs", "sign", "sqrt")


@dataclass(frozen=True)
class Whole:
    """A norm, dot or solve of a rule: the variable that stands for it, what it is made of, and how many others have to
    be there before it."""

    name: str
    leaf: Node
    arguments: tuple[Node, ...]
    stage: int


@dataclass(frozen=True)
class RuleProgram:
    """What a rule does, in the operations that machine code has.

    `outputs` are the new x and the new states, in order, in terms of the old ones, of parameters, of what the problem
    gives (`names` says which of x, g, xi, d, f, t), and of the leaves of `wholes` and `powers`: each of those is a pair
    of a leaf bᵗ and its base b, which is the same in every step, so that it can be carried from step to step.
    """

    statements: RuleStatements
    outputs: tuple[Node, ...]
    wholes: tuple[Whole, ...]
    powers: tuple[tuple[Node, Node], ...]
    names: frozenset[str]

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """The declared parameters."""
        return self.statements.parameters

    @property
    def states(self) -> tuple[str, ...]:
        """The names that last from step to step."""
        return self.statements.states

    @property
    def solves(self) -> bool:
        """Whether it solves with the Hessian."""
        return any(whole.name == "solve" for whole in self.wholes)

    def stages(self) -> list[tuple[Whole, ...]]:
        """Return the norms and the like in groups, each made of what the groups before it made."""
        count = max((whole.stage for whole in self.wholes), default=0)
        return [tuple(whole for whole in self.wholes if whole.stage == k) for k in range(1, count + 1)]


@lru_cache(maxsize=512)
def rule_program(text: str) -> RuleProgram:
    """Return what a rule's text means; raise RuleError, with line and column, for everything that is no rule.

    Example:
        >>> program = rule_program("lr = parameter(0.1, 0, 1)\\nx = x - lr*g/norm(g)")
        >>> sorted(program.names), len(program.wholes)
        (['g', 'x'], 1)
    """
    parts = rule_statements(text)
    meanings: dict[str, Node] = {_TIME: Node("parameter", _TIME)}
    for statement in parts.statements:
        try:
            meanings[statement.line.name] = simplify(statement.value, meanings)
        except FormulaError as error:
            raise RuleError(error.message, statement.line.number, statement.line.column) from None
    wanted = [meanings[name] for name in ("x", *parts.states)]
    program = _taken_apart(parts, lower(wanted))
    _check_size(program)
    return program


def _taken_apart(parts: RuleStatements, roots: Sequence[Node]) -> RuleProgram:
    """Leaves in place of wholes, and of powers that can be carried."""
    made: dict[Node, Node] = {}
    stages: dict[Node, int] = {}
    wholes: list[Whole] = []
    powers: dict[Node, Node] = {}
    for node in order(roots):
        arguments = tuple(made[part] for part in node.arguments)
        stages[node] = max((stages[part] for part in node.arguments), default=0)
        if node.kind == "whole":
            stages[node] += 1
            made[node] = Node("variable", f"whole {len(wholes)}")
            wholes.append(Whole(str(node.data), made[node], arguments, stages[node]))
        elif _is_carried(node):
            made[node] = powers.setdefault(arguments[0], Node("parameter", f"power {len(powers)}"))
        else:
            made[node] = Node(node.kind, node.data, *arguments)
    outputs = tuple(made[root] for root in roots)
    everything = order([*outputs, *(argument for whole in wholes for argument in whole.arguments)])
    names = {str(node.data) for node in everything if node.kind in ("variable", "parameter")}
    given = frozenset(names & {"x", "g", "xi", "d", "f", "t"})
    return RuleProgram(parts, outputs, tuple(wholes), tuple((leaf, base) for base, leaf in powers.items()), given)


def _is_carried(node: Node) -> bool:
    """Whether a node is bᵗ with a b that is the same in every step."""
    if node.kind != "call" or node.data != "power" or node.arguments[1] is not Node("parameter", _TIME):
        return False
    below = order([node.arguments[0]])
    return all(part.kind != "variable" and part.data not in (_RATE, _TIME) for part in below)


def _check_size(program: RuleProgram) -> None:
    if len(program.wholes) > limits.RULE_WHOLES:
        raise RuleError(f"expected at most {limits.RULE_WHOLES} norms, products and solutions", 1)
    roots = [[argument for whole in stage for argument in whole.arguments] for stage in program.stages()]
    nodes = [node for group in (*roots, program.outputs) for node in order(group)]
    operations = sum(1 for node in nodes if node.arguments)
    if operations > limits.RULE_OPERATIONS:
        raise RuleError(f"expected a rule of at most {limits.RULE_OPERATIONS} operations, got {operations}", 1)
    calls = sum(1 for node in nodes if node.kind == "call" and node.data not in _SHORT)
    if calls > limits.RULE_CALLS:
        raise RuleError(f"expected a rule of at most {limits.RULE_CALLS} calls of functions, got {calls}", 1)
