"""A layer as an initialization sees it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Layer:
    """What an initialization must know of an affine layer z = W a + b.

    Arguments: `out` and `inward` the shape of W; `gain` that of the activation whose outputs the layer reads, 1 where
    it reads the data; `branch` whether what it makes is added to what comes in (a skip connection).

    >>> Layer(3, 2).shape
    (3, 2)
    """

    out: int
    inward: int
    gain: float = 1.0
    branch: bool = False

    @property
    def shape(self) -> tuple[int, int]:
        """(out, in)."""
        return self.out, self.inward
