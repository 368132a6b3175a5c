"""A problem and what a contender does on it, ready to march: compiled kernels and packed numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from playground.base.parameters import Value
from playground.kernels.racing.asked import Kind
from playground.modifiers import Schedule
from playground.optimizers import Optimizer, Vectorwise
from playground.simulation.problem import Problem

# The compiler comes with it, and a contender's program is asked for before the window is seen.
if TYPE_CHECKING:
    from playground.kernels.compiling.compile_source import Kernel

Floats = NDArray[np.float64]
Values = Mapping[str, Value]
# The kinds of evaluations in the order in which a point's memory counts them.
EVALUATED = ("f", "g", "H", "Hv")


class Beside(Protocol):
    """What acts beside a step: a modifier on gradients, or an optimizer round another."""

    @property
    def place(self) -> str:
        """ "gradient" or "after"."""

    @property
    def evaluations(self) -> Mapping[str, int] | None:
        """How often it evaluates in each step."""

    def memory_rows(self, dimension: int, values: Values) -> int:
        """How many numbers a point has there."""

    def encode(self, values: Values) -> list[float]:
        """Its parameters as numbers."""

    @property
    def uses(self) -> Sequence[Kind]:
        """The problem's functions that it asks for."""

    def step(self) -> "Kernel":
        """Its compiled hook."""

    def ready(self) -> bool:
        """Whether that is compiled."""


class Program(NamedTuple):
    """What a contender does: an optimizer with its parameters' values, what acts beside its step, its schedules."""

    optimizer: Optimizer
    values: Values
    beside: Sequence[tuple[Beside, Values]] = ()
    schedules: Sequence[tuple[Schedule, Values]] = ()

    def ready(self, problem: Problem) -> bool:
        """Return whether every kernel of it is already compiled in this process."""
        kernels = self.optimizer.ready(_known_dimension(self.optimizer, problem)) and all(
            one.ready() for one, _ in self.beside
        )
        return kernels and all(problem.ready("hessian" if kind == "product" else kind) for kind in self.uses)

    @property
    def uses(self) -> tuple[Kind, ...]:
        """The problem's functions that any part of it asks for."""
        own = self.optimizer.uses_with(self.values)
        return tuple(dict.fromkeys((*own, *(kind for one, _ in self.beside for kind in one.uses))))

    def rates(self, k: Floats) -> Floats:
        """Return the learning rates in force at the updates after k = 0, 1, … others, (n) → (n)."""
        rates, waited = np.full(len(k), float(self.values["lr"])), 0
        for schedule, values in self.schedules:
            rates = rates * schedule.factors(np.maximum(k - waited, 0.0), values)
            waited += schedule.delay(values)
        return rates


class Hook(NamedTuple):
    """One of what acts beside a step: its kernel, its parameters' numbers, the rows of its memory, where it acts."""

    kernel: "Kernel"
    o: Floats
    rows: int
    place: str


@dataclass(frozen=True)
class Method:
    """What the hot loop needs of one contender on one problem.

    `step`, `fields` (value, gradient, Hessian) and `products` with the Hessian, where the problem has its own, are
    compiled kernels; a field that nothing asks for is one that stops with a sentence. `curved` whether every point
    needs room for a Hessian; `p` and `o` the packed parameters of problem and optimizer; `blocks` (k, 4) of a point
    (see `kernels.frame`); `carried` and `initial` the first values of what is carried and of each vector of memory;
    `rows` of a point's memory, hooks' included, `own_rows` without; `scratch` numbers of scratch; `counts` whether
    points count their evaluations.
    """

    program: Program
    step: "Kernel"
    fields: "tuple[Kernel, Kernel, Kernel]"
    products: "Kernel | None"
    curved: bool
    hooks: tuple[Hook, ...]
    p: Floats
    o: Floats
    blocks: NDArray[np.int64]
    carried: Floats
    initial: tuple[float, ...]
    dimension: int
    own_rows: int
    rows: int
    scratch: int
    counts: bool

    @staticmethod
    def build(problem: Problem, program: Program) -> "Method":
        """Compile what is missing and return the method; a field that the optimizer does not use is not compiled."""
        from playground.kernels.racing.missing import missing

        optimizer, values, dimension = program.optimizer, program.values, problem.dimension
        hooks = tuple(
            Hook(one.step(), np.array([*one.encode(own), 0.0]), one.memory_rows(dimension, own), one.place)
            for one, own in program.beside
        )
        rows = optimizer.memory_rows(dimension, values)
        uses = program.uses
        products = problem.products if "product" in uses else None
        curved = "hessian" in uses or ("product" in uses and products is None)
        return Method(
            program=program,
            step=optimizer.step(_known_dimension(optimizer, problem)),
            fields=(
                problem.field("value") if "value" in uses else missing("value"),
                problem.field("gradient"),  # the stop rule asks for it too
                problem.field("hessian") if curved else missing("hessian"),
            ),
            products=products,
            curved=curved,
            hooks=hooks,
            p=problem.packed_parameters(),
            o=np.array([*optimizer.encode(values), 0.0]),
            blocks=np.array([block.words for block in problem.blocks], dtype=np.int64),
            carried=np.array(optimizer.initial_carried()),
            initial=tuple(optimizer.initial_memory(values)),
            dimension=dimension,
            own_rows=rows,
            rows=rows + sum(hook.rows for hook in hooks),
            scratch=optimizer.scratch_size(dimension, values),
            counts=optimizer.evaluations is None,
        )

    def evaluated(self, steps: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return how often paths of so many steps (n) evaluate f, g, H, Hv besides what they count, (4, n)."""
        program = self.program
        total = {kind: np.zeros_like(steps) for kind in EVALUATED}
        for kind, times in program.optimizer.evaluated(steps, program.values).items():
            total[kind] += times
        for one, _ in program.beside:
            for kind, each in (one.evaluations or {}).items():
                total[kind] += each * steps
        return np.array([total[kind] for kind in EVALUATED])

    def lanes(self, starts: Floats) -> Floats:
        """Return points and their memory at the start, (dimension + rows, n), from starts (n, dimension)."""
        lanes = np.zeros((self.dimension + self.rows, len(starts)))
        lanes[: self.dimension] = starts.T
        for k, start in enumerate(self.initial):
            lanes[(k + 1) * self.dimension : (k + 2) * self.dimension] = start
        # What acts beside the step begins with the start points as its vectors: behind the step it could not know them.
        row = self.dimension + self.own_rows
        for hook in self.hooks:
            vectors = hook.rows // self.dimension
            lanes[row : row + vectors * self.dimension] = np.tile(starts.T, (vectors, 1))
            row += hook.rows
        return lanes


def _known_dimension(optimizer: Optimizer, problem: Problem) -> int | None:
    """The dimension for which a step may be compiled; None where a network of two numbers has two blocks."""
    several = isinstance(optimizer, Vectorwise) and optimizer.by_block and len(problem.blocks) > 1
    return None if several else problem.dimension
