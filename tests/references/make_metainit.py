"""MetaInit's gradient quotient and its slope by θ, by PyTorch's automatic derivatives of third order in float64.

python tests/references/make_metainit.py
"""

import itertools
import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import torch
from make_networks import ACTIVATIONS, LOSSES, outputs

SAMPLES, WIDTHS = 8, (2, 4, 3, 1)


def case(activation: str, loss: str, generator: np.random.Generator) -> dict[str, Any]:
    """One network with random parameters and samples."""
    size = sum((before + 1) * after for before, after in itertools.pairwise(WIDTHS))
    inputs = torch.from_numpy(generator.normal(size=(SAMPLES, 2)))
    targets = torch.from_numpy(generator.integers(0, 2, (SAMPLES, 1)).astype(float))
    theta = torch.from_numpy(generator.normal(size=size)).requires_grad_()
    value = LOSSES[loss](outputs(theta, inputs, WIDTHS, ACTIVATIONS[activation]), targets)
    (g,) = torch.autograd.grad(value, theta, create_graph=True)
    # H g is half the slope of ‖g‖².
    (turned,) = torch.autograd.grad(g @ g / 2, theta, create_graph=True)
    guard = 1e-5 * torch.where(g >= 0, 1.0, -1.0).detach()
    quotient = ((g - turned) / (g + guard) - 1).abs().mean()
    (slope,) = torch.autograd.grad(quotient, theta)
    return {
        "activation": activation, "loss": loss, "widths": WIDTHS, "parameters": theta.tolist(),
        "inputs": inputs.tolist(), "targets": targets.tolist(), "quotient": quotient.item(), "slope": slope.tolist(),
    }  # fmt: skip


if __name__ == "__main__":
    torch.set_default_dtype(torch.float64)
    numbers = np.random.default_rng(12)
    kinds = [(activation, loss) for activation in ("tanh", "relu", "softplus") for loss in ("logistic", "squared")]
    cases = [case(activation, loss, numbers) for activation, loss in kinds]
    head = json.dumps({"made_by": "tests/references/make_metainit.py", "torch": version("torch")})
    body = ",\n".join(json.dumps(one) for one in cases)
    file = Path(__file__).parent / "networks" / "metainit.json"
    file.write_text(f'{head[:-1]}, "cases": [\n{body}\n]}}\n', "utf-8")
