"""Sharpness-aware minimization (Foret, Kleiner, Mobahi, Neyshabur 2021)."""

import math

from playground.base.parameters import Parameter
from playground.kernels.for_rules import call_field, integers, numbers
from playground.kernels.racing import frame as at
from playground.kernels.racing.hook_record import MEMORY, PARAMETERS, RECORD
from playground.optimizers.forms.wrapper import Wrapper


def sam(here: int, record: int, t: int) -> None:
    """g ← ∇f(x + ρ g/‖g‖)"""
    frame, own = integers(here, at.SIZE), integers(record, RECORD)
    n, dimension, rho = frame[at.N], frame[at.DIMENSION], numbers(own[PARAMETERS], 1)[0]
    size = dimension * n
    x, g, climbed = numbers(frame[at.X], size), numbers(frame[at.G], size), numbers(own[MEMORY], size)
    for i in range(n):
        total = 0.0
        for d in range(i, size, n):
            total += g[d] * g[d]
        scale = rho / math.sqrt(total) if total > 0.0 else 0.0
        for d in range(i, size, n):
            climbed[d] = x[d] + scale * g[d]
    call_field(frame[at.GRADIENT], own[MEMORY], n, frame[at.P], frame[at.G])


OPTIMIZER = Wrapper(
    name="Sharpness-aware minimization",
    aliases=("sharpness aware",),
    summary="Hands its base the gradient from a little uphill: narrow valleys push it out, wide ones do not.",
    equation="ĝ = ∇f(x + ρ g/‖g‖)\nx ← the base's step with ĝ",
    source="P. Foret, A. Kleiner, H. Mobahi, B. Neyshabur, Sharpness-aware minimization for efficiently improving "
    "generalization, ICLR 2021",
    family="around another",
    parameters=(
        Parameter("rho", 0.05, "how far uphill the gradient is taken", minimum=0, slider=(0.0, 0.5), symbol="ρ"),
    ),
    act=sam,
    place="gradient",
    vectors=1,
    gradients=1,
    snippet=("g = gradient(x + rho * g / np.linalg.norm(g))",),
    notes="It does not rest at a minimum: at a distance of about ρη·λ it steps to and fro.",
)
