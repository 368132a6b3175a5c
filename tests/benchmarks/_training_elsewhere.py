"""The same trainings in JAX and PyTorch, where they are installed."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np

from tests.benchmarks._benchmark import Unmeasurable

RATE = 0.1


def in_jax(widths: list[int], inputs: Any, targets: Any, batch: int, updates: int) -> Callable[[], Any]:
    """Return a call of a jitted scan over all updates of gradient descent on the logistic loss, losses kept."""
    try:
        import jax
        import jax.numpy as jnp
    except ImportError:
        raise Unmeasurable("JAX is not installed") from None
    jax.config.update("jax_enable_x64", True)
    x, y = jnp.asarray(inputs), jnp.asarray(targets, dtype=float)[:, None]
    generator = np.random.default_rng(0)
    start = [(jnp.asarray(generator.normal(size=(a, b)) / np.sqrt(a)), jnp.zeros(b)) for a, b in pairwise(widths)]
    count = len(inputs) // batch

    def loss(layers: Any, samples: Any, classes: Any) -> Any:
        for weights, bias in layers[:-1]:
            samples = jnp.tanh(samples @ weights + bias)
        z = samples @ layers[-1][0] + layers[-1][1]
        return jnp.mean(jnp.logaddexp(0.0, z) - classes * z)

    def update(layers: Any, t: Any) -> Any:
        first = (t % count) * batch
        samples = jax.lax.dynamic_slice_in_dim(x, first, batch)
        classes = jax.lax.dynamic_slice_in_dim(y, first, batch)
        cost, slopes = jax.value_and_grad(loss)(layers, samples, classes)
        return jax.tree.map(lambda p, g: p - RATE * g, layers, slopes), cost

    run = jax.jit(lambda layers: jax.lax.scan(update, layers, jnp.arange(updates)))
    return lambda: jax.block_until_ready(run(start))


def in_torch(network: Callable[[Any], Any], loss: Any, inputs: Any, targets: Any, batch: int, updates: int) -> Any:
    """Return a call of so many eager updates of gradient descent, losses kept; `network(torch)` makes a module."""
    try:
        import torch
    except ImportError:
        raise Unmeasurable("PyTorch is not installed") from None
    model = network(torch).double()
    x, y = torch.tensor(inputs), torch.tensor(targets)
    optimizer = torch.optim.SGD(model.parameters(), lr=RATE)
    criterion = loss(torch)
    count = len(inputs) // batch

    def run() -> list[float]:
        losses = []
        for t in range(updates):
            first = (t % count) * batch
            optimizer.zero_grad()
            cost = criterion(model(x[first : first + batch]), y[first : first + batch])
            cost.backward()
            optimizer.step()
            losses.append(cost.detach())
        return losses

    return run
