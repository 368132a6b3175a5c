"""Optimizers that a person writes as a text."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from playground.base.errors import PlaygroundError, shown
from playground.base.parameters import Value
from playground.language.rule_program import RuleProgram, rule_program
from playground.language.typeset import symbol, typeset
from playground.optimizers.forms.optimizer import Optimizer, Rule, Uses
from playground.optimizers.forms.projected import SOLVES
from playground.optimizers.forms.readout import LONGEST_READOUT, Readout
from playground.optimizers.forms.rule_source import RuleSource

LONGEST_NAME = 80
DEFAULT_NAME = "Own rule"


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class OwnRule(Optimizer):
    """A method written as a few lines, one assignment each; equal by text and name. Made by `own_rule`.

    Its step is generated as an elementwise one: whatever needs all coordinates of a point first (norms, products,
    solutions) is made for all points in a loop of its own before it.

    Arguments: `text` as it was written; `program` what it means.
    """

    text: str
    program: RuleProgram

    @property
    def id(self) -> str:
        """The word that errors and tables use: its name."""
        return self.name

    @property
    def function(self) -> Rule:
        """No function of a module: its step is made of its text."""
        return _nothing

    @property
    def uses(self) -> tuple[Uses, ...]:
        """What its text names."""
        kinds: dict[Uses, bool] = {
            "value": "f" in self._given,
            "gradient": self.takes_gradient,
            "hessian": self._curved,
        }
        return tuple(kind for kind, used in kinds.items() if used)

    @property
    def evaluations(self) -> Mapping[str, int]:
        """One of each that its text names."""
        return {word: 1 for word, kind in (("f", "value"), ("g", "gradient"), ("H", "hessian")) if kind in self.uses}

    @property
    def takes_gradient(self) -> bool:
        """Whether its text names g."""
        return "g" in self._given

    def unprojectable(self, kind: str) -> str:
        """A step that solves with the whole Hessian is right in its own metric alone."""
        return SOLVES if self.program.solves else ""

    def memory_rows(self, dimension: int, values: Mapping[str, Value]) -> int:
        """A vector for each state and each solution, a number for the loss and each norm and product."""
        return dimension * len(self.program.states) + self._source.extra_rows(dimension)

    def memory_by_name(self, memory: Any, dimension: int, values: Mapping[str, Value]) -> dict[str, Any]:
        """Its states come first, one vector after the other."""
        states = self.program.states
        return {name: memory[k * dimension : (k + 1) * dimension] for k, name in enumerate(states)}

    def scratch_size(self, dimension: int, values: Mapping[str, Value]) -> int:
        """A matrix and a vector where it solves."""
        return dimension * (dimension + 1) if self.program.solves else 0

    def initial_carried(self) -> list[float]:
        """The powers of the update's number 0."""
        return [1.0] * len(self.program.powers)

    @cached_property
    def source_text(self) -> str:
        """The source of the step's kernel."""
        return self._text()

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, OwnRule) and (self.text, self.name) == (other.text, other.name))

    def __hash__(self) -> int:
        return hash((self.text, self.name))

    def __repr__(self) -> str:
        named = "" if self.name == DEFAULT_NAME else f", name={self.name!r}"
        return f"rule({self.text!r}{named})"

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[str, str]]:
        return own_rule, (self.text, self.name)

    @property
    def _given(self) -> frozenset[str]:
        return self.program.names

    @property
    def _curved(self) -> bool:
        return "d" in self._given or self.program.solves

    @cached_property
    def _source(self) -> RuleSource:
        return RuleSource(self.program)

    def _text(self) -> str:
        return self._source.text()


def own_rule(text: str, name: str = DEFAULT_NAME) -> OwnRule:
    """Return the optimizer that a text writes, one assignment a line.

    Raises RuleError, which names line and column, for a text that is no rule, PlaygroundError for an illegal name.

    >>> own_rule("lr = parameter(0.1, 0, 1)\\nx = x - lr*g").equation
    'x ← x − η·g'
    """
    if not isinstance(text, str):
        raise PlaygroundError(f"a rule must be a text of assignments such as x = x - lr*g, got {shown(text)}")
    if not isinstance(name, str) or not name.strip() or len(name) > LONGEST_NAME or not name.isprintable():
        raise PlaygroundError(
            f"a rule's name must be 1 to {LONGEST_NAME} printable characters without line breaks, got {shown(name)}"
        )
    program = rule_program(text)
    return OwnRule(
        name=name,
        summary="A rule of one's own.",
        equation=_equation(program),
        source="written here",
        family="own",
        parameters=program.parameters,
        readouts=tuple(_readout(state) for state in program.states),
        text=text,
        program=program,
    )


def _equation(program: RuleProgram) -> str:
    """One assignment a line, as papers write them."""
    symbols = {parameter.name: parameter.symbol for parameter in program.parameters}
    return "\n".join(
        f"{symbol(statement.line.name)} ← {typeset(statement.value, symbols=symbols)}"
        for statement in program.statements.statements
    )


def _readout(state: str) -> Readout:
    """What a rule keeps from step to step is worth seeing as it is."""
    short = state if len(state) <= LONGEST_READOUT else state[: LONGEST_READOUT - 1] + "…"
    return Readout(short, symbol(state), f"what the rule keeps as {state}", lambda kept: kept, (state,))


def _nothing() -> None:
    """Do nothing."""
