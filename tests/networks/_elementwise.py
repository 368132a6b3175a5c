"""An activation's kernel over numbers, without a network round it."""

from __future__ import annotations

import numpy as np

from playground.kernels.compiling.address import address
from playground.kernels.network import operation as at
from playground.networks.fields import activation_kernels


class Elementwise:
    """Words and buffers for one activation on (rows, lanes) numbers."""

    def __init__(self, activation, z, dtype=np.float64, given=None):
        self.kernel = activation_kernels(activation, "numbers" if dtype == np.float64 else "singles")[0]
        rows, lanes = z.shape
        self.z = np.ascontiguousarray(z, dtype=dtype)
        self.arrays = [np.full((rows, lanes), np.nan, dtype=dtype) for _ in range(3)]
        self.words, self.record = np.zeros(at.SIZE, dtype=np.int64), np.zeros(at.RECORD, dtype=np.int64)
        self.words[[at.LANES, at.STRIDE]] = lanes
        places = [at.IN, at.OUT, at.KEPT, at.KEPT_TOO]
        self.own = np.array([*activation.encode(activation.check(given or {})), 0.0])
        self.record[at.OWN] = address(self.own)
        self.record[places] = [address(array) for array in (self.z, *self.arrays)]
        self.record[[at.IN_STRIDE, at.IN_WIDTH, at.OUT_WIDTH]] = lanes, rows, rows

    def run(self, mode=at.WITH_CURVATURES):
        """Return φ, φ′ and φ″ of all numbers; what the mode does not ask for stays NaN."""
        self.kernel.of_addresses(self.words, self.record, mode)
        return self.arrays


def evaluate(activation, z, dtype=np.float64, given=None):
    """Return φ(z), φ′(z), φ″(z) of a list of numbers."""
    z = np.asarray(z, dtype=np.float64)
    lanes = np.zeros((1, -(-z.size // 16) * 16))
    lanes[0, : z.size] = z
    return [array[0, : z.size] for array in Elementwise(activation, lanes, dtype, given).run()]
