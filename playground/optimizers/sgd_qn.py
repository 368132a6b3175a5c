"""SGD-QN (Bordes, Bottou, Gallinari 2009)."""

from playground.base.parameters import Parameter
from playground.optimizers.forms.elementwise import Elementwise
from playground.optimizers.forms.readout import Readout
from playground.optimizers.forms.readouts import own_rate


def renewal(count: float, weight: float, rate: float, t: int, skip: float, t0: float) -> tuple[float, float, float]:
    """How often B was renewed, the weight 2/r of the renewal in this step or 0, and the rate 1/(t + t₀)."""
    due = (t > 1) & ((t - 1) % int(skip) == 0)
    weight = 2.0 / (count + 2.0) if due else 0.0
    return count + 1.0 if due else count, weight, 1.0 / (t + t0)


def sgd_qn(
    x: float, g: float, point: float, slope: float, b: float, weight: float, rate: float, t: int,
    smallest_curvature: float, curvature_range: float,
) -> tuple[float, float, float, float]:  # fmt: skip
    """B ← B + 2/r·((x − x₋₁)/(g − g₋₁) − B) every k steps, kept in [1/(100λ), 1/λ]; x ← x − Bg/(t + t₀)"""
    most = 1.0 / smallest_curvature
    b = most if t == 1 else b
    moved, change = x - point, g - slope
    curves = moved * change > 0.0
    ratio = moved / (change if curves else 1.0)
    # Where the surface does not curve up it is taken for as flat as is believed.
    ratio = ratio if curves else most
    b = max(b + weight * (min(ratio, most) - b), most / curvature_range)
    return x - rate * b * g, x, g, b


READOUTS = (
    own_rate("B / (t + t₀)", lambda b, rate: rate * b),
    Readout("inverse", "B", "the estimate of the curvature's inverse in this coordinate", lambda b: b),
)
OPTIMIZER = Elementwise(
    name="SGD-QN",
    aliases=("sgd quasi-newton",),
    summary="Estimates each coordinate's curvature from two gradients now and then, and steps less and less.",
    equation="B ← B + 2/r ((x − x₋₁)/(g − g₋₁) − B) every k steps,  r ← r + 1\nB ← min(max(B, 1/(100 λ)), 1/λ)\n"
    "x ← x − B g / (t + t₀)",
    source="A. Bordes, L. Bottou, P. Gallinari, SGD-QN: careful quasi-Newton stochastic gradient descent, JMLR 10 "
    "(2009)",
    family="curvature",
    parameters=(
        Parameter(
            "smallest_curvature", 1.0, "the smallest curvature that is believed, the regularity λ of the paper",
            minimum=0, exclusive_minimum=True, slider=(1e-4, 100.0), scale="log", symbol="λ",
        ),
        Parameter(
            "curvature_range", 100.0, "how many times as large the largest curvature may be", minimum=1,
            slider=(1.0, 10000.0), scale="log",
        ),
        Parameter(
            "t0", 10000.0, "delay: the rate is 1/(t + t₀)", minimum=0, slider=(1.0, 1e6), scale="log", symbol="t₀"
        ),
        Parameter(
            "skip", 16, "interval: steps from one estimate to the next", kind="integer", minimum=1, slider=(1, 100),
            symbol="k",
        ),
    ),
    states=("point", "slope", "b"),
    carried={"count": 0.0, "weight": 0.0, "rate": 0.0},
    carry=renewal,
    rule=sgd_qn,
    notes="Here the difference is that of the gradients of two steps; the paper takes two gradients of one sample, and "
    "decays the weights apart. Where the surface does not curve up, B is drawn to 1/λ. The authors' erratum (JMLR 11, "
    "2010) changes how ratios are averaged, which matters where gradients are sparse; it is not followed here.",
    readouts=READOUTS,
)  # fmt: skip
