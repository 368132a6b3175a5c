"""What methods say that treat the layers of a network apart."""

from playground.base.parameters import Parameter

# What a block is, as kernels see it: a place in `base.parameter_block.BLOCK_KINDS`.
WEIGHTS = 0
# Places among the choices of `EXEMPT`.
_DECAY, _TRUST, _BOTH = 1.0, 2.0, 3.0

EXEMPT = Parameter(
    "exempt", "nothing", "what biases and the scales of normalizations are exempt from: nothing, the decay, the trust "
    "ratio (their rate is η), or both; a point of a surface is never exempt",
    kind="choice", choices=("nothing", "decay", "trust", "both"),
)  # fmt: skip


def decay_of(weight_decay: float, kind: int, exempt: float) -> float:
    """The decay of a block."""
    spared = exempt == _DECAY or exempt == _BOTH  # the kernels' language has no tuples to look in
    return 0.0 if kind != WEIGHTS and spared else weight_decay


def is_trusted(kind: int, exempt: float) -> bool:
    """Whether a block has a rate of its own."""
    return kind == WEIGHTS or (exempt != _TRUST and exempt != _BOTH)
