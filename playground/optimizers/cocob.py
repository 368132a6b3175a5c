"""COCOB-Backprop (Orabona, Tommasi 2017)."""

from playground.base.parameters import Parameter
from playground.optimizers.forms.elementwise import Elementwise
from playground.optimizers.forms.readout import Readout


def cocob(
    x: float, g: float, start: float, theta: float, scale: float, total: float, reward: float, t: float, alpha: float
) -> tuple[float, float, float, float, float, float]:
    """L ← max(L, |g|), G ← G + |g|, W ← max(W − g(x − x₁), 0), θ ← θ − g; x ← x₁ + θ(L + W)/(L·max(G + L, αL))"""
    start = x if t == 1 else start
    size = abs(g)
    scale = max(scale, size)
    total = total + size
    reward = max(reward - g * (x - start), 0.0)
    theta = theta - g
    # A quotient of two quotients by L, so that no product of slopes is too large or too small for a number.
    bet = theta / max(total + scale, alpha * scale)
    return start + bet * (1.0 + reward / scale), start, theta, scale, total, reward


READOUTS = (
    Readout("won", "W", "what this coordinate has won by betting, its reward", lambda reward: reward),
    Readout(
        "bet",
        "θ / (L · max(G + L, α L))",
        "the share of L + W that is bet on this coordinate, its sign the direction",
        lambda theta, total, scale, alpha: theta / (total + scale).clip(min=alpha * scale) / scale,
    ),
    Readout("scale", "L", "the largest slope that this coordinate has seen", lambda scale: scale),
)
OPTIMIZER = Elementwise(
    name="COCOB",
    aliases=("coin betting", "cocob-backprop", "continuous coin betting",),
    summary="Bets on a coin, the sign of the slope, a share of what it has won: no rate, and the scale of f is of no "
    "account.",
    equation="L ← max(L, |g|)\nG ← G + |g|\nW ← max(W − g (x − x₁), 0)\nθ ← θ − g\n"
    "x ← x₁ + θ (L + W) / (L · max(G + L, α L))",
    source="F. Orabona, T. Tommasi, Training deep networks without learning rates through coin betting, NIPS 2017",
    family="adaptive",
    parameters=(
        Parameter(
            "alpha", 100.0, "caution: no bet is larger than 1/α of what was won until so many slopes were seen",
            minimum=0, exclusive_minimum=True, slider=(1.0, 1000.0), scale="log", symbol="α",
        ),
        Parameter(
            "first_scale", 1e-8, "the largest slope L before the first step",
            aliases=("eps",), minimum=0, exclusive_minimum=True,
            slider=(1e-12, 1e4), scale="log", symbol="L₀",
        ),
    ),
    states=("start", "theta", "scale", "total", "reward"),
    initial={"scale": "first_scale"},
    rule=cocob,
    notes="It measures from its start x₁, coordinate by coordinate, and has no learning rate. α is the paper's; "
    "L₀, which keeps the first division finite, is that of the authors' own code, and optax's.",
    readouts=READOUTS,
)  # fmt: skip
