"""Losses, gradients and Hessian-vector products of small networks, by PyTorch's automatic derivatives in float64.

python tests/references/make_networks.py
"""

import itertools
import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn import functional

SAMPLES = 6

ACTIVATIONS: dict[str, Any] = {
    "identity": lambda z: z,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": torch.relu,
    "leaky_relu": lambda z: functional.leaky_relu(z, 0.01),
    "elu": functional.elu,
    "gelu": lambda z: functional.gelu(z, approximate="none"),
    # PyTorch's own is z itself from 20 on.
    "softplus": lambda z: functional.softplus(z, threshold=1000.0),
    "sine": torch.sin,
    "quadratic": torch.square,
}
# With other values of parameters than the defaults: id, values, the same in PyTorch.
GIVEN: list[tuple[str, dict[str, float], Any]] = [
    ("leaky_relu", {"leak": 0.3}, lambda z: functional.leaky_relu(z, 0.3)),
    ("elu", {"alpha": 0.5}, lambda z: functional.elu(z, 0.5)),
]
LOSSES: dict[str, Any] = {
    "squared": lambda z, y: 0.5 * ((z - y) ** 2).sum(1).mean(),
    "logistic": functional.binary_cross_entropy_with_logits,
    "softmax": lambda z, y: functional.cross_entropy(z, y[:, 0].long()),
}
WIDTHS = {"squared": (2, 3, 2), "logistic": (2, 3, 2, 1), "softmax": (2, 4, 3)}


def outputs(theta: torch.Tensor, inputs: torch.Tensor, widths: tuple[int, ...], activation: Any) -> torch.Tensor:
    """The network's outputs, (n, outputs); θ holds W (out, in) and b of each layer."""
    a, place = inputs, 0
    for layer, (before, after) in enumerate(itertools.pairwise(widths)):
        weights = theta[place : place + before * after].reshape(after, before)
        place += before * after
        z = functional.linear(a, weights, theta[place : place + after])
        place += after
        a = z if layer == len(widths) - 2 else activation(z)
    return a


def case(
    activation: str, loss: str, generator: np.random.Generator, given: dict[str, float], function: Any
) -> dict[str, Any]:
    """One network with random parameters and samples."""
    widths = WIDTHS[loss]
    size = sum((before + 1) * after for before, after in itertools.pairwise(widths))
    theta, direction = torch.from_numpy(generator.normal(size=(2, size)))
    inputs = torch.from_numpy(generator.normal(size=(SAMPLES, 2)))
    made = {
        "squared": generator.normal(size=(SAMPLES, 2)),
        "logistic": generator.integers(0, 2, (SAMPLES, 1)).astype(float),
        "softmax": generator.integers(0, 3, (SAMPLES, 1)).astype(float),
    }
    targets = torch.from_numpy(made[loss])

    def cost(theta: torch.Tensor) -> torch.Tensor:
        return LOSSES[loss](outputs(theta, inputs, widths, function), targets)

    theta = theta.clone().requires_grad_()
    value = cost(theta)
    (gradient,) = torch.autograd.grad(value, theta, create_graph=True)
    (product,) = torch.autograd.grad(gradient @ direction, theta)
    return {
        "activation": activation, **({"given": given} if given else {}), "loss": loss, "widths": widths,
        "parameters": theta.tolist(),
        "inputs": inputs.tolist(), "targets": targets.tolist(), "direction": direction.tolist(),
        "value": value.item(), "gradient": gradient.tolist(), "product": product.tolist(),
    }  # fmt: skip


if __name__ == "__main__":
    torch.set_default_dtype(torch.float64)
    numbers = np.random.default_rng(11)
    every = [*((id, {}, function) for id, function in ACTIVATIONS.items()), *GIVEN]
    cases = [case(id, loss, numbers, given, function) for id, given, function in every for loss in LOSSES]
    head = json.dumps({"made_by": "tests/references/make_networks.py", "torch": version("torch")})
    body = ",\n".join(json.dumps(one) for one in cases)
    file = Path(__file__).parent / "networks" / "passes.json"
    file.write_text(f'{head[:-1]}, "cases": [\n{body}\n]}}\n', "utf-8")
