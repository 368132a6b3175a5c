"""The source of an activation's operation."""

from collections.abc import Callable, Sequence
from typing import Any

from playground.kernels.compiling.fingerprint import fingerprint

# z is read once: after something was stored it would be another number to LLVM, and what φ and φ′ share, two things.
_TEXT = """\
from playground.kernels.network import operation as at
from playground.kernels.network.tiles import part
from playground.kernels.compiling.views import ANY, numbers, singles
from {home} import {value} as value, {slope} as slope, {curvature} as curvature  # {hash}
def forward(network, record, mode):
    net, op = integers(network, at.SIZE), integers(record, at.RECORD)
    stride, lanes = net[at.STRIDE], net[at.LANES]
    z_rows, a_rows = {real}(op[at.IN], ANY), {real}(op[at.OUT], ANY)
    slope_rows, bend_rows = {real}(op[at.KEPT], ANY), {real}(op[at.KEPT_TOO], ANY)
{given}    for r in range(op[at.OUT_WIDTH]):
        z, a = part(z_rows, r * op[at.IN_STRIDE]), part(a_rows, r * stride)
        slopes, bends = part(slope_rows, r * stride), part(bend_rows, r * stride)
        if mode == at.VALUES:
            for i in range(lanes):
                a[i] = value(float(z[i]){more})
        elif mode == at.WITH_SLOPES:
            for i in range(lanes):
                here = float(z[i])
                up = value(here{more})
                slopes[i] = slope(here, up{more})
                a[i] = up
        else:
            for i in range(lanes):
                here = float(z[i])
                up = value(here{more})
                steep = slope(here, up{more})
                bends[i] = curvature(here, up, steep{more})
                slopes[i] = steep
                a[i] = up
def backward(network, record, mode):
    net, op = integers(network, at.SIZE), integers(record, at.RECORD)
    stride, lanes = net[at.STRIDE], net[at.LANES]
    below, above, slopes = {real}(op[at.IN_SLOPE], ANY), {real}(op[at.OUT_SLOPE], ANY), {real}(op[at.KEPT], ANY)
    for r in range(op[at.OUT_WIDTH]):
        for i in range(r * stride, r * stride + lanes):
            below[i] = above[i] * slopes[i]
def forward_tangent(network, record, mode):
    net, op = integers(network, at.SIZE), integers(record, at.RECORD)
    stride, lanes = net[at.STRIDE], net[at.LANES]
    moved, out, slopes = {real}(op[at.IN_TANGENT], ANY), {real}(op[at.OUT_TANGENT], ANY), {real}(op[at.KEPT], ANY)
    for r in range(op[at.OUT_WIDTH]):
        for i in range(r * stride, r * stride + lanes):
            out[i] = moved[i] * slopes[i]
def backward_tangent(network, record, mode):
    net, op = integers(network, at.SIZE), integers(record, at.RECORD)
    stride, lanes = net[at.STRIDE], net[at.LANES]
    turns, above, slopes = {real}(op[at.IN_TURN], ANY), {real}(op[at.OUT_TURN], ANY), {real}(op[at.KEPT], ANY)
    steep, bends, moved = {real}(op[at.OUT_SLOPE], ANY), {real}(op[at.KEPT_TOO], ANY), {real}(op[at.IN_TANGENT], ANY)
    for r in range(op[at.OUT_WIDTH]):
        for i in range(r * stride, r * stride + lanes):
            turns[i] = above[i] * slopes[i] + steep[i] * bends[i] * moved[i]
"""
KERNELS = ("forward", "backward", "forward_tangent", "backward_tangent")
Function = Callable[..., Any]


def activation_source(
    value: Function, slope: Function, curvature: Function, real: str, parameters: Sequence[str] = ()
) -> str:
    """Return the source of an activation's four kernels a = φ(z), around plain functions in the kernels' language.

    Arguments: φ(z), φ′(z, φ) and φ″(z, φ, φ′) of one module, each with the parameters of that names behind, which are
    the operation's own numbers; `real` the view of the network's precision, `numbers` or `singles`.
    """
    given = [f"    own_{name} = numbers(op[at.OWN], {len(parameters)})[{k}]\n" for k, name in enumerate(parameters)]
    return _TEXT.format(
        home=value.__module__, value=value.__name__, slope=slope.__name__, curvature=curvature.__name__, real=real,
        hash=fingerprint(value), given="".join(given), more="".join(f", own_{name}" for name in parameters),
    )  # fmt: skip


def operation_source(function: Function, real: str) -> str:
    """Return the source of `run(network, record, mode)` around a function (net, op, mode, real) of the kernel room."""
    lines = (
        "from playground.kernels.network import operation as at",
        "from playground.kernels.compiling.views import numbers, singles",
        f"from {function.__module__} import {function.__name__} as act  # {fingerprint(function)}",
        "def run(network, record, mode):",
        f"    act(integers(network, at.SIZE), integers(record, at.RECORD), mode, {real})",
    )
    return "\n".join(lines) + "\n"
