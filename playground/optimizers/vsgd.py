"""vSGD, variance-based stochastic gradient descent (Schaul, Zhang, LeCun 2013)."""

from playground.base.parameters import Parameter
from playground.optimizers.forms.elementwise import Elementwise
from playground.optimizers.forms.readout import Readout
from playground.optimizers.forms.readouts import own_rate

# Below this a squared slope means nothing.
SMALLEST_SQUARE = 1e-300


def vsgd(
    x: float, g: float, mean: float, square: float, curvature: float, tau: float, d: float, t: float,
    overestimate: float, smallest_curvature: float,
) -> tuple[float, float, float, float, float]:  # fmt: skip
    """ḡ, v̄, h̄ ← averages of g, g², |d| with weight 1/τ; η = ḡ²/(h̄v̄); τ ← (1 − ḡ²/v̄)τ + 1; x ← x − ηg"""
    bend = abs(d)
    if t == 1:
        mean, square, curvature = g, overestimate * g * g, overestimate * bend
    weight = 1.0 / tau
    mean = mean + weight * (g - mean)
    square = square + weight * (g * g - square)
    curvature = curvature + weight * (bend - curvature)
    share = mean * mean / max(square, SMALLEST_SQUARE)
    x = x - share / max(curvature, smallest_curvature) * g
    return x, mean, square, curvature, (1.0 - share) * tau + 1.0


READOUTS = (
    own_rate(
        "ḡ² / (h̄ v̄)",
        lambda mean, square, curvature, smallest_curvature: (
            mean * mean / (square.clip(min=SMALLEST_SQUARE) * curvature.clip(min=smallest_curvature))
        ),
    ),
    Readout("memory", "τ", "the steps that the averages of this coordinate remember", lambda tau: tau),
)
OPTIMIZER = Elementwise(
    name="vSGD",
    aliases=("no more pesky learning rates", "variance sgd",),
    summary="Works out its own rate: long steps where gradients agree and the surface is flat, none where they are "
    "noise.",
    equation="ḡ ← (1 − 1/τ) ḡ + g/τ\nv̄ ← (1 − 1/τ) v̄ + g²/τ\nh̄ ← (1 − 1/τ) h̄ + |diag H|/τ\nη = ḡ² / (h̄ v̄)\n"
    "τ ← (1 − ḡ²/v̄) τ + 1\nx ← x − η g",
    source="T. Schaul, S. Zhang, Y. LeCun, No more pesky learning rates, ICML 2013",
    family="curvature",
    parameters=(
        Parameter(
            "first_memory", 10.0, "steps that the averages remember at first", minimum=1, slider=(1.0, 100.0),
            symbol="τ₀",
        ),
        Parameter(
            "overestimate", 2.0, "slow start: factor on the first average of squares and of the curvature", minimum=1,
            slider=(1.0, 20.0), symbol="C",
        ),
        Parameter(
            "smallest_curvature", 1e-9, "floor: of the curvature that is divided by", minimum=0, exclusive_minimum=True,
            slider=(1e-12, 1.0), scale="log", symbol="ε",
        ),
    ),
    states=("mean", "square", "curvature", "tau"),
    initial={"tau": "first_memory"},
    rule=vsgd,
    notes="Without noise ḡ² is nearly v̄ and the step is Newton's of each coordinate alone. The paper begins with the "
    "averages over a few samples of the first point, which without noise are all the same, and overestimates them; "
    "τ₀ = 10 and C = 2 are those of the authors' code.",
    readouts=READOUTS,
)  # fmt: skip
