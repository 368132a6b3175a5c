"""One operation of a network, with its kernels."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playground.base.parameter_block import ParameterBlock

if TYPE_CHECKING:
    from playground.kernels.compiling.compile_source import Kernel

NOTHING = -2


@dataclass(frozen=True, kw_only=True)
class Operation:
    """One operation of a network, between buffers of activations.

    Arguments: `kernels` returns the four kernels, forward, backward and their tangents, for a view's name (`numbers`
    or `singles`), None for one that does nothing; `source` and `target` the numbers of the buffers it reads and
    writes, −1 for the data and for no target, `NOTHING` for no source; `in_width`, `out_width` rows of both;
    `blocks` the arrays of θ that are its own, in order; `kept` and `kept_too` rows of buffers of its own; `own` its
    numbers; `needs_all` whether it must see the whole batch at once while it is trained; `weights` the number of the
    buffer of weights that it makes, or reads in place of θ, each as large as the affine operation's part of θ;
    `other` and `other_width` a second buffer of activations it reads; `state` what it learns beside θ, in the
    beginning; `scratch` numbers and `scratch_rows` rows of float64 it works in.
    """

    kernels: "Callable[[str], tuple[Kernel | None, ...]]"
    source: int
    target: int
    in_width: int
    out_width: int
    blocks: tuple[ParameterBlock, ...] = ()
    kept: int = 0
    kept_too: int = 0
    own: tuple[float, ...] = ()
    needs_all: bool = False
    weights: int = -1
    other: int = -1
    other_width: int = 0
    state: tuple[float, ...] = ()
    scratch: int = 0
    scratch_rows: int = 0

    @property
    def parameters(self) -> int:
        """How many numbers of θ are its own."""
        return sum(block.size for block in self.blocks)


def affine_blocks(in_width: int, out_width: int) -> tuple[ParameterBlock, ...]:
    """Return the blocks of an affine operation: W (out, in) and b (out)."""
    return ParameterBlock("W", out_width, in_width), ParameterBlock("b", out_width, kind="bias")


def scale_and_shift(width: int) -> tuple[ParameterBlock, ...]:
    """Return the blocks γ and β of a normalization of so many units."""
    return ParameterBlock("γ", width, kind="scale"), ParameterBlock("β", width, kind="bias")
