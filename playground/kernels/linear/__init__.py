"""Small dense symmetric linear algebra for kernels (Numba's own needs SciPy)."""

from playground.kernels.linear.eigen_basis import eigen_basis
from playground.kernels.linear.eigenvalues_2x2 import eigenvalues_2x2
from playground.kernels.linear.into_basis import into_basis
from playground.kernels.linear.out_of_basis import out_of_basis
from playground.kernels.linear.solve_absolute_2x2 import solve_absolute_2x2, solve_absolute_moderate
from playground.kernels.linear.solve_damped_2x2 import solve_damped_2x2, solve_damped_moderate
from playground.kernels.linear.solve_symmetric import solve_symmetric

__all__ = [
    "eigen_basis",
    "eigenvalues_2x2",
    "into_basis",
    "out_of_basis",
    "solve_absolute_2x2",
    "solve_absolute_moderate",
    "solve_damped_2x2",
    "solve_damped_moderate",
    "solve_symmetric",
]
