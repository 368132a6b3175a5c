"""AdaGrad with the full matrix (Duchi, Hazan, Singer 2011)."""

import math
from typing import Any

from playground.kernels.for_rules import eigen_basis, into_basis, out_of_basis
from playground.optimizers.forms.parameters import epsilon, learning_rate
from playground.optimizers.forms.stability import SCALED_BY_GRADIENTS
from playground.optimizers.forms.vectorwise import KEPT, MATRIX, VECTOR, Vectorwise

# An eigenvalue this much smaller than the largest is what rounding left, as in the numerical rank of a matrix.
UNRESOLVED = 1e-14


def full_matrix_adagrad(
    x: Any, g: Any, total: Any, matrix: Any, kept: Any, values: Any, parts: Any, step: Any, lr: float, epsilon: float
) -> None:  # fmt: skip
    """G ← G + ggᵀ; x ← x − η(G + εI)^(−1/2) g"""
    n = x.size
    for i in range(n):
        for j in range(n):
            total[i, j] += g[i] * g[j]
            matrix[i, j] = total[i, j]
    eigen_basis(matrix, values, kept)
    into_basis(matrix, kept, g, parts)
    for k in range(n):
        # A direction that no gradient has had holds rounding alone, which the small root would turn into a whole step.
        size = values[k] + epsilon
        parts[k] = lr * parts[k] / math.sqrt(size) if values[k] > UNRESOLVED * values[n - 1] else 0.0
    out_of_basis(matrix, kept, parts, step)
    for i in range(n):
        x[i] -= step[i]


OPTIMIZER = Vectorwise(
    name="Full-matrix AdaGrad",
    aliases=("full adagrad",),
    summary="AdaGrad that also learns which coordinates move together: turning the surface turns its path.",
    equation="G ← G + g gᵀ\nx ← x − η (G + ε I)^(−1/2) g",
    source="J. Duchi, E. Hazan, Y. Singer, Adaptive subgradient methods for online learning and stochastic "
    "optimization, JMLR 12 (2011)",
    family="adaptive",
    parameters=(learning_rate(0.1, 1e-4, 10.0), epsilon(1e-8)),
    update=full_matrix_adagrad,
    memory={"total": MATRIX},
    scratch={"matrix": MATRIX, "kept": KEPT, "values": VECTOR, "parts": VECTOR, "step": VECTOR},
    eigenvectors=True,
    stability=SCALED_BY_GRADIENTS,
    notes="The paper adds δ to the root, δI + G^(1/2), and leaves the rate open. A direction in which G is 0 to"
    " rounding gets no step: the paper's pseudo-inverse. With ε = 0 it does not depend on the "
    "coordinates' directions nor on the scale of f. Under a constraint its step is brought back to the nearest "
    "point in the plain metric, as every method's is here; the paper measures by G^(1/2).",
)
