"""Newton's method with a cubic term (Nesterov, Polyak 2006; adaptive: Cartis, Gould, Toint 2011)."""

from typing import Any

from playground.base.parameters import Parameter
from playground.kernels.for_rules import changed, halt, value
from playground.optimizers.forms.line_search import NO_DECREASE, ROUNDING
from playground.optimizers.forms.projected import SOLVES
from playground.optimizers.forms.readout import Readout
from playground.optimizers.forms.second_order_model import learn_model, model_step
from playground.optimizers.forms.vectors import assign, differ, move, norm
from playground.optimizers.forms.vectorwise import KEPT, MATRIX, NUMBER, VECTOR, Vectorwise

ADAPTIVE = 0.0
_SUCCESS, _GREAT_SUCCESS, _GROWTH, _SMALLEST = 0.1, 0.9, 2.0, 1e-16


def cubic_regularization(
    here: int, t: int, x: Any, seen: Any, slope: Any, values: Any, basis: Any, kept: Any, loss: Any, known: Any,
    weight: Any, quality: Any, gamma: Any, s: Any, step: Any, trial: Any, form: float, sigma: float,
) -> None:  # fmt: skip
    """s ← argmin g·s + ½ s·Hs + σ/3 ‖s‖³; x ← x + s where f decreases enough; σ by how much"""
    if t == 1:
        weight[0] = sigma
    if t == 1 or changed(here, x, seen):
        loss[0] = value(here, x) if form == ADAPTIVE else 0.0
        known[0] = 0.0
        assign(seen, x)
    if known[0] == 0.0:
        learn_model(here, x, slope, values, basis, kept)
        known[0] = 1.0
    change, _ = model_step(values, basis, kept, slope, 1.0, weight[0], gamma, s, step)
    move(trial, x, 1.0, step)
    if not change < 0.0 or not differ(trial, x):
        halt(here, NO_DECREASE)
        return
    ratio, f = 1.0, 0.0
    if form == ADAPTIVE:
        f = value(here, trial)
        hidden = ROUNDING * abs(loss[0])
        ratio = (loss[0] - f + hidden) / (hidden - change)
        quality[0] = ratio
        # False for NaN too.
        if not ratio >= _SUCCESS:
            weight[0] = _GROWTH * weight[0]
        elif ratio > _GREAT_SUCCESS:
            weight[0] = max(min(weight[0], norm(slope)), _SMALLEST * sigma)
    if ratio >= _SUCCESS:
        assign(x, trial)
        assign(seen, x)
        loss[0] = f
        known[0] = 0.0


READOUTS = (
    Readout("weight", "σ", "the weight of the cubic term after this step", lambda weight: weight),
    Readout(
        "agreement",
        "ρ",
        "the decrease of f in this step as a part of what the model promised; – where it is not asked",
        lambda quality: quality,
    ),
)
OPTIMIZER = Vectorwise(
    name="Cubic regularization",
    aliases=("arc", "cubic newton", "adaptive cubic regularization", "cubic regularized newton",),
    summary="Goes to the lowest point of the local quadratic model with a cubic term, which bounds every step, and "
    "past saddles.",
    equation="s ← argmin g·s + ½ s·H s + σ/3 ‖s‖³\nadaptive: ρ = (f(x) − f(x + s)) / the model's decrease\n"
    "x ← x + s where ρ ≥ 0.1 (fixed: always)\nσ ← max(min(σ, ‖g‖), 10⁻¹⁶ σ₀) where ρ > 0.9\nσ ← 2 σ where ρ < 0.1",
    source="Yu. Nesterov, B. T. Polyak, Cubic regularization of Newton method and its global performance, Math. "
    "Program. 108 (2006); C. Cartis, N. I. M. Gould, P. L. Toint, Adaptive cubic regularisation, Math. Program. "
    "127 (2011)",
    family="curvature",
    parameters=(
        Parameter(
            "form", "adaptive", "form: σ adapted by what each step brings, or fixed, every step taken", kind="choice",
            choices=("adaptive", "fixed"),
        ),
        Parameter(
            "sigma", 1.0, "cubic weight: at first, or for ever", minimum=0, exclusive_minimum=True,
            slider=(1e-3, 1e3), scale="log", symbol="σ",
        ),
    ),
    update=cubic_regularization,
    memory={
        "seen": VECTOR, "slope": VECTOR, "values": VECTOR, "basis": MATRIX, "kept": KEPT, "loss": NUMBER,
        "known": NUMBER, "weight": NUMBER, "quality": NUMBER
    },
    scratch={"gamma": VECTOR, "s": VECTOR, "step": VECTOR, "trial": VECTOR},
    unprojected=SOLVES,
    notes="Nesterov and Polyak write M/6 for σ/3: the fixed form descends for certain where M = 2σ is at least the "
    "Lipschitz constant of the Hessian. The step is the model's global minimum, also in the hard case, so that it "
    "leaves even a saddle itself.",
    readouts=READOUTS,
)  # fmt: skip
