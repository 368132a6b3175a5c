"""Eigenvalues of a symmetric 2 × 2 matrix."""

from playground.kernels.elementary.traced import Value, traced_function
from playground.kernels.linear.formulas import eigenvalues


@traced_function(results=2)
def eigenvalues_2x2(a: Value, b: Value, c: Value) -> tuple[Value, Value]:
    """The eigenvalues (low, high) of the symmetric matrix [[a, b], [b, c]]; vectorizes.

    Each is accurate relative to itself, and not finite where an entry is not.
    """
    return eigenvalues(a, b, c)
