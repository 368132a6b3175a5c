"""What rules ask the problem for, and what they compute with, as Python."""

# Beside `f`, `gradient` and `hessian` of the point; `here`, the program's handle of the problem, stands for nothing.
ASKED = {
    "value": "def value(here, x):\n    return f(x)",
    "changed": "def changed(here, x, seen):\n    return bool((x != seen).any())",
    "renewed": "def renewed(here):\n    return False  # here every step has the same function",
    "gradient": "def gradient_into(here, x, out):\n    out[:] = gradient(x)",
    "hessian": "def hessian_into(here, x, out):\n    out[:] = hessian(x)",
    "halt": "def halt(here, why):\n    pass  # the method finds no step, and the point stays where it is",
    "prepare_products": "def prepare_products(here, x):\n    pass",
    "product": "def product(here, x, vector, out):\n    out[:] = hessian(x) @ vector",
    "constrained": "def constrained(here):\n    return False  # here no set confines the point",
    "project": "def project(here, x):\n    pass  # here no set confines the point",
    "standard_normal": "def standard_normal(here, t, k):\n    return rng.standard_normal()",
    "uniform": "def uniform(here, t, k):\n    return rng.uniform()",
    "exp": "exp = math.exp",
    "log": "log = math.log",
    "power": "power = math.pow",
    "sin": "sin = math.sin",
    "cos": "cos = math.cos",
    "tanh": "tanh = math.tanh",
    "eigen_basis": "def eigen_basis(matrix, values, kept):\n    values[:], matrix[:] = np.linalg.eigh(matrix)",
    "into_basis": "def into_basis(matrix, kept, vector, out):\n    out[:] = matrix.T @ vector",
    "out_of_basis": "def out_of_basis(matrix, kept, parts, out):\n    out[:] = matrix @ parts",
    "solve_symmetric": "def solve_symmetric(matrix, right):\n    right[:] = np.linalg.solve(matrix, right)",
}
RANDOM = ("standard_normal", "uniform")
# These names mean the functions of one argument in a snippet.
RENAMED = {"gradient": "gradient_into", "hessian": "hessian_into"}
