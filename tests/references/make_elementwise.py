"""Reference trajectories of the other first-order methods by libraries, where their conventions agree with ours.

python tests/references/make_elementwise.py  (needs PyTorch, JAX, optax and schedulefree)

What no library has, or has in another convention, is in `make_transcribed.py`.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax
import schedulefree
import torch
from _reference import Setting, Surface, Vector, torch_path, write
from make_transcribed import merged

# NAdam keeps its products in the default type.
torch.set_default_dtype(torch.float64)
jax.config.update("jax_enable_x64", True)


def optax_path(surface: Surface, rule: Any) -> Iterator[Vector]:
    """Yield the points of a gradient transformation of optax, the start first."""
    x = jnp.asarray(surface.start)
    state = rule.init(x)
    update = jax.jit(rule.update)
    while True:
        yield np.asarray(x)
        change, state = update(jnp.asarray(surface.gradient(np.array(x))), state, x)
        x = x + change


def schedule_free_path(surface: Surface, optimizer: Any, arguments: dict[str, Any]) -> Iterator[Vector]:
    """Yield the averages of schedulefree, which shows them in its mode of evaluation."""
    x = torch.tensor(surface.start, dtype=torch.float64, requires_grad=True)
    rule = optimizer([x], foreach=False, **arguments)
    while True:
        rule.eval()
        yield x.detach().numpy().copy()
        rule.train()
        rule.zero_grad()
        surface.function(x).backward()
        rule.step()


def in_torch(optimizer: str, q: dict[str, Any]) -> tuple[str, Any]:
    betas, library = (q["beta1"], q["beta2"]), torch.optim
    shared = {"lr": q["lr"], "betas": betas, "eps": q["epsilon"], "foreach": False}
    match optimizer:
        case "nadam":
            rule, own = library.NAdam, {"momentum_decay": q["momentum_decay"]}
        case "adamw":
            rule, own = library.AdamW, {"weight_decay": q["weight_decay"]}
        case "adamax":
            rule, own = library.Adamax, {}
        case _:
            rule, own = library.RAdam, {}
    return f"torch.optim.{rule.__name__}", partial(torch_path, optimizer=rule, arguments={**shared, **own})


def in_optax(optimizer: str, q: dict[str, Any]) -> tuple[str, Any]:
    match optimizer:
        case "sign_descent":
            name, rule = "sign_sgd", optax.sign_sgd(q["lr"])
        case "nadam":
            name, rule = "nadam", optax.nadam(q["lr"], q["beta1"], q["beta2"], q["epsilon"])
        case "adabelief":
            name = "adabelief"
            rule = optax.adabelief(q["lr"], q["beta1"], q["beta2"], eps=q["epsilon"], eps_root=q["epsilon"])
        case "lion":
            name, rule = "lion", optax.lion(q["lr"], q["beta1"], q["beta2"], weight_decay=q["weight_decay"])
        case "lars":
            name, rule = "lars", optax.lars(q["lr"], trust_coefficient=q["trust"], momentum=q["beta"])
        case "lamb":
            numbers = q["lr"], q["beta1"], q["beta2"], q["epsilon"]
            name, rule = "lamb", optax.lamb(*numbers, weight_decay=q["weight_decay"])
        case _:
            name, rule = "contrib.cocob", optax.contrib.cocob(alpha=q["alpha"], eps=q["first_scale"])
    return f"optax.{name}", partial(optax_path, rule=rule)


def in_schedulefree(q: dict[str, Any]) -> tuple[str, Any]:
    arguments = {"lr": q["lr"], "weight_decay": q["weight_decay"], "warmup_steps": q["warmup"]}
    if q["form"] == "sgd":
        rule, own = schedulefree.SGDScheduleFree, {"momentum": q["beta"]}
    else:
        rule, own = schedulefree.AdamWScheduleFree, {"betas": (q["beta"], q["beta2"]), "eps": q["epsilon"]}
    return f"schedulefree.{rule.__name__}", partial(schedule_free_path, optimizer=rule, arguments={**arguments, **own})


def adaptive(lr: float, beta1: float, beta2: float, epsilon: float, **more: Any) -> dict[str, Any]:
    return {"lr": lr, "beta1": beta1, "beta2": beta2, "epsilon": epsilon, **more}


TORCH: list[tuple[str, dict[str, Any]]] = [
    *[
        ("nadam", adaptive(*numbers, momentum_decay=decay, averaged_by="beta1"))
        for *numbers, decay in ((0.01, 0.9, 0.999, 1e-8, 0.004), (0.03, 0.8, 0.99, 1e-6, 0.1))
    ],
    *[
        ("adamw", adaptive(*numbers, weight_decay=decay))
        for *numbers, decay in ((0.01, 0.9, 0.999, 1e-8, 0.01), (0.05, 0.8, 0.99, 1e-8, 0.5))
    ],
    *[
        ("adamax", adaptive(*numbers))
        for numbers in (
            (0.002, 0.9, 0.999, 0.0),
            (0.01, 0.9, 0.999, 1e-8),
            (0.05, 0.8, 0.99, 1e-8),
            (0.02, 0.95, 0.9, 1e-2),
        )
    ],
    *[
        ("radam", adaptive(*numbers, threshold=5.0))
        for numbers in ((2e-4, 0.9, 0.999, 1e-8), (1e-4, 0.8, 0.99, 1e-8), (5e-5, 0.95, 0.9, 1e-4))
    ],
]
OPTAX: list[tuple[str, dict[str, Any]]] = [
    *[("sign_descent", {"lr": lr}) for lr in (0.01, 0.003, 0.001)],
    ("nadam", adaptive(0.01, 0.9, 0.999, 1e-8, momentum="constant")),
    *[
        ("adabelief", adaptive(*numbers))
        for numbers in ((0.005, 0.9, 0.999, 1e-8), (0.02, 0.8, 0.99, 1e-4), (0.002, 0.95, 0.99, 1e-6))
    ],
    *[
        ("lion", {"lr": lr, "beta1": b1, "beta2": b2, "weight_decay": decay})
        for lr, b1, b2, decay in ((0.003, 0.9, 0.99, 0.0), (0.01, 0.5, 0.9, 0.1), (0.001, 0.95, 0.98, 1.0))
    ],
    *[("lars", {"lr": lr, "beta": beta, "trust": trust}) for lr, beta, trust in ((1.0, 0.9, 0.001), (0.5, 0.5, 0.02))],
    *[
        ("lamb", adaptive(*numbers, weight_decay=decay, largest_size=1000.0))
        for *numbers, decay in ((0.01, 0.9, 0.999, 1e-6, 0.0), (0.003, 0.9, 0.99, 1e-4, 0.2))
    ],
    *[
        ("cocob", {"alpha": alpha, "first_scale": scale})
        for alpha, scale in ((100.0, 1e-8), (100.0, 1e-3), (300.0, 1.0))
    ],
]
FREE: list[dict[str, Any]] = [
    {
        "form": form, "lr": lr, "beta": beta, "beta2": beta2, "epsilon": epsilon, "weight_decay": decay,
        "warmup": warmup,
    }
    for form, lr, beta, beta2, epsilon, decay, warmup in (
        ("adamw", 0.02, 0.9, 0.999, 1e-8, 0.0, 0), ("adamw", 0.05, 0.8, 0.99, 1e-6, 0.1, 20),
        ("sgd", 4e-4, 0.9, 0.999, 1e-8, 0.0, 0), ("sgd", 8e-4, 0.7, 0.999, 1e-8, 0.5, 10),
    )
]  # fmt: skip


def settings() -> Iterator[Setting]:
    """Every setting with the path of a library."""
    for optimizer, q in TORCH:
        yield optimizer, q, *in_torch(optimizer, q)
    for optimizer, q in OPTAX:
        yield optimizer, q, *in_optax(optimizer, q)
    for q in FREE:
        yield "schedule_free", q, *in_schedulefree(q)


if __name__ == "__main__":
    libraries = ("torch", "numpy", "jax", "optax", "schedulefree")
    write(merged(settings()), "make_elementwise.py", libraries)
