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


def case(activation: str, loss: str, generator: np.random.Generator) -> dict[str, Any]:
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
        return LOSSES[loss](outputs(theta, inputs, widths, ACTIVATIONS[activation]), targets)

    theta = theta.clone().requires_grad_()
    value = cost(theta)
    (gradient,) = torch.autograd.grad(value, theta, create_graph=True)
    (product,) = torch.autograd.grad(gradient @ direction, theta)
    return {
        "activation": activation, "loss": loss, "widths": widths, "parameters": theta.tolist(),
        "inputs": inputs.tolist(), "targets": targets.tolist(), "direction": direction.tolist(),
        "value": value.item(), "gradient": gradient.tolist(), "product": product.tolist(),
    }  # fmt: skip


if __name__ == "__main__":
    torch.set_default_dtype(torch.float64)
    numbers = np.random.default_rng(11)
    cases = [case(activation, loss, numbers) for activation in ACTIVATIONS for loss in LOSSES]
    head = json.dumps({"made_by": "tests/references/make_networks.py", "torch": version("torch")})
    body = ",\n".join(json.dumps(one) for one in cases)
    file = Path(__file__).parent / "networks" / "passes.json"
    file.write_text(f'{head[:-1]}, "cases": [\n{body}\n]}}\n', "utf-8")
