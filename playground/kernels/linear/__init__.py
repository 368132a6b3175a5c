"""Small dense symmetric linear algebra for kernels (Numba's own needs SciPy)."""

from playground.kernels.linear.eigen_symmetric import eigen_symmetric
from playground.kernels.linear.eigenvalues_2x2 import eigenvalues_2x2
from playground.kernels.linear.solve_absolute_2x2 import solve_absolute_2x2
from playground.kernels.linear.solve_damped_2x2 import solve_damped_2x2
from playground.kernels.linear.solve_symmetric import solve_symmetric

__all__ = [
    "eigen_symmetric",
    "eigenvalues_2x2",
    "solve_absolute_2x2",
    "solve_damped_2x2",
    "solve_symmetric",
]
