"""What acts beside a step: between the gradient and the step, or after it.

A hook is a kernel of its own, so that N methods and M of what is put on them are N + M compiled units. Hooks act one
after another, each on what the one before it left.
"""

from playground.kernels.compiling.call import call_hook
from playground.kernels.compiling.views import integers
from playground.kernels.racing import frame as at
from playground.kernels.racing.hook_record import KERNEL, RECORD


def act_on_gradients(here: int, t: int) -> None:
    """Let everything act that is put between the gradients in the frame's G and the step."""
    frame = integers(here, at.SIZE)
    for k in range(frame[at.HOOK_COUNT]):
        record = frame[at.HOOKS] + 8 * RECORD * k
        call_hook(integers(record, RECORD)[KERNEL], here, record, t)


def act_after_step(here: int, t: int) -> None:
    """Let everything act that is put after the step."""
    frame = integers(here, at.SIZE)
    for k in range(frame[at.AFTER_COUNT]):
        record = frame[at.AFTER_HOOKS] + 8 * RECORD * k
        call_hook(integers(record, RECORD)[KERNEL], here, record, t)
