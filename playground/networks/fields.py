"""The compiled passes of a network, for either precision."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from playground.networks.activations import Activation

# The compiler comes with kernels, and a training is checked before anything is compiled.
if TYPE_CHECKING:
    from playground.kernels.compiling.compile_source import Kernel


def field(name: str, real: str) -> "Kernel":
    """Return the field of `values`, `gradients` or `hessians`, or the `product`, of any network."""
    from playground.kernels.compiling.compile_source import compile_address_field

    home = name if name == "hessians" else "passes"
    lines = (
        f"from playground.kernels.network.{home} import {name} as act",
        f"def {name}(x, n, p, out):",
        f"    act(x, n, p, out, {real})",
    )
    return compile_address_field("\n".join(lines) + "\n", name)


def combinations_of(real: str) -> "Kernel":
    """Return the field of losses at combinations of directions, of any network."""
    from playground.kernels.compiling.compile_source import compile_address_field

    lines = (
        "from playground.kernels.network.combinations import combinations as act",
        "def combinations(x, n, p, out):",
        f"    act(x, n, p, out, {real})",
    )
    return compile_address_field("\n".join(lines) + "\n", "combinations")


def passes_of(name: str, real: str) -> Callable[..., None]:
    """Return `product` (point, direction, words, out) or `survey` (point, samples, words, out) of any network."""
    return field(name, real).of_addresses


def training_loop(name: str, real: str) -> "Kernel":
    """Return `train` or `look` of any training."""
    from playground.kernels.compiling.compile_source import compile_hook

    lines = (
        f"from playground.kernels.network.train import {name} as act",
        f"def {name}(here, first, last):",
        f"    act(here, first, last, {real})",
    )
    return compile_hook("\n".join(lines) + "\n", name)


def activation_kernels(activation: Activation, real: str) -> "tuple[Kernel, ...]":
    """Return an activation's four kernels."""
    from playground.kernels.compiling.compile_source import compile_hook
    from playground.kernels.network.activation import KERNELS, activation_source

    names = [parameter.name for parameter in activation.parameters]
    text = activation_source(activation.value, activation.slope, activation.curvature, real, names)
    return tuple(compile_hook(text, name) for name in KERNELS)


def affine_kernels(real: str) -> "tuple[Kernel, ...]":
    """Return the affine operation's four kernels."""
    from playground.kernels.compiling.compile_source import compile_hook
    from playground.kernels.network import affine
    from playground.kernels.network.activation import operation_source

    functions = (
        affine.affine_forward, affine.affine_backward, affine.affine_forward_tangent, affine.affine_backward_tangent
    )  # fmt: skip
    return tuple(compile_hook(operation_source(function, real), "run") for function in functions)


def loss_kernels(name: str, real: str) -> "tuple[Kernel | None, ...]":
    """Return a loss's kernels; its slopes are made on the way forward."""
    from playground.kernels.compiling.compile_source import compile_hook
    from playground.kernels.network import losses
    from playground.kernels.network.activation import operation_source

    functions = getattr(losses, name), getattr(losses, f"{name}_tangent")
    forward, tangent = (compile_hook(operation_source(function, real), "run") for function in functions)
    return forward, None, tangent, None
