"""Machine."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.kernels.address import address
from playground.kernels.network import operation as at
from playground.networks.operation import Operation

Floats = NDArray[np.float64]
LANE = 16


def padded(samples: int) -> int:
    """Return the number of lanes for so many samples: whole vectors in either precision."""
    return -(-samples // LANE) * LANE


def apart(lanes: int) -> int:
    """Return the distance between rows: an odd number of cache lines, or rows would push each other out."""
    return lanes + LANE if lanes // LANE % 2 == 0 else lanes


def lay_out(values: NDArray[Any], dtype: Any) -> NDArray[Any]:
    """Return samples (n) or (n, width) as rows of features, (width, lanes), the lanes padded with zeros."""
    rows = np.atleast_2d(np.asarray(values).T)
    laid = np.zeros((len(rows), apart(padded(rows.shape[1]))), dtype=dtype)
    laid[:, : rows.shape[1]] = rows
    return laid


class Machine:
    """A network's buffers and words, made once: for one thread at a time.

    Arguments: `operations` in order, the loss last; `piece` the most samples that go through them at once; `dtype` the
    precision of the passes. The parameters themselves stay in double precision.
    """

    def __init__(self, operations: Sequence[Operation], piece: int, dtype: Any = np.float64) -> None:
        self.dtype, self.operations = np.dtype(dtype), tuple(operations)
        self.size = sum(operation.parameters for operation in operations)
        self.piece = padded(piece)
        self._stride = apart(self.piece)
        self._kept: list[NDArray[Any]] = []
        self.real = "numbers" if self.dtype == np.float64 else "singles"
        self._facts, self._loss = np.zeros(at.FACT_COUNT), np.zeros(1)
        self._column = np.empty(3 * self.size)
        self.words = np.zeros(at.SIZE, dtype=np.int64)
        self.records = np.zeros((len(self.operations), at.RECORD), dtype=np.int64)
        self._make_records()
        self._make_words()

    def _buffer(self, rows: int) -> int:
        if rows == 0:
            return 0
        # Padded lanes hold numbers that do no harm from the beginning.
        made = np.zeros((rows, self._stride), dtype=self.dtype)
        self._kept.append(made)
        return address(made)

    def _make_records(self) -> None:
        widths = {-1: self.operations[0].in_width}
        widths |= {operation.target: operation.out_width for operation in self.operations if operation.target >= 0}
        buffers = {number: [self._buffer(width) for _ in range(4)] for number, width in widths.items() if number >= 0}
        self.buffers = buffers
        seen: set[int] = set()
        place = 0
        for record, operation in zip(self.records, self.operations, strict=True):
            kernels = operation.kernels(self.real)
            record[: len(kernels)] = [kernel.address if kernel is not None else 0 for kernel in kernels]
            inward, outward = buffers.get(operation.source, [0] * 4), buffers.get(operation.target, [0] * 4)
            for k, pair in enumerate(zip(inward, outward, strict=True)):
                record[at.IN + 2 * k : at.IN + 2 * k + 2] = pair
            record[at.IN_STRIDE] = self._stride
            record[[at.IN_WIDTH, at.OUT_WIDTH, at.PLACE]] = operation.in_width, operation.out_width, place
            record[[at.KEPT, at.KEPT_TOO]] = self._buffer(operation.kept), self._buffer(operation.kept_too)
            own = np.array([*operation.own, 0.0])
            self._kept.append(own)
            record[at.OWN] = address(own)
            place += operation.parameters
        # The last reader of a buffer comes first on the way back, and those before it add to what it left.
        for record, operation in reversed(list(zip(self.records, self.operations, strict=True))):
            record[at.SHARED] = operation.source in seen
            seen.add(operation.source)

    def _make_words(self) -> None:
        words = self.words
        self._rounded = [np.zeros(max(self.size, 1), dtype=self.dtype) for _ in range(5)]
        words[[at.PARAMETERS, at.SLOPES, at.DIRECTION, at.TURNS, at.SLOPES_OF_PRODUCT]] = [
            address(array) for array in self._rounded
        ]
        words[[at.OPERATIONS, at.OPERATION_COUNT]] = address(self.records), len(self.operations)
        words[[at.STRIDE, at.PIECE, at.SIZE_OF_PARAMETERS]] = self._stride, self.piece, self.size
        words[[at.LOSS, at.FACTS, at.COLUMN]] = address(self._loss), address(self._facts), address(self._column)

    @property
    def penalty(self) -> float:
        """λ of ½λ‖θ‖²."""
        return float(self._facts[at.PENALTY])

    @penalty.setter
    def penalty(self, strength: float) -> None:
        self._facts[at.PENALTY] = strength

    @property
    def seen_loss(self) -> float:
        """The loss that was written down last."""
        return float(self._facts[at.SEEN_LOSS])

    def rows(self, buffer: int, kind: int = 0) -> NDArray[Any]:
        """Return a buffer as the last pass left it, (width, lanes), a view: what later passes write is seen in it.

        Arguments: `buffer` the number of an operation's target; `kind` 0 values, 1 slopes of the loss by them, 2 and 3
        the tangents of both along a product's direction.
        """
        wanted = self.buffers[buffer][kind]
        return next(array for array in self._kept if address(array) == wanted)

    def take_statistics(self, other: "Machine") -> None:
        """Take over what another machine of the same network has learned beside the parameters."""

    def feed(self, inputs: NDArray[Any], targets: NDArray[Any], samples: int) -> None:
        """Take a batch: `inputs` (features, lanes), `targets` (outputs, lanes) in the machine's precision, padded."""
        self._batch = (inputs, targets)
        words = self.words
        words[[at.INPUTS, at.INPUT_STRIDE]] = address(inputs), inputs.shape[1]
        words[[at.ALL_TARGETS, at.ALL_TARGET_STRIDE]] = address(targets), targets.shape[1]
        words[at.ALL_SAMPLES] = samples
