"""A mark for functions whose rounding must not be changed by the compiler."""

from collections.abc import Callable
from typing import Any, TypeVar

Function = TypeVar("Function", bound=Callable[..., Any])


def exact(function: Function) -> Function:
    """Mark a function whose cancellations are meant: in a kernel it keeps its own rounding, with what it calls.

    Numba writes the kernel's fast-math flags on every instruction that has none. As in `elementary.traced`, additions
    and products get `arcp` and divisions `contract`, which mean nothing there.
    """
    function.exact = True  # type: ignore[attr-defined]
    return function


def keep_rounding(instruction: Any) -> None:
    """Keep the caller's flags away from an instruction."""
    if getattr(instruction, "opname", "") in ("fadd", "fsub", "fmul", "fdiv", "fneg"):
        instruction.flags = ["contract" if instruction.opname == "fdiv" else "arcp"]
