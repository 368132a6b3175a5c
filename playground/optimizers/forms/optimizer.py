"""What every optimizer states, whatever its form: its words, its parameters, its source."""

import sys
from abc import abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from playground.base.alias import Alias
from playground.base.errors import PlaygroundError
from playground.base.parameters import Parameter, Value
from playground.base.parametrized import Parametrized
from playground.kernels.racing.asked import Kind
from playground.optimizers.forms.readout import Readout
from playground.optimizers.forms.stability import NOT_STATED, NoLaw, StabilityLaw
from playground.optimizers.forms.translation import Translation

# Numba is imported when a step is compiled, so that the catalogue can be read at once.
if TYPE_CHECKING:
    from playground.kernels.compiling.compile_source import Kernel

Rule = Callable[..., Any]
# A product with the Hessian is made from the whole one where a problem has nothing better.
Uses = Kind
Family = Literal[
    "first order", "adaptive", "curvature", "line search", "random", "no derivatives", "around another", "SciPy", "own"
]


@dataclass(frozen=True, kw_only=True)
class Optimizer(Parametrized):
    """One method; `Elementwise`, `Vectorwise`, `Wrapper` and `Traced` are its forms.

    Arguments: `name` as people write it; `summary` one sentence; `equation` one assignment per line; `source` the
    paper; `family` where it stands in the menu; `stability` the largest stable rate on a quadratic, or why theory
    states none; `notes` what else one should know, such as misprints; `translations` its calls in PyTorch and optax,
    the fitting one first; `elsewhere` the defaults of libraries that are not ours; `readouts` the numbers of its inside
    that are worth seeing along a path; `training_defaults` what a contender of a training in the window begins
    with instead of defaults that suit surfaces; `aliases` what people call it elsewhere.
    """

    name: str
    summary: str
    equation: str
    source: str
    family: Family
    parameters: tuple[Parameter, ...] = ()
    stability: StabilityLaw | NoLaw = NOT_STATED
    notes: str = ""
    translations: tuple[Translation, ...] = ()
    elsewhere: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    readouts: tuple[Readout, ...] = ()
    training_defaults: Mapping[str, Value] = field(default_factory=dict)
    aliases: tuple[str | Alias, ...] = ()

    @property
    @abstractmethod
    def function(self) -> Rule:
        """The function that is the method; its module is the optimizer's file."""

    @property
    @abstractmethod
    def uses(self) -> tuple[Uses, ...]:
        """The problem's functions that may have to be compiled for it."""

    def uses_with(self, values: Mapping[str, Value]) -> tuple[Uses, ...]:
        """Return those of them that it needs with its parameters' values."""
        return self.uses

    @property
    @abstractmethod
    def evaluations(self) -> Mapping[str, int] | None:
        """How often each step evaluates `f`, `g`, `H`, `Hv`; None where that differs from point to point, and the
        points count."""

    def evaluated(self, steps: Any, values: Mapping[str, Value]) -> dict[str, Any]:
        """Return how often so many steps evaluate each kind, besides what points count themselves."""
        return {kind: steps * times for kind, times in (self.evaluations or {}).items()}

    @property
    @abstractmethod
    def takes_gradient(self) -> bool:
        """Whether each step takes one gradient at the point itself, so that a modifier may change it."""

    @property
    def looks_ahead(self) -> bool:
        """Whether it takes its gradient somewhere else than at the point."""
        return False

    @abstractmethod
    def unprojectable(self, kind: str) -> str:
        """Return why its step, projected onto a feasible set of a kind, is no method; "" where it is one."""

    @property
    def decomposes(self) -> bool:
        """Whether each update decomposes a matrix of its own over all coordinates, work of the cube of their number."""
        return False

    @property
    def id(self) -> str:
        """The file's name."""
        return self.function.__module__.rsplit(".", 1)[-1]

    def title(self, values: Mapping[str, Value]) -> str:
        """Return what a contender is called that has no name of its own."""
        return self.name

    @property
    def other_defaults(self) -> str:
        """What libraries take by default where we take something else, in a sentence; nothing where none does."""
        listed = (f"{library} {self._settings(values)}" for library, values in self.elsewhere.items())
        return f"Defaults elsewhere: {'; '.join(listed)}." if self.elsewhere else ""

    @property
    def defaults_in_training(self) -> str:
        """What it begins with among the networks of the window, in a sentence; nothing where that is the default."""
        words = f"Added among the networks it begins with {self._settings(self.training_defaults)}."
        return words if self.training_defaults else ""

    def _settings(self, values: Mapping[str, Value]) -> str:
        return ", ".join(_setting(self.parameter(name), value) for name, value in values.items())

    @property
    def rate_place(self) -> int:
        """The learning rate's place among the parameters, −1 where there is none."""
        names = [parameter.name for parameter in self.parameters]
        return names.index("lr") if "lr" in names else -1

    @abstractmethod
    def memory_rows(self, dimension: int, values: Mapping[str, Value]) -> int:
        """Return how many numbers one point's memory has."""

    def memory_by_name(self, memory: Any, dimension: int, values: Mapping[str, Value]) -> dict[str, Any]:
        """Return the parts of one point's memory (rows, T) by name, vectors as (d, T), numbers as (T)."""
        return {}

    def carried_by_name(self, carried: Any) -> dict[str, Any]:
        """Return what is handed on from step to step (k, T) by name."""
        return {}

    def scratch_size(self, dimension: int, values: Mapping[str, Value]) -> int:
        """Return how many numbers of scratch a step needs, whatever the number of points."""
        return 0

    def initial_memory(self, values: Mapping[str, Value]) -> list[float]:
        """Return the first value of every vector in a point's memory, where any is not 0."""
        return []

    def initial_carried(self) -> list[float]:
        """Return the first values of the numbers that are handed on from step to step."""
        return []

    def step(self, dimension: int | None = None) -> "Kernel":
        """Return the compiled step (see the kernels' contract) for one dimension, or for any; compiles on first use."""
        from playground.kernels.compiling.compile_source import compile_step

        return compile_step(self.kernel_source(dimension), "step")

    def ready(self, dimension: int | None = None) -> bool:
        """Return whether that step is already compiled in this process."""
        if "playground.kernels.compiling.compile_source" not in sys.modules:
            return False
        from playground.kernels.compiling.compile_source import is_compiled

        return is_compiled(self.kernel_source(dimension), "step")

    def kernel_source(self, dimension: int | None = None) -> str:
        """Return the source of the step's kernel that a problem of this dimension gets; most have one for all."""
        return self.source_text

    @cached_property
    def source_text(self) -> str:
        """The source of the step's kernel."""
        if not self.function.__module__.startswith("playground.optimizers."):
            raise PlaygroundError(f"the rule of {self.name} must be a function of a module in playground.optimizers")
        return self._text()

    @abstractmethod
    def _text(self) -> str:
        """Return the source of `step(here, t)`."""


def _setting(parameter: Parameter, value: Value) -> str:
    """A parameter's value as it is written in a text."""
    words = str(value).lower() if isinstance(value, bool | str) else f"{value:g}"
    return f"{parameter.symbol or parameter.name.replace('_', ' ')} = {words}"
