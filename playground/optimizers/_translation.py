"""An optimizer in the words of a library."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from playground.base.parameters import Value

Library = Literal["torch", "optax"]


@dataclass(frozen=True, kw_only=True)
class Translation:
    """The call that makes this method in a library.

    Arguments: `library`; `call` the Python that makes it, with `{name}` for each parameter, `{values}` in PyTorch for
    what is optimized; `when` the options' values for which it is the same method (a tuple holds several); `differs`
    what its convention does otherwise, in a sentence; `exact` whether its path is ours to rounding.
    """

    library: Library
    call: str
    when: Mapping[str, Value | tuple[Value, ...]] = field(default_factory=dict)
    differs: str = ""
    exact: bool = True

    def fits(self, values: Mapping[str, Value]) -> bool:
        """Whether the options have the values for which the library has this method."""
        return all(
            values[name] in (wanted if isinstance(wanted, tuple) else (wanted,)) for name, wanted in self.when.items()
        )
