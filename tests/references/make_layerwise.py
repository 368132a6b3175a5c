"""100 updates of optax's LARS and LAMB on a small network, each array of parameters a layer of its own.

python tests/references/make_layerwise.py  (needs JAX and optax)
"""

import json
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax

jax.config.update("jax_enable_x64", True)
UPDATES, SHOWN = 100, (1, 10, 100)
WIDTHS, EPSILON = (3, 5, 4, 1), 1e-5

# A perceptron with layer normalization: of each layer W (out, in) and b, of hidden ones γ and β.
Parameters = list[dict[str, Any]]


def begun(random: np.random.Generator) -> Parameters:
    """Initial parameters, no block of which is 0."""
    layers: Parameters = []
    for k, (before, after) in enumerate(pairwise(WIDTHS)):
        layers.append({"W": random.normal(size=(after, before)), "b": random.normal(size=after)})
        if k < len(WIDTHS) - 2:
            layers[-1] |= {"gamma": 1 + 0.1 * random.normal(size=after), "beta": random.normal(size=after)}
    return layers


def loss(layers: Parameters, inputs: Any, targets: Any) -> Any:
    """Half of the mean square, with tanh."""
    a = inputs
    for layer in layers:
        z = a @ layer["W"].T + layer["b"]
        if "gamma" in layer:
            away = z - z.mean(axis=1, keepdims=True)
            hat = away / jnp.sqrt((away**2).mean(axis=1, keepdims=True) + EPSILON)
            z = jnp.tanh(layer["gamma"] * hat + layer["beta"])
        a = z
    return 0.5 * ((a[:, 0] - targets) ** 2).mean()


def flat(layers: Parameters) -> list[float]:
    """θ in the order of the playground."""
    return [float(x) for layer in layers for name in ("W", "b", "gamma", "beta") for x in np.ravel(layer.get(name, []))]


def weights_only(layers: Parameters) -> Any:
    """A mask of optax: weights alone, not biases and what a normalization learns."""
    return [{name: name == "W" for name in layer} for layer in layers]


def everything(layers: Parameters) -> Any:
    """A mask of optax: all."""
    return jax.tree.map(lambda _: True, layers)


def lamb(q: dict[str, Any], decays: Any, trusts: Any) -> Any:
    """optax.lamb has no mask for the trust ratio: the same chain with one."""
    return optax.chain(
        optax.scale_by_adam(q["beta1"], q["beta2"], q["epsilon"]),
        optax.add_decayed_weights(q["weight_decay"], decays),
        optax.masked(optax.scale_by_trust_ratio(), trusts),
        optax.scale(-q["lr"]),
    )


def settings() -> Any:
    """The playground's optimizer and parameters, and optax's rule."""
    masks = {
        "nothing": (everything, everything), "decay": (weights_only, everything), "trust": (everything, weights_only),
        "both": (weights_only, weights_only),
    }  # fmt: skip
    for exempt, (decays, trusts) in masks.items():
        # With a decay ours divides by ‖g‖ + λ‖x‖, as in the paper, and optax by ‖g + λx‖.
        q = {"lr": 0.3, "beta": 0.9, "trust": 0.02, "weight_decay": 0.0, "exempt": exempt}
        yield "lars", q, optax.lars(
            q["lr"], trust_coefficient=q["trust"], momentum=q["beta"], trust_ratio_mask=trusts
        )  # fmt: skip
        q = {
            "lr": 0.01, "beta1": 0.9, "beta2": 0.99, "epsilon": 1e-6, "weight_decay": 0.1, "largest_size": 1e6,
            "exempt": exempt,
        }  # fmt: skip
        yield "lamb", q, lamb(q, decays, trusts)
    q = {"lr": 0.02, "beta1": 0.8, "beta2": 0.95, "epsilon": 1e-8, "weight_decay": 0.0, "largest_size": 1e6}
    yield "lamb", q, optax.lamb(q["lr"], b1=q["beta1"], b2=q["beta2"], eps=q["epsilon"])


def path(rule: Any, layers: Parameters, inputs: Any, targets: Any) -> dict[str, list[float]]:
    """θ after some updates."""
    state, slope, found = rule.init(layers), jax.jit(jax.grad(loss)), {}
    for t in range(1, UPDATES + 1):
        moves, state = rule.update(slope(layers, inputs, targets), state, layers)
        layers = optax.apply_updates(layers, moves)
        if t in SHOWN:
            found[str(t)] = flat(layers)
    return found


if __name__ == "__main__":
    random = np.random.default_rng(7)
    layers, inputs = begun(random), random.normal(size=(12, WIDTHS[0]))
    targets = np.sin(inputs.sum(axis=1))
    begin = jax.tree.map(jnp.asarray, layers)
    paths = [
        {"optimizer": id, "parameters": q, "theta": path(rule, begin, jnp.asarray(inputs), jnp.asarray(targets))}
        for id, q, rule in settings()
    ]
    head = {
        "made_by": "tests/references/make_layerwise.py", "jax": version("jax"), "optax": version("optax"),
        "inputs": inputs.tolist(), "targets": targets.tolist(), "hidden": WIDTHS[1:-1], "start": flat(layers),
    }  # fmt: skip
    body = ",\n".join(json.dumps(one) for one in paths)
    file = Path(__file__).parent / "networks" / "layerwise.json"
    file.write_text(f'{json.dumps(head)[:-1]}, "paths": [\n{body}\n]}}\n', "utf-8")
