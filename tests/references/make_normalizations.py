"""Makes tests/references/networks/normalizations.json: losses, gradients and Hessian-vector products of small networks.

/path/to/python tests/references/make_normalizations.py

PyTorch's own functions in float64 wherever it has them (batch, layer, group and instance normalization, the spectral
norm), the paper's formulas where it has not, and for weight normalization, because the second derivative of
`torch._weight_norm` by v is not that of differences (2.13); derivatives by automatic differentiation,
twice. Nothing of the playground is imported. In θ stand, layer by layer, W (out, in) and b, then what the
normalization learns.
"""

import json
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn import functional

WIDTHS = (3, 4, 6, 3)
EPSILON = 1e-5
CASES: dict[str, dict[str, Any]] = {
    "batch": {"normalization": "batch", "samples": 5},
    "batch of full vectors": {"normalization": "batch", "samples": 32, "epsilon": 1e-2},
    "batch and skips": {"normalization": "batch", "samples": 19, "skip": True},
    "layer": {"normalization": "layer", "samples": 5, "epsilon": 1e-3},
    "group": {"normalization": "group", "samples": 17, "groups": 2},
    "instance": {"normalization": "instance", "samples": 3, "groups": 2},
    "switchable": {"normalization": "switchable", "samples": 7, "groups": 2},
    "switchable, one channel": {"normalization": "switchable", "samples": 4, "groups": 1},
    "weight": {"normalization": "weight", "samples": 21},
    "spectral": {"normalization": "spectral", "samples": 21},
    "skips": {"normalization": None, "samples": 6, "skip": True},
}
OF_WEIGHTS = ("weight", "spectral")


def more(case: dict[str, Any], width: int) -> int:
    """How many numbers a normalization learns beside W and b."""
    kind = case["normalization"]
    if kind in ("batch", "layer", "group"):
        return 2 * width
    return {"switchable": 2 * case.get("groups", 1) + 6, "weight": width}.get(kind, 0)


class Network:
    def __init__(self, case: dict[str, Any], state: list[torch.Tensor] | None = None) -> None:
        self.case, self.state, self.left = case, state, []
        self.epsilon, self.groups = case.get("epsilon", EPSILON), case.get("groups", 1)

    def take(self, theta: torch.Tensor, count: int) -> torch.Tensor:
        self.place += count
        return theta[self.place - count : self.place]

    def outputs(self, theta: torch.Tensor, a: torch.Tensor) -> torch.Tensor:
        self.place, self.left = 0, []
        last = len(WIDTHS) - 2
        for k in range(last + 1):
            n, m = WIDTHS[k : k + 2]
            w, b = self.take(theta, n * m).reshape(m, n), self.take(theta, m)
            kind = self.case["normalization"]
            of_weights = kind in OF_WEIGHTS
            own = self.take(theta, more(self.case, m) if of_weights or k < last else 0)
            if kind == "weight":
                w = own[:, None] * w / torch.linalg.vector_norm(w, dim=1, keepdim=True)
            if kind == "spectral":
                w = w / torch.linalg.matrix_norm(w, 2)
            z = a @ w.T + b
            if k == last:
                return z
            if not of_weights and kind is not None:
                z = getattr(self, kind)(z, own)
            up = torch.tanh(z)
            if self.case.get("skip") and k > 0:
                least = min(n, m)
                up = up + functional.pad(a[:, :least], (0, m - least))
            a = up
        raise AssertionError

    def batch(self, z: torch.Tensor, own: torch.Tensor) -> torch.Tensor:
        width = z.shape[1]
        if self.state is not None:
            mean, variance = self.state[len(self.left)].reshape(2, width)
            self.left.append(None)
            return functional.batch_norm(z, mean, variance, own[:width], own[width:], False, 0.1, self.epsilon)
        mean, variance = torch.zeros(width, dtype=z.dtype), torch.ones(width, dtype=z.dtype)
        with torch.no_grad():
            functional.batch_norm(z, mean, variance, None, None, True, 0.1, self.epsilon)
        self.left.append(torch.cat([mean, variance]).tolist())
        return functional.batch_norm(z, None, None, own[:width], own[width:], True, 0.1, self.epsilon)

    def layer(self, z: torch.Tensor, own: torch.Tensor) -> torch.Tensor:
        width = z.shape[1]
        return functional.layer_norm(z, (width,), own[:width], own[width:], self.epsilon)

    def group(self, z: torch.Tensor, own: torch.Tensor) -> torch.Tensor:
        width = z.shape[1]
        return functional.group_norm(z, self.groups, own[:width], own[width:], self.epsilon)

    def instance(self, z: torch.Tensor, own: torch.Tensor) -> torch.Tensor:
        channels = z.reshape(len(z), self.groups, -1)
        return functional.instance_norm(channels, eps=self.epsilon).reshape(z.shape)

    def switchable(self, z: torch.Tensor, own: torch.Tensor) -> torch.Tensor:
        """Luo et al. 2019, equations 3 to 6."""
        g = self.groups
        x = z.reshape(len(z), g, -1)
        means = [x.mean(2, keepdim=True), x.mean((1, 2), keepdim=True), x.mean((0, 2), keepdim=True)]
        variances = [x.var(d, unbiased=False, keepdim=True) for d in ((2,), (1, 2), (0, 2))]
        if self.state is not None:
            means[2], variances[2] = self.state[len(self.left)].reshape(2, 1, g, 1)
            self.left.append(None)
        else:
            new = [0.1 * means[2].flatten(), 0.9 + 0.1 * variances[2].flatten()]
            self.left.append(torch.cat(new).tolist())
        of_means, of_variances = torch.softmax(own[2 * g : 2 * g + 3], 0), torch.softmax(own[2 * g + 3 :], 0)
        mean = sum(w * one for w, one in zip(of_means, means, strict=True))
        variance = sum(w * one for w, one in zip(of_variances, variances, strict=True))
        y = (x - mean) / torch.sqrt(variance + self.epsilon) * own[:g, None] + own[g : 2 * g, None]
        return y.reshape(z.shape)


