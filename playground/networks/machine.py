"""Buffers and words that the kernels of a network work on."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.kernels.compiling.address import address
from playground.kernels.network import operation as at
from playground.networks.aligned_zeros import aligned_zeros
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
    laid = aligned_zeros((len(rows), apart(padded(rows.shape[1]))), dtype)
    laid[:, : rows.shape[1]] = rows
    return laid


class Machine:
    """A network's buffers and words, made once: for one thread at a time.

    Arguments: `operations` in order, the loss last; `piece` the most samples that go through them at once; `dtype` the
    precision of the passes. The parameters themselves stay in double precision.

    What operations learn beside the parameters, such as the averages of batch normalization, lies in `statistics`, one
    float64 array that may be read and written between passes.
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
        self._arrays: dict[int, NDArray[Any]] = {}
        self._weights: dict[int, list[NDArray[Any]]] = {}
        self.statistics = np.array([number for one in self.operations for number in one.state], dtype=np.float64)
        self.words = np.zeros(at.SIZE, dtype=np.int64)
        self.records = np.zeros((len(self.operations), at.RECORD), dtype=np.int64)
        self._make_records()
        self._make_words()

    def _buffer(self, rows: int) -> int:
        if rows == 0:
            return 0
        # Padded lanes hold numbers that do no harm from the beginning.
        made = aligned_zeros((rows, self._stride), self.dtype)
        self._kept.append(made)
        return address(made)

    def _make_records(self) -> None:
        widths = {operation.target: operation.out_width for operation in self.operations if operation.target >= 0}
        buffers = {}
        for number, width in widths.items():
            buffers[number] = [self._buffer(width) for _ in range(4)]
            self._arrays[number] = self._kept[-4]
        self.buffers = buffers
        seen: set[int] = set()
        place = learned = 0
        for number, (record, operation) in enumerate(zip(self.records, self.operations, strict=True)):
            kernels = operation.kernels(self.real)
            record[: len(kernels)] = [kernel.address if kernel is not None else 0 for kernel in kernels]
            inward, outward = buffers.get(operation.source, [0] * 4), buffers.get(operation.target, [0] * 4)
            for k, pair in enumerate(zip(inward, outward, strict=True)):
                record[at.IN + 2 * k : at.IN + 2 * k + 2] = pair
            record[at.IN_STRIDE] = self._stride
            record[[at.IN_WIDTH, at.OUT_WIDTH, at.PLACE]] = operation.in_width, operation.out_width, place
            record[at.NUMBER] = number
            record[[at.KEPT, at.KEPT_TOO]] = self._buffer(operation.kept), self._buffer(operation.kept_too)
            own = np.array([*operation.own, 0.0])
            self._kept.append(own)
            record[at.OWN] = address(own)
            place += operation.parameters
            record[at.STATE] = address(self.statistics) + 8 * learned
            learned += len(operation.state)
            self._make_more(record, operation)
        # The last reader of a buffer comes first on the way back, and those before it add to what it left.
        for record, operation in reversed(list(zip(self.records, self.operations, strict=True))):
            record[[at.SHARED, at.OTHER_SHARED]] = operation.source in seen, operation.other in seen
            seen |= {operation.source, operation.other}

    def _make_more(self, record: NDArray[np.int64], operation: Operation) -> None:
        """Weights that are made, a second source, room to work in."""
        room = aligned_zeros((operation.scratch + operation.scratch_rows * self._stride + 1,))
        self._kept.append(room)
        record[at.SCRATCH] = address(room)
        if operation.other >= 0:
            words = [at.OTHER, at.OTHER_SLOPE, at.OTHER_TANGENT, at.OTHER_TURN]
            record[words], record[at.OTHER_WIDTH] = self.buffers[operation.other], operation.other_width
        if operation.weights >= 0:
            size = (operation.in_width + 1) * operation.out_width
            made = self._weights.setdefault(operation.weights, [aligned_zeros((size,), self.dtype) for _ in range(4)])
            words = [at.WEIGHTS, at.WEIGHT_SLOPES, at.WEIGHT_DIRECTION, at.WEIGHT_TURNS]
            record[words] = [address(array) for array in made]

    def _make_words(self) -> None:
        words = self.words
        self._rounded = [aligned_zeros((max(self.size, 1),), self.dtype) for _ in range(5)]
        words[[at.PARAMETERS, at.SLOPES, at.DIRECTION, at.TURNS, at.SLOPES_OF_PRODUCT]] = [
            address(array) for array in self._rounded
        ]
        words[at.READER] = [operation.source for operation in self.operations].index(-1)
        words[[at.OPERATIONS, at.OPERATION_COUNT]] = address(self.records), len(self.operations)
        words[[at.STRIDE, at.PIECE, at.SIZE_OF_PARAMETERS]] = self._stride, self.piece, self.size
        words[[at.LOSS, at.FACTS, at.COLUMN]] = address(self._loss), address(self._facts), address(self._column)

    @property
    def penalty(self) -> float:
        """λ of ½λ‖θ‖²."""
        return float(self._facts[at.PENALTY])

    def set_penalty(self, strength: float) -> None:
        """Add ½λ‖θ‖² to the loss, λ ≥ 0."""
        self._facts[at.PENALTY] = strength

    @property
    def seen_loss(self) -> float:
        """The loss that was written down last."""
        return float(self._facts[at.SEEN_LOSS])

    def twin(self) -> "Machine":
        """Return another machine of the same network, penalty and batch, for another thread."""
        made = Machine(self.operations, self.piece, self.dtype)
        made._facts[:] = self._facts
        made.take_statistics(self.statistics)
        made.words[at.TRAINING] = self.words[at.TRAINING]
        made.feed(*self._batch, int(self.words[at.ALL_SAMPLES]))
        return made

    def rows(self, buffer: int, kind: int = 0) -> NDArray[Any]:
        """Return a buffer as the last pass left it, (width, lanes), a view: what later passes write is seen in it.

        Arguments: `buffer` the number of an operation's target; `kind` 0 values, 1 slopes of the loss by them, 2 and 3
        the tangents of both along a product's direction.
        """
        wanted = self.buffers[buffer][kind]
        return next(array for array in self._kept if address(array) == wanted)

    def feed(self, inputs: NDArray[Any], targets: NDArray[Any], samples: int) -> None:
        """Take a batch: `inputs` (features, lanes), `targets` (outputs, lanes) in the machine's precision, padded.

        Raises ValueError where the network is trained, an operation wants all samples at once, and they are more than
        a piece.
        """
        if self.needs_all and self.words[at.TRAINING] and samples > self.piece:
            raise ValueError(
                f"{samples} samples must go through the network at once, because it takes statistics of the batch: "
                f"pieces of {self.piece} are too small"
            )
        self._batch = (inputs, targets)
        words = self.words
        words[[at.INPUTS, at.INPUT_STRIDE]] = address(inputs), inputs.shape[1]
        words[[at.ALL_TARGETS, at.ALL_TARGET_STRIDE]] = address(targets), targets.shape[1]
        words[at.ALL_SAMPLES] = samples

    def take_statistics(self, statistics: Floats) -> None:
        """Take over what another machine of the same network has learned beside the parameters, as it lies there."""
        self.statistics[:] = statistics

    def values(self, number: int) -> NDArray[Any]:
        """Return the buffer of activations of that number, (rows, lanes): what the last piece left there."""
        made: NDArray[Any] = self._arrays[number]
        return made

    def made_weights(self) -> list[NDArray[Any]]:
        """Return the weights that operations made for others, W row by row and then b, in order."""
        return [made[0] for made in self._weights.values()]

    @property
    def needs_all(self) -> bool:
        """Whether a batch must fit into one piece while the network is trained."""
        return any(operation.needs_all for operation in self.operations)
