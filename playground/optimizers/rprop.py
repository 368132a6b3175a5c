"""Rprop without weight backtracking, iRprop⁻ (Riedmiller, Braun 1993; Igel, Hüsken 2000)."""

from playground.base.parameters import Parameter
from playground.optimizers.forms.elementwise import Elementwise
from playground.optimizers.forms.readout import Readout
from playground.optimizers.forms.translation import Translation


def rprop(
    x: float, g: float, last: float, size: float,
    increase: float, decrease: float, smallest_step: float, largest_step: float,
) -> tuple[float, float, float]:  # fmt: skip
    """Δ ← min(Δ·η⁺, Δmax) while the sign holds, max(Δ·η⁻, Δmin) when it flips, and then no move; x ← x − Δ·sign(g)"""
    # Signs alone: a product of small slopes would vanish.
    agreement = (1.0 if g > 0.0 else -1.0 if g < 0.0 else 0.0) * last
    if agreement > 0.0:
        size = min(size * increase, largest_step)
    elif agreement < 0.0:
        size = max(size * decrease, smallest_step)
        g = 0.0
    if g > 0.0:
        x = x - size
    elif g < 0.0:
        x = x + size
    return x, g, size


READOUTS = (Readout("own step", "Δ", "the step of this coordinate, whatever the slope's size", lambda size: size),)
OPTIMIZER = Elementwise(
    name="Rprop",
    aliases=("resilient propagation", "resilient backpropagation",),
    summary="Looks only at the gradient's signs: a coordinate's step grows while its sign holds, shrinks at a flip.",
    equation="Δ ← min(η⁺ Δ, Δmax) where g·g₋₁ > 0\nΔ ← max(η⁻ Δ, Δmin), g ← 0 where g·g₋₁ < 0\nx ← x − Δ sign(g)",
    source="M. Riedmiller, H. Braun, A direct adaptive method for faster backpropagation learning: the RPROP "
    "algorithm, ICNN 1993; the variant iRprop⁻: C. Igel, M. Hüsken, NC 2000",
    family="adaptive",
    parameters=(
        Parameter(
            "initial_step", 0.1, "every coordinate's first step",
            aliases=("lr", "learning_rate"), minimum=0, exclusive_minimum=True,
            slider=(1e-4, 1.0), scale="log", symbol="Δ₀",
        ),
        Parameter(
            "increase", 1.2, "factor on the step while the sign holds",
            aliases=("eta_plus",), minimum=1, exclusive_minimum=True,
            slider=(1.01, 2.0), symbol="η⁺",
        ),
        Parameter(
            "decrease", 0.5, "factor on the step when the sign flips",
            aliases=("eta_minus",), minimum=0, maximum=1, exclusive_minimum=True,
            exclusive_maximum=True, slider=(0.1, 0.99), symbol="η⁻",
        ),
        Parameter(
            "smallest_step", 1e-6, "steps grow no smaller",
            aliases=("step_min",), minimum=0, slider=(1e-12, 1e-2), scale="log", symbol="Δmin"
        ),
        Parameter(
            "largest_step", 50.0, "steps grow no larger",
            aliases=("step_max",), minimum=0, exclusive_minimum=True, slider=(1e-2, 100.0),
            scale="log", symbol="Δmax",
        ),
    ),
    states=("last", "size"),
    initial={"size": "initial_step"},
    rule=rprop,
    elsewhere={"PyTorch": {"initial_step": 0.01}},
    notes="The smallest step keeps it from ever resting closer than that: with a tolerance below Δmin, budget ends it.",
    translations=(
        Translation(
            library="torch",
            call="torch.optim.Rprop({values}, lr={initial_step}, etas=({decrease}, {increase}), "
            "step_sizes=({smallest_step}, {largest_step}))",
            limit="PyTorch brings the first step, too, between the smallest and the largest.",
        ),
        Translation(
            library="optax",
            call="optax.rprop({initial_step}, eta_minus={decrease}, eta_plus={increase}, "
            "min_step_size={smallest_step}, max_step_size={largest_step})",
            differs="In optax 0.2.8 every step comes one update late.",
            exact=False,
        ),
    ),
    readouts=READOUTS,
)  # fmt: skip
