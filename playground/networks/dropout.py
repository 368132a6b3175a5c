"""Dropout as an operation of a network."""

from playground.networks.kernels_of import kernels_of
from playground.networks.operation import Operation


def dropout(source: int, target: int, width: int, rate: float) -> Operation:
    """Return inverted dropout (Srivastava et al. 2014): in training a number is 0 with probability p, else a/(1 − p).

    All that is asked for within one update sees the same mask; without training nothing is changed.

    Arguments: buffers `source` and `target` of `width` rows; `rate` 0 ≤ p < 1.
    """
    return Operation(
        kernels=kernels_of("dropout"), source=source, target=target, in_width=width, out_width=width, kept=width,
        own=(rate,), scratch=5,
    )  # fmt: skip
