"""Parameters that several optimizers share."""

from playground.base.parameters import Parameter


def learning_rate(default: float, low: float = 1e-5, high: float = 1.0) -> Parameter:
    """Return the learning rate with a method's own default and slider range."""
    return Parameter(
        "lr", default, "learning rate: the size of a step",
        aliases=("learning_rate", "step_size", "rate", "eta"), minimum=0, exclusive_minimum=True,
        slider=(low, high), scale="log", symbol="η",
    )  # fmt: skip


def decay(name: str, default: float, doc: str, symbol: str, aliases: tuple[str, ...] = ()) -> Parameter:
    """Return the weight of the past in a running average, in [0, 1)."""
    return Parameter(
        name,
        default,
        doc,
        minimum=0,
        maximum=1,
        exclusive_maximum=True,
        slider=(0.0, 0.9999),
        scale="memory",
        symbol=symbol,
        aliases=aliases,
    )


def epsilon(default: float) -> Parameter:
    """Return the number that keeps a division finite."""
    return Parameter(
        "epsilon", default, "floor: added to the denominator, so that the division stays finite",
        aliases=("eps",), minimum=0,
        slider=(1e-12, 1e-1), scale="log", symbol="ε",
    )  # fmt: skip


def temperature(default: float, high: float = 10.0) -> Parameter:
    """Return the temperature T of a method that samples exp(−f/T)."""
    return Parameter(
        "temperature", default, "temperature: hills of this height are no obstacle; 0 is without noise", minimum=0,
        slider=(1e-6, high), scale="log", symbol="T",
    )  # fmt: skip


MOMENTUM = decay("beta", 0.9, "momentum: how much of the last step goes on", "β", ("momentum", "mu"))
BETA1 = decay("beta1", 0.9, "memory: weight of the past in the average of the gradient", "β₁", ("b1",))
BETA2 = decay("beta2", 0.999, "memory: weight of the past in the average of the squared gradient", "β₂", ("b2",))
BIAS_CORRECTION = Parameter(
    "bias_correction",
    True,
    "divide the averages by 1 − βᵗ, which undoes their start at 0",
    kind="boolean",
    aliases=("debias",),
)
DAMPING = Parameter(
    "damping", 0.0, "damping: added to the Hessian's diagonal (to |λ| in the saddle-free form)",
    aliases=("regularization", "lambda", "lm_lambda"), minimum=0,
    slider=(1e-6, 100.0), scale="log", symbol="λ",
)  # fmt: skip

SINGULAR = (
    "A network's Hessian is singular, or nearly, wherever units are dead or alike, and indefinite almost everywhere: "
    "undamped steps fly away, and damping below the most negative curvature leads up along it."
)


def weight_decay(default: float, doc: str) -> Parameter:
    """Return the share by which a method draws its point towards 0 besides its step."""
    return Parameter(
        "weight_decay", default, f"decay: {doc}", minimum=0, slider=(0.0, 1.0), symbol="λ", aliases=("wd", "lambda")
    )
