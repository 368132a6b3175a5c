"""The compiled passes of normalizations, skip connections and dropout, for either precision."""

from types import ModuleType

from playground.kernels.compiling.compile_source import Kernel, compile_hook
from playground.kernels.network import (
    batch_normalization,
    dropout,
    group_normalization,
    residual,
    spectral_normalization,
    switchable_normalization,
    switchable_slopes,
    weight_normalization,
)
from playground.kernels.network.activation import KERNELS, operation_source

_HOMES: dict[str, tuple[ModuleType, ModuleType]] = {
    "batch": (batch_normalization, batch_normalization),
    "group": (group_normalization, group_normalization),
    "weight": (weight_normalization, weight_normalization),
    "spectral": (spectral_normalization, spectral_normalization),
    "switchable": (switchable_normalization, switchable_slopes),
    "residual": (residual, residual),
    "dropout": (dropout, dropout),
}


def normalization_kernels(name: str, real: str) -> tuple[Kernel, ...]:
    """Return the four kernels of what has that name in the kernel room."""
    up, down = _HOMES[name]
    functions = [getattr(down if "backward" in pass_ else up, f"{name}_{pass_}") for pass_ in KERNELS]
    return tuple(compile_hook(operation_source(function, real), "run") for function in functions)
