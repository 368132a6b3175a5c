"""A rule's text as its parameters and its assignments."""

from dataclasses import dataclass

from playground.base.parameters import Parameter
from playground.language import limits
from playground.language.formula_error import FormulaError
from playground.language.node import Node
from playground.language.order import order
from playground.language.rule_error import RuleError
from playground.language.rule_lines import RuleLine, rule_lines
from playground.language.rule_names import COORDINATES, TAKEN
from playground.language.rule_parameter import is_declaration, read_parameter
from playground.language.rule_parser import RuleParser, no_coordinates
from playground.language.tokenize import Token


@dataclass(frozen=True)
class Statement:
    """One assignment, exactly as written: its line, the graph of its value, the norms and the like within it."""

    line: RuleLine
    value: Node
    wholes: tuple[tuple[Token, Node], ...]


@dataclass(frozen=True)
class RuleStatements:
    """The parts of a rule: what it declares, and what it does in each step, in order.

    `states` are the names read before they are assigned, 0 in the first step; `temporaries` those assigned first.
    """

    parameters: tuple[Parameter, ...]
    statements: tuple[Statement, ...]
    states: tuple[str, ...]
    temporaries: tuple[str, ...]


def rule_statements(text: str) -> RuleStatements:
    """Parse a rule line by line; raise RuleError with the line and the column of what is wrong.

    Example:
        >>> rule_statements("lr = parameter(0.1, 0, 1)\\nm = 0.9*m + g\\nx = x - lr*m").states
        ('m',)
    """
    lines = rule_lines(text)
    parameters = _declared([line for line in lines if is_declaration(line)])
    assignments = [line for line in lines if not is_declaration(line)]
    for line in assignments:
        _check_name(line, parameters)
    assigned = dict.fromkeys(line.name for line in assignments if line.name != "x")
    if all(line.name != "x" for line in assignments):
        last = lines[-1] if lines else None
        number, column = (last.number, last.name_column) if last is not None else (1, 0)
        raise RuleError("expected a line that moves the point, such as x = x - lr*g", number, column)
    statements, budget = [], limits.RULE_UNROLLED
    for line in assignments:
        statement, size = _read(line, tuple(assigned), tuple(parameters))
        budget -= size
        if budget < 0:
            wanted = f"expected at most {limits.RULE_UNROLLED} operations in all lines together"
            raise RuleError(wanted, line.number, line.name_column)
        statements.append(statement)
    _check_shapes(statements)
    states = _states(statements, tuple(assigned))
    if max(len(states), len(parameters)) > limits.RULE_NAMES:
        raise RuleError(f"expected at most {limits.RULE_NAMES} parameters and as many states", 1)
    temporaries = tuple(name for name in assigned if name not in states)
    return RuleStatements(tuple(parameters.values()), tuple(statements), states, temporaries)


def _declared(lines: list[RuleLine]) -> dict[str, Parameter]:
    found: dict[str, Parameter] = {}
    for line in lines:
        if line.name in TAKEN:
            raise _taken(line)
        if line.name in found:
            raise RuleError(f'expected "{line.name}" to be declared once', line.number, line.name_column)
        found[line.name] = read_parameter(line)
    return found


def _check_name(line: RuleLine, parameters: dict[str, Parameter]) -> None:
    if line.name in TAKEN and line.name != "x":
        raise _taken(line)
    if line.name in parameters:
        wanted = f'expected another name: "{line.name}" is a parameter, which no step changes'
        raise RuleError(wanted, line.number, line.name_column)


def _taken(line: RuleLine) -> RuleError:
    return RuleError(f'expected another name: "{line.name}" means something already', line.number, line.name_column)


def _read(line: RuleLine, assigned: tuple[str, ...], parameters: tuple[str, ...]) -> tuple[Statement, int]:
    try:
        # Blanks in place of the name: what is said of other characters of the line counts them from its beginning.
        parser = RuleParser(" " * line.column + line.body, assigned, parameters)
        value, size = parser.read()
    except FormulaError as error:
        raise RuleError(error.message, line.number, error.position) from None
    return Statement(line, value, tuple(parser.wholes)), size


def _states(statements: list[Statement], assigned: tuple[str, ...]) -> tuple[str, ...]:
    """The names that some line reads before a line has assigned them."""
    known: set[str] = set()
    states: dict[str, None] = {}
    for statement in statements:
        for node in order([statement.value]):
            name = str(node.data)
            if node.kind == "variable" and name in assigned and name not in known:
                states[name] = None
        known.add(statement.line.name)
    return tuple(states)


def _check_shapes(statements: list[Statement]) -> None:
    """Refuse norms, products and solutions of what is one number for the whole point, and shifts of H that are not."""
    reads = [_outside(statement.value) for statement in statements]
    spread = set(COORDINATES)
    before = 0
    while before != len(spread):
        before = len(spread)
        spread |= {one.line.name for one, names in zip(statements, reads, strict=True) if names & spread}
    for statement in statements:
        for token, node in statement.wholes:
            shifts = node.arguments[1:] if node.data == "solve" else ()
            pulls = node.arguments[:1] if node.data == "solve" else node.arguments
            error = no_coordinates(token) if not all(_outside(argument) & spread for argument in pulls) else None
            if any(_outside(argument) & spread for argument in shifts):
                error = FormulaError("expected one number for the whole point before I in solve(…)", token.position)
            if error is not None:
                raise RuleError(error.message, statement.line.number, error.position)


def _outside(root: Node) -> set[str]:
    """The variables on which a value depends coordinate by coordinate: those within norms and products do not count."""
    names: set[str] = set()
    seen: set[Node] = set()
    stack = [root]
    while stack:
        node = stack.pop()
        if node in seen:
            continue
        seen.add(node)
        if node.kind == "variable":
            names.add(str(node.data))
        if node.kind == "whole" and node.data == "solve":
            names.add("x")
        elif node.kind != "whole":
            stack.extend(node.arguments)
    return names
