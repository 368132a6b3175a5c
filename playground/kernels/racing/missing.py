"""Kernels that stand where a method asks for nothing: one that is called all the same stops with a sentence."""

import ctypes
from functools import cache

from playground.kernels.compiling.compile_source import Kernel
from playground.kernels.compiling.stopped import KernelStopped, stop_with
from playground.kernels.racing.asked import Kind

_FIELD = ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.c_void_p, *[ctypes.c_int64] * 4)
_WORDS: dict[Kind, str] = {
    "value": "f",
    "gradient": "the gradient",
    "hessian": "the Hessian, or a product with it",
    "product": "products with the Hessian",
}


class _Missing(Kernel):
    """A field that is not there, known by its address as compiled ones are."""

    def __init__(self, kind: Kind) -> None:
        self._kind = kind
        self._callback = _FIELD(self._stop)
        self.address = ctypes.cast(self._callback, ctypes.c_void_p).value or 0

    def _stop(self, *words: int) -> int:
        return stop_with(
            KernelStopped(
                f"it asked the problem for {_WORDS[self._kind]}, and that question was not found in its source: "
                "call it by the name that playground.kernels.for_rules gives it"
            )
        )


@cache
def missing(kind: Kind) -> Kernel:
    """Return the kernel that stands in the place of a field of the problem that was not prepared."""
    return _Missing(kind)
