"""A step whose update is a plain Python function: called back from the hot loop, point by point, slowly."""

import ctypes
import threading
from collections import OrderedDict
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.kernels.compiling.compile_source import Kernel, compile_step
from playground.kernels.compiling.stopped import stop_with
from playground.kernels.direct.compiled import EXCUSE, NOWHERE
from playground.kernels.racing import frame as at

Floats = NDArray[np.float64]
# update(x, g, t, state, parameters) returns the new x; `state` is a dictionary of the path's own.
Update = Callable[[Floats, Floats, int, dict[str, Any], list[float]], Floats]

# The gradients, and what is put between them and the step, are made for all points at once as for any method.
GRADIENTS = """\
from playground.kernels.racing import frame as at
from playground.kernels.racing.hooks import act_on_gradients
def step(here, t):
    frame = integers(here, at.SIZE)
    call_field(frame[at.GRADIENT], frame[at.X], frame[at.N], frame[at.P], frame[at.G])
    act_on_gradients(here, t)
"""
# Numba's convention: a status, the places of the result and of an exception, the arguments.
_STEP = ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int64, ctypes.c_int64)
# The hot loop takes back ten steps at most: states of so many are kept.
_KEPT = 12
_MOST_CHUNKS = 64

History = dict[int, dict[str, Any]]


class PythonStep(Kernel):
    """A step made of a Python function, known to the hot loop by its address as compiled ones are.

    What the function raises stops the compiled code that called it, and is raised again behind that.
    """

    def __init__(self, update: Update, count: int) -> None:
        self._update = update
        self._count = count  # of its parameters
        self._gradients = _STEP(compile_step(GRADIENTS, "step").address)
        self._callback = _STEP(self._step)
        self._lock = threading.Lock()
        self._histories: OrderedDict[int, list[History]] = OrderedDict()
        self.address = ctypes.cast(self._callback, ctypes.c_void_p).value or 0

    def _step(self, result: int, exception: int, here: int, t: int) -> int:
        status: int = self._gradients(NOWHERE, EXCUSE, here, t)
        if status == 0:
            try:
                self._move(here, t)
            except BaseException as error:
                return stop_with(error)
        return status

    def _move(self, here: int, t: int) -> None:
        frame = _array(here, at.SIZE, ctypes.c_int64)
        n, dimension = int(frame[at.N]), int(frame[at.DIMENSION])
        points = _array(int(frame[at.X]), dimension * n, ctypes.c_double).reshape(dimension, n)
        slopes = _array(int(frame[at.G]), dimension * n, ctypes.c_double).reshape(dimension, n)
        codes = _array(int(frame[at.CODES]), n, ctypes.c_int64)
        parameters = self._parameters(frame)
        histories = self._of_chunk(here, n)
        for i in range(n):
            if codes[i] == 0:
                history = histories[i]
                state = deepcopy(history.get(t - 1, {}))
                points[:, i] = self._update(points[:, i].copy(), slopes[:, i].copy(), t, state, parameters)
                history[t] = state
                history.pop(t - _KEPT, None)

    def _parameters(self, frame: Any) -> list[float]:
        return [float(value) for value in _array(int(frame[at.O]), self._count + 1, ctypes.c_double)[: self._count]]

    def _of_chunk(self, here: int, n: int) -> list[History]:
        """The states of a chunk's points; what an earlier chunk left there is written over step by step."""
        with self._lock:
            known = self._histories.get(here)
            if known is None or len(known) != n:
                known = self._histories[here] = [{} for _ in range(n)]
            self._histories.move_to_end(here)
            if len(self._histories) > _MOST_CHUNKS:
                self._histories.popitem(last=False)
            return known


def _array(address: int, count: int, kind: Any) -> Any:
    return np.ctypeslib.as_array(ctypes.cast(address, ctypes.POINTER(kind)), shape=(count,))
