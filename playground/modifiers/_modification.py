"""What every modifier states, whatever its form: its words, its parameters, its source."""

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from playground.base.alias import Alias
from playground.base.parameters import Parameter
from playground.base.parametrized import Parametrized

Function = Callable[..., Any]
Kind = Literal["schedule", "gradient", "average"]


@dataclass(frozen=True, kw_only=True)
class Modification(Parametrized):
    """Something that is put on an optimizer; `Schedule`, `OnGradient` and `Average` are its forms.

    Arguments: `name` as people write it; `summary` one sentence; `equation` one assignment per line; `source` the
    paper; `notes` what else one should know; `aliases` what people call it elsewhere.
    """

    name: str
    summary: str
    equation: str
    source: str
    parameters: tuple[Parameter, ...] = ()
    notes: str = ""
    aliases: tuple[str | Alias, ...] = ()

    @property
    @abstractmethod
    def function(self) -> Function:
        """The function that is the modifier; its module is the modifier's file."""

    @property
    @abstractmethod
    def kind(self) -> Kind:
        """What it acts on."""

    @property
    def id(self) -> str:
        """The file's name."""
        return self.function.__module__.rsplit(".", 1)[-1]
