"""Inverted dropout: while the network is trained each number is left out with probability p, or divided by 1 − p.

The mask is a pure function of seed, update, layer, sample's lane in the batch and feature, so that all that is asked
for within an update sees the same one. Its own number is p; KEPT holds the mask, SCRATCH what it was made for.
"""

from typing import Any

from playground.kernels.compiling.views import ANY, integers, numbers
from playground.kernels.network import operation as at
from playground.kernels.network.tiles import part
from playground.kernels.racing.random_numbers import uniform

# Beyond the paths of methods and noise, which are below 2³², and the stream of batches.
_STREAMS = 1 << 20


def _mask(net: Any, op: Any, real: Any) -> None:
    made, made_rate, rate = integers(op[at.SCRATCH], 4), numbers(op[at.SCRATCH] + 32, ANY), numbers(op[at.OWN], 1)[0]
    seed, update, first, lanes = net[at.SEED], net[at.UPDATE], net[at.FIRST], net[at.LANES]
    # At first it is made for no lanes.
    same = made[0] == seed and made[1] == update and made[2] == first and made_rate[0] == rate
    if same and made[3] >= lanes:
        return
    made[0], made[1], made[2], made[3], made_rate[0] = seed, update, first, lanes, rate
    layer, scale = (_STREAMS + op[at.NUMBER]) << 32, 1.0 / (1.0 - rate)
    for r in range(op[at.OUT_WIDTH]):
        mask = part(real(op[at.KEPT], ANY), r * net[at.STRIDE])
        for i in range(lanes):
            mask[i] = scale if uniform(seed, layer + first + i, update, r) >= rate else 0.0


def _apply(source: int, target: int, net: Any, op: Any, real: Any) -> None:
    for r in range(op[at.OUT_WIDTH]):
        given, out = part(real(source, ANY), r * net[at.STRIDE]), part(real(target, ANY), r * net[at.STRIDE])
        mask = part(real(op[at.KEPT], ANY), r * net[at.STRIDE])
        if net[at.TRAINING] == 1 and net[at.UPDATE] > 0:
            for i in range(net[at.LANES]):
                out[i] = given[i] * mask[i]
        else:
            for i in range(net[at.LANES]):
                out[i] = given[i]


def dropout_forward(net: Any, op: Any, mode: int, real: Any) -> None:
    """h = mask·a."""
    if net[at.TRAINING] == 1 and net[at.UPDATE] > 0:
        _mask(net, op, real)
    _apply(op[at.IN], op[at.OUT], net, op, real)


def dropout_backward(net: Any, op: Any, mode: int, real: Any) -> None:
    """∂a = mask·∂h."""
    _apply(op[at.OUT_SLOPE], op[at.IN_SLOPE], net, op, real)


def dropout_forward_tangent(net: Any, op: Any, mode: int, real: Any) -> None:
    """ḣ = mask·ȧ."""
    _apply(op[at.IN_TANGENT], op[at.OUT_TANGENT], net, op, real)


def dropout_backward_tangent(net: Any, op: Any, mode: int, real: Any) -> None:
    """R ∂a = mask·R ∂h."""
    _apply(op[at.OUT_TURN], op[at.IN_TURN], net, op, real)
