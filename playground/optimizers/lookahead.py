"""Lookahead (Zhang, Lucas, Hinton, Ba 2019)."""

from playground.base.parameters import Parameter
from playground.kernels.for_rules import integers, numbers
from playground.kernels.racing import frame as at
from playground.kernels.racing.hook_record import MEMORY, PARAMETERS, RECORD
from playground.optimizers.forms.wrapper import Wrapper


def lookahead(here: int, record: int, t: int) -> None:
    """every k steps: φ ← φ + α(x − φ), x ← φ"""
    frame, own = integers(here, at.SIZE), integers(record, RECORD)
    size = frame[at.DIMENSION] * frame[at.N]
    x, slow, o = numbers(frame[at.X], size), numbers(own[MEMORY], size), numbers(own[PARAMETERS], 2)
    if t % int(o[0]) == 0:
        for i in range(size):
            slow[i] += o[1] * (x[i] - slow[i])
            x[i] = slow[i]


OPTIMIZER = Wrapper(
    name="Lookahead",
    aliases=("look ahead optimizer",),
    summary="Lets another method run ahead for k steps, then goes part of the way after it and starts it from there.",
    equation="x ← k steps of the base from φ\nφ ← φ + α (x − φ)\nx ← φ",
    source="M. R. Zhang, J. Lucas, G. Hinton, J. Ba, Lookahead optimizer: k steps forward, 1 step back, NeurIPS 2019",
    family="around another",
    parameters=(
        Parameter(
            "k", 5, "steps ahead: of the base, from one meeting to the next",
            aliases=("sync_period", "la_steps"), kind="integer", minimum=1, slider=(1, 20),
            symbol="k",
        ),
        Parameter(
            "alpha", 0.5, "how much of the base's way is gone",
            aliases=("slow_step_size", "la_alpha"), minimum=0, maximum=1, exclusive_minimum=True,
            slider=(0.05, 1.0), symbol="α",
        ),
    ),
    act=lookahead,
    place="after",
    vectors=1,
    snippet=("if t % k == 0:", "    slow = slow + alpha * (x - slow)", "    x = slow.copy()"),
    snippet_before=("slow = x.copy()",),
    notes="The base keeps its memory (velocities, averages) over the meetings.",
)  # fmt: skip
