"""The description of one array among the parameters of a problem."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

BlockKind = Literal["weights", "bias", "scale"]
# Kernels see a kind as its place in this list.
BLOCK_KINDS: tuple[BlockKind, ...] = ("weights", "bias", "scale")


@dataclass(frozen=True)
class ParameterBlock:
    """One array among the parameters θ of a problem, such as the weight matrix of a layer.

    Arguments: `name` such as "W1"; `rows` and `columns` of the array, which lies in θ row by row; a vector has one
    column; `kind` is "weights", "bias" for what is added, or "scale" for what a normalization multiplies or mixes with;
    `place` is the position of its first number in θ, from 0.

    >>> ParameterBlock("W1", 2, 3, place=4).of(np.arange(10.0)).tolist()
    [[4.0, 5.0, 6.0], [7.0, 8.0, 9.0]]
    """

    name: str
    rows: int
    columns: int = 1
    kind: BlockKind = "weights"
    place: int = 0

    @property
    def size(self) -> int:
        """How many numbers it has."""
        return self.rows * self.columns

    def of(self, theta: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the block of θ (size), a view: (rows, columns), or (rows) where there is one column of a bias or a
        scale."""
        numbers = theta[self.place : self.place + self.size]
        return numbers.reshape(self.rows, self.columns) if self.kind == "weights" else numbers

    @property
    def words(self) -> tuple[int, int, int, int]:
        """Its place, rows, columns and kind, as kernels read them (`kernels.frame`)."""
        return self.place, self.rows, self.columns, BLOCK_KINDS.index(self.kind)


def in_a_row(blocks: Iterable[ParameterBlock]) -> tuple[ParameterBlock, ...]:
    """Return the blocks placed one behind the other, from place 0 on."""
    placed, place = [], 0
    for block in blocks:
        placed.append(replace(block, place=place))
        place += block.size
    return tuple(placed)
