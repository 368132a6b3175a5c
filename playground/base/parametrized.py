"""What has parameters and a file of its own."""

from abc import ABC, abstractmethod
from collections.abc import Mapping

from playground.base.errors import PlaygroundError, shown, unknown
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
        """Return the declaration; raise PlaygroundError with the nearest name where there is none."""
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        raise unknown(f"parameter of {self.id}", name, [parameter.name for parameter in self.parameters])

    def check(self, given: Mapping[str, object]) -> dict[str, Value]:
        """Return every parameter with its value, given or default; raise PlaygroundError naming the wrong one."""
        if not isinstance(given, Mapping):
            raise PlaygroundError(f"parameters of {self.id} must be names with values, got {shown(given)}")
        for name in given:
            self.parameter(name)
        return {q.name: q.check(given.get(q.name, q.default), self.id) for q in self.parameters}

    def encode(self, values: Mapping[str, Value]) -> list[float]:
        """Return the parameters as the kernel's numbers, in the order declared."""
        return [parameter.encode(values[parameter.name]) for parameter in self.parameters]