def facts(network: Network, theta: Any, x: Any, y: Any, v: Any) -> dict[str, Any]:
    point = torch.tensor(theta, requires_grad=True)
    loss = functional.cross_entropy(network.outputs(point, torch.tensor(x)), torch.tensor(y))
    left = list(network.left)
    (gradient,) = torch.autograd.grad(loss, point, create_graph=True)
    (product,) = torch.autograd.grad(gradient, point, torch.tensor(v))
    return {"loss": float(loss.detach()), "gradient": gradient.tolist(), "product": product.tolist(), "left": left}


def make(case: dict[str, Any], seed: int) -> dict[str, Any]:
    random = np.random.default_rng(seed)
    of_weights = case["normalization"] in OF_WEIGHTS
    pairs = list(pairwise(WIDTHS))
    blocks = []
    for k, (n, m) in enumerate(pairs):
        count = more(case, m) if of_weights or k < len(pairs) - 1 else 0
        blocks += [random.normal(size=n * m + m), 1 + 0.3 * random.normal(size=count)]
    theta = np.round(np.concatenate(blocks), 3)
    x, v = np.round(random.normal(size=(case["samples"], WIDTHS[0])), 3), np.round(random.normal(size=theta.size), 3)
    y = random.integers(0, WIDTHS[-1], case["samples"])
    made = {**case, "theta": theta.tolist(), "inputs": x.tolist(), "targets": y.tolist(), "direction": v.tolist()}
    made["training"] = facts(Network(case), theta, x, y, v)
    if case["normalization"] in ("batch", "switchable"):
        sizes = [m if case["normalization"] == "batch" else case["groups"] for m in WIDTHS[1:-1]]
        state = [np.round(np.concatenate([0.5 * random.normal(size=m), 0.5 + random.random(m)]), 3) for m in sizes]
        made["state"] = [one.tolist() for one in state]
        made["evaluation"] = facts(Network(case, [torch.tensor(one) for one in state]), theta, x, y, v)
    return made


def main() -> None:
    cases = {name: make(case, seed) for seed, (name, case) in enumerate(CASES.items())}
    content = {"library": "torch", "version": version("torch"), "widths": WIDTHS, "cases": cases}
    Path(__file__).with_name("networks").joinpath("normalizations.json").write_text(
        json.dumps(content) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
