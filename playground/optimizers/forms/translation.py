"""An optimizer in the words of a library."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from playground.base.parameters import Value
from playground.optimizers.forms.denominator import TINY

Library = Literal["torch", "optax"]
# What stands for a floor of 0 in a library's call: added to a root, and added inside one.
_FLOORS = {"epsilon": TINY, "epsilon_inside": TINY**2}


@dataclass(frozen=True, kw_only=True)
class Translation:
    """The call that makes this method in a library.

    Arguments: `library`; `call` the Python that makes it, with `{name}` for each parameter, `{values}` in PyTorch for
    what is optimized, `{epsilon_inside}` for an ε that stands under a root; `when` the options' values for which it is
    the same method (a tuple holds several); `differs` what its convention does otherwise, in a sentence; `exact`
    whether its path is ours to rounding; `limit` up to where it is, in a sentence, if not everywhere.
    """

    library: Library
    call: str
    when: Mapping[str, Value | tuple[Value, ...]] = field(default_factory=dict)
    differs: str = ""
    exact: bool = True
    limit: str = ""

    def fits(self, values: Mapping[str, Value]) -> bool:
        """Whether the options have the values for which the library has this method."""
        return not self.unmet(values)

    def unmet(self, values: Mapping[str, Value]) -> dict[str, Value]:
        """Return the options that would have to have other values, with a value that would do."""
        legal = {name: one if isinstance(one, tuple) else (one,) for name, one in self.when.items()}
        return {name: words[0] for name, words in legal.items() if values[name] not in words}

    def floors(self, values: Mapping[str, Value]) -> bool:
        """Whether the call has a tiny floor where the method has ε = 0: libraries take 0/0 for no number, we for 0."""
        return "{epsilon" in self.call and values.get("epsilon") == 0

    def text(self, values: Mapping[str, Value], rate: str, optimized: str) -> str:
        """Return the call with its numbers.

        Arguments: `values` of the parameters; `rate` the expression of the learning rate; `optimized` that of what
        PyTorch optimizes.
        """
        shown = {name: repr(value) for name, value in values.items()}
        for name, tiny in _FLOORS.items():
            shown[name] = repr(tiny) if values.get("epsilon") == 0 else shown.get("epsilon", "")
        return self.call.format(**{**shown, "lr": rate, "values": optimized})
