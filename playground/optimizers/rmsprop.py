"""RMSProp (Tieleman, Hinton 2012), centred (Graves 2013) and with momentum."""

from playground.base.alias import Alias
from playground.base.parameters import Parameter
from playground.optimizers.forms.denominator import EPSILON_PLACE, initial_average, root
from playground.optimizers.forms.elementwise import Elementwise
from playground.optimizers.forms.parameters import decay, epsilon, learning_rate
from playground.optimizers.forms.readouts import VELOCITY, divisor, own_rate
from playground.optimizers.forms.stability import SCALED_BY_GRADIENTS
from playground.optimizers.forms.translation import Translation


def rmsprop(
    x: float, g: float, s: float, mean: float, v: float,
    lr: float, rho: float, epsilon: float, epsilon_place: float, centered: float, beta: float,
) -> tuple[float, float, float, float]:  # fmt: skip
    """s ← ρs + (1 − ρ)g²; x ← x − ηg/(√s + ε); centred s − ḡ² for s; with momentum v ← βv + g/(√s + ε), x ← x − ηv"""
    s = rho * s + (1.0 - rho) * g * g
    spread = s
    if centered != 0.0:
        mean = rho * mean + (1.0 - rho) * g
        spread = max(s - mean * mean, 0.0)
    step = g / root(spread, epsilon, epsilon_place)
    if beta != 0.0:
        v = beta * v + step
        step = v
    return x - lr * step, s, mean, v


READOUTS = (
    own_rate(
        "η / (√s + ε)",
        lambda lr, s, mean, epsilon, epsilon_place, centered: (
            lr / divisor((s - (centered != 0.0) * mean * mean).clip(min=0.0), epsilon, epsilon_place)
        ),
    ),
    VELOCITY,
)
OPTIMIZER = Elementwise(
    name="RMSProp",
    aliases=(
        "root mean square propagation",
        Alias("centered rmsprop", {"centered": True}),
    ),
    summary="Divides by the root of a running average of the squared gradient: the rate recovers after a steep slope.",
    equation="s ← ρ s + (1 − ρ) g²\nḡ ← ρ ḡ + (1 − ρ) g,  and s − ḡ² for s where centred\nv ← β v + g / (√s + ε)\n"
    "x ← x − η v",
    source="T. Tieleman, G. Hinton, Lecture 6.5, Neural networks for machine learning, Coursera (2012); centred: "
    "A. Graves, Generating sequences with recurrent neural networks, arXiv:1308.0850 (2013)",
    family="adaptive",
    parameters=(
        learning_rate(0.001),
        decay(
            "rho",
            0.9,
            "memory: weight of the past in the average of the squared gradient",
            "ρ",
            ("decay", "alpha", "smoothing"),
        ),
        epsilon(1e-8),
        EPSILON_PLACE,
        initial_average(),
        Parameter(
            "centered", False, "divide by the spread of the gradient about its average, √(s − ḡ²)", kind="boolean"
        ),
        decay("beta", 0.0, "momentum: how much of the last step goes on", "β", ("momentum",)),
    ),
    states=("s", "mean", "v"),
    initial={"s": "initial_average"},
    rule=rmsprop,
    stability=SCALED_BY_GRADIENTS,
    elsewhere={"PyTorch": {"lr": 0.01, "rho": 0.99}, "optax": {"epsilon_place": "inside"}},
    notes="The lecture has no ε; TensorFlow's is 1e-7. Momentum averages g/(√s + ε), as in "
    "PyTorch; TensorFlow has the rate inside, which is the same while the rate is constant.",
    translations=(
        Translation(
            library="torch",
            call="torch.optim.RMSprop({values}, lr={lr}, alpha={rho}, eps={epsilon}, centered={centered}, "
            "momentum={beta})",
            when={"epsilon_place": "outside", "initial_average": 0.0},
        ),
        Translation(
            library="optax",
            call="optax.rmsprop({lr}, decay={rho}, eps={epsilon}, initial_scale={initial_average}, "
            "eps_in_sqrt=False, centered={centered}, momentum={beta})",
            when={"epsilon_place": "outside"},
        ),
        Translation(
            library="optax",
            call="optax.rmsprop({lr}, decay={rho}, eps={epsilon_inside}, initial_scale={initial_average}, "
            "eps_in_sqrt=True, centered={centered}, momentum={beta})",
            when={"epsilon_place": "inside"},
        ),
    ),
    readouts=READOUTS,
)
