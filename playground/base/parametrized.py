"""What has parameters and a file of its own."""

from abc import ABC, abstractmethod
from collections.abc import Mapping

from playground.base.errors import PlaygroundError, shown
from playground.base.find_parameter import find_parameter, own_names
from playground.base.parameters import Parameter, Value


class Parametrized(ABC):
    """A member of a catalogue with declared parameters: it finds, checks and encodes their values."""

    @property
    @abstractmethod
    def parameters(self) -> tuple[Parameter, ...]:
        """The declarations, in order."""

    @property
    @abstractmethod
    def id(self) -> str:
        """The file's name."""

    def parameter(self, name: str) -> Parameter:
        """Return the declaration of a name or an alias; raise PlaygroundError with the nearest where there is none."""
        return find_parameter(name, self.parameters, self.id)

    def own_names(self, given: Mapping[str, object]) -> dict[str, object]:
        """Return values under the parameters' own names; raise PlaygroundError for an unknown name."""
        return own_names(given, self.parameters, self.id)

    def check(self, given: Mapping[str, object]) -> dict[str, Value]:
        """Return every parameter with its value, given or default; raise PlaygroundError naming the wrong one."""
        if not isinstance(given, Mapping):
            raise PlaygroundError(f"parameters of {self.id} must be names with values, got {shown(given)}")
        stated = self.own_names(given)
        return {q.name: q.check(stated.get(q.name, q.default), self.id) for q in self.parameters}

    def encode(self, values: Mapping[str, Value]) -> list[float]:
        """Return the parameters as the kernel's numbers, in the order declared."""
        return [parameter.encode(values[parameter.name]) for parameter in self.parameters]
