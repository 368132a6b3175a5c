"""Calls through the addresses of compiled kernels.

Numba has first-class functions of its own; handing one over from Python costs tens of microseconds each time, and each
call site carries code for the case that it is no compiled function after all, which doubles the callers' compilation.
Our kernels always are, so they go as plain addresses.
"""

from typing import Any

from numba.core import cgutils, types
from numba.core.typing import Signature
from numba.extending import intrinsic

from playground.kernels.contract import FIELD_SIGNATURE, HOOK_SIGNATURE, STEP_SIGNATURE


def caller(callee: Signature) -> Any:
    """Return the signature and the code generator of a call through an address: (address, arguments…) → its result."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        convention = context.call_conv
        pointer_type = convention.get_function_type(callee.return_type, callee.args).as_pointer()
        pointer = builder.inttoptr(arguments[0], pointer_type)
        status, result = convention.call_function(builder, pointer, callee.return_type, callee.args, arguments[1:])
        with cgutils.if_unlikely(builder, status.is_error):
            convention.return_status_propagate(builder, status)
        return context.get_dummy_value() if callee.return_type == types.void else result

    return callee.return_type(types.int64, *callee.args), generate


@intrinsic
def call_field(typing_context: Any, address: Any, x: Any, n: Any, p: Any, out: Any) -> Any:
    """Call the field at an address (see `contract`)."""
    return caller(FIELD_SIGNATURE)


@intrinsic
def call_step(typing_context: Any, address: Any, frame: Any, t: Any) -> Any:
    """Call the step at an address (see `contract`)."""
    return caller(STEP_SIGNATURE)


@intrinsic
def call_hook(typing_context: Any, address: Any, frame: Any, record: Any, t: Any) -> Any:
    """Call the hook at an address (see `contract`)."""
    return caller(HOOK_SIGNATURE)
