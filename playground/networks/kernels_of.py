"""Compiled passes by name, without loading the compiler."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playground.kernels.compiling.compile_source import Kernel


def kernels_of(name: str) -> "Callable[[str], tuple[Kernel, ...]]":
    """Return what compiles the passes of that name when they are wanted: the compiler is not loaded before."""

    def kernels(real: str) -> "tuple[Kernel, ...]":
        from playground.networks._normalization_fields import normalization_kernels

        return normalization_kernels(name, real)

    return kernels
