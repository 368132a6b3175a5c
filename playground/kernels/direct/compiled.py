"""Machine code of a function, and calls of it from Python and from other kernels."""

import ctypes
from typing import Any

import numpy as np
from numba.core import types

from playground.kernels.compiling.address import address
from playground.kernels.compiling.stopped import raise_stopped

# Where a kernel without a result writes that it has none, and where one that stops writes what Numba has to say of it.
_NONE, _EXCUSE = ctypes.c_int64(), ctypes.c_int64()
NOWHERE, EXCUSE = ctypes.addressof(_NONE), ctypes.addressof(_EXCUSE)
_WORDS: dict[Any, Any] = {types.int64: ctypes.c_int64, types.float64: ctypes.c_double, types.boolean: ctypes.c_int64}


def flattened(arguments: Any) -> tuple[Any, ...]:
    """Return the types of a kernel's arguments as it takes them: an array is its address and its lengths."""
    flat: list[Any] = []
    for given in arguments:
        words = 1 + given.ndim if isinstance(given, types.Array) else 0
        flat += [types.int64] * words or [types.int64 if given == types.boolean else given]
    return tuple(flat)


class Compiled:
    """A compiled kernel: called from Python through `ctypes`, which lets other threads run, and by others by address.

    Numba's own wrapper for calls from Python takes a quarter of a kernel's compilation, as long as the hot loop for one
    with eight arrays; this way of calling costs a microsecond or two more.
    """

    def __init__(self, dispatcher: Any, signature: Any) -> None:
        (compiled,) = dispatcher.overloads.values()
        self.dispatcher = dispatcher
        self.address: int = compiled.library.get_pointer_to_function(compiled.fndesc.llvm_func_name)
        self.__doc__ = dispatcher.__doc__
        self._silent = signature.return_type == types.void
        self._arrays = [
            (np.dtype(str(given.dtype)), given.ndim) if isinstance(given, types.Array) else None
            for given in signature.args
        ]
        self._result = _WORDS.get(signature.return_type, ctypes.c_int64)
        # Numba's convention: a status (0, or see `stopped`), where result and exception go, the arguments.
        words = [_WORDS[given] for given in flattened(signature.args)]
        self._function = ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.c_void_p, *words)(self.address)

    def of_words(self) -> Any:
        """Return the kernel as a function of machine words, for one that takes whole numbers only and returns nothing.

        It is called with `NOWHERE`, `EXCUSE` and the arguments, Python's integers (looking at their types, as
        `__call__` does, is half of a short call's time), and returns a status: 0, or see `kernels.stopped`.
        """
        words = [ctypes.c_void_p] * (2 + len(self.dispatcher.signatures[0]))
        return ctypes.CFUNCTYPE(ctypes.c_int32, *words)(self.address)

    def __call__(self, *arguments: Any) -> Any:
        """Run the kernel; arrays must be C-contiguous and of the types stated.

        Raises TypeError, and what stopped the kernel.
        """
        words: list[Any] = []
        for given, array in zip(arguments, self._arrays, strict=True):
            if array is None:
                words.append(given)
            elif given.dtype == array[0] and given.ndim == array[1] and given.flags.c_contiguous:
                words += (address(given), *given.shape)
            else:
                raise TypeError(f"a kernel wants a contiguous array of {array[0]} with {array[1]} dimensions")
        result = self._result()
        if self._function(ctypes.addressof(result), EXCUSE, *words):
            raise_stopped()
        return None if self._silent else result.value
