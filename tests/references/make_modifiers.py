"""Reference trajectories of what is put on a method, by PyTorch and optax.

python tests/references/make_modifiers.py  (needs PyTorch, JAX and optax)

Noise has no such reference: libraries draw other numbers. Schedules have theirs in `make_schedules.py`.
"""

from collections.abc import Callable, Iterator
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax
import torch
from _reference import Setting, Surface, Vector, torch_path, write
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

torch.set_default_dtype(torch.float64)
jax.config.update("jax_enable_x64", True)

SGD, ADAM = torch.optim.SGD, torch.optim.Adam
Path = Callable[[Surface], Iterator[Vector]]


def in_torch(rule: Any, prepare: Callable[[Any], Any] | None = None, **arguments: Any) -> Path:
    """The path of an optimizer of PyTorch whose gradients are prepared before each step."""

    def path(surface: Surface) -> Iterator[Vector]:
        x = torch.tensor(surface.start, requires_grad=True)
        optimizer = rule([x], foreach=False, **arguments)
        while True:
            yield x.detach().numpy().copy()
            optimizer.zero_grad()
            surface.function(x).backward()
            if prepare is not None:
                prepare([x])
            optimizer.step()

    return path


def in_optax(*parts: Any) -> Path:
    """The path of a chain of optax."""

    def path(surface: Surface) -> Iterator[Vector]:
        rule, x = optax.chain(*parts), jnp.asarray(surface.start)
        state = rule.init(x)
        while True:
            yield np.asarray(x)
            change, state = rule.update(jnp.asarray(surface.gradient(np.array(x))), state, x)
            x = x + change

    return path


def averaged_in_torch(rule: Any, average: Any, **arguments: Any) -> Path:
    """The averages that PyTorch's AveragedModel makes of a path, its start counted."""

    def path(surface: Surface) -> Iterator[Vector]:
        model = torch.nn.Linear(2, 1, bias=False)
        means = AveragedModel(model, multi_avg_fn=average)
        for point in torch_path(surface, rule, {"foreach": False, **arguments}):
            with torch.no_grad():
                model.weight[:] = torch.from_numpy(point)
            means.update_parameters(model)
            yield means.module.weight.detach().numpy()[0].copy()

    return path


def averaged_in_optax(rule: Any, beta: float, **arguments: Any) -> Path:
    """The averages that optax's ema makes of the points after the start, corrected for their beginning at 0."""

    def path(surface: Surface) -> Iterator[Vector]:
        points = torch_path(surface, rule, {"foreach": False, **arguments})
        average = optax.ema(beta, debias=True)
        state = average.init(jnp.asarray(next(points)))
        yield surface.start
        for point in points:
            mean, state = average.update(jnp.asarray(point), state)
            yield np.asarray(mean)

    return path


def settings() -> Iterator[Setting]:
    """Every setting with the path of a library."""

    def put(modifier: str, contender: str, by: str, path: Path) -> Setting:
        return modifier, {"contender": contender}, by, path

    for limit, base, rule in (
        (1.0, "gradient_descent:lr=0.02", optax.sgd(0.02)),
        (5.0, "heavy_ball:lr=0.001,beta=0.8", optax.sgd(0.001, momentum=0.8)),
        (20.0, "adam:lr=0.01", optax.adam(0.01)),
    ):
        chain = in_optax(optax.clip_by_global_norm(limit), rule)
        yield put("clip_norm", f"{base}+clip_norm:limit={limit}", "optax.clip_by_global_norm", chain)
    for limit, base, rule, arguments in (
        (1.0, "gradient_descent:lr=0.01", SGD, {"lr": 0.01}),
        (5.0, "heavy_ball:lr=0.001,beta=0.8", SGD, {"lr": 0.001, "momentum": 0.8}),
        (20.0, "adam:lr=0.01", ADAM, {"lr": 0.01}),
    ):
        path = in_torch(
            rule, lambda x, limit=limit: torch.nn.utils.clip_grad_value_(x, limit, foreach=False), **arguments
        )
        yield put("clip_value", f"{base}+clip_value:limit={limit}", "torch.nn.utils.clip_grad_value_", path)
    for decay, base, rule, arguments in (
        (0.01, "gradient_descent:lr=0.0005", SGD, {"lr": 5e-4}),
        (1.0, "heavy_ball:lr=0.0002,beta=0.9", SGD, {"lr": 2e-4, "momentum": 0.9}),
        (0.3, "adam:lr=0.01", ADAM, {"lr": 0.01}),
    ):
        path = in_torch(rule, weight_decay=decay, **arguments)
        yield put("weight_decay", f"{base}+weight_decay:decay={decay}", f"torch.optim.{rule.__name__}", path)
    for decay, base, rule, arguments in (
        (0.01, "adam:lr=0.01", torch.optim.AdamW, {"lr": 0.01}),
        (0.5, "radam:lr=0.0001,threshold=5", torch.optim.RAdam, {"lr": 1e-4, "decoupled_weight_decay": True}),
        (0.2, "nadam:lr=0.02,averaged_by=beta1", torch.optim.NAdam, {"lr": 0.02, "decoupled_weight_decay": True}),
    ):
        path, by = in_torch(rule, weight_decay=decay, **arguments), f"torch.optim.{rule.__name__}"
        yield put("decoupled_weight_decay", f"{base}+decoupled_weight_decay:decay={decay}", by, path)
    for base, rule, arguments in BASES:
        path = averaged_in_torch(rule, None, **arguments)
        yield put("tail_average", f"{base}+tail_average", "torch.optim.swa_utils.AveragedModel", path)
    for (base, rule, arguments), beta in zip(BASES, (0.99, 0.9, 0.5), strict=True):
        spec = f"{base}+exponential_average:beta={beta}"
        yield put("exponential_average", spec, "optax.ema", averaged_in_optax(rule, beta, **arguments))
        path = averaged_in_torch(rule, get_ema_multi_avg_fn(beta), **arguments)
        by = "torch.optim.swa_utils.get_ema_multi_avg_fn"
        yield put("exponential_average", f"{spec},bias_correction=false", by, path)


BASES: list[tuple[str, Any, dict[str, Any]]] = [
    ("gradient_descent:lr=0.0005", SGD, {"lr": 5e-4}),
    ("heavy_ball:lr=0.0002,beta=0.9", SGD, {"lr": 2e-4, "momentum": 0.9}),
    ("adam:lr=0.01", ADAM, {"lr": 0.01}),
]

if __name__ == "__main__":
    write(settings(), "make_modifiers.py", ("torch", "numpy", "jax", "optax"), folder="modifiers")
