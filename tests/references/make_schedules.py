"""The factors of PyTorch's and optax's learning-rate schedules, for those of the playground that they have too.

python tests/references/make_schedules.py  (needs PyTorch, JAX and optax)
"""

import json
import warnings
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import jax
import optax
import torch
from torch.optim import lr_scheduler as schedules

jax.config.update("jax_enable_x64", True)
FLOOR, LENGTHS = 0.03, (1, 2, 3, 10, 500)

Put = list[tuple[str, dict[str, Any]]]


def settings(T: int) -> Iterator[tuple[Put, Any]]:
    """What the playground calls it, with which parameters, and how PyTorch makes it (η = 1); T is the length."""
    yield [("linear", {"steps": T, "floor": FLOOR})], lambda o: schedules.LinearLR(o, 1.0, FLOOR, T)
    yield [("cosine", {"steps": T, "floor": FLOOR})], lambda o: schedules.CosineAnnealingLR(o, T, FLOOR)
    yield [("step", {"every": T, "factor": 0.3})], lambda o: schedules.StepLR(o, T, 0.3)
    yield [("step", {"every": max(T // 4, 1), "factor": 0.3})], lambda o: schedules.StepLR(o, max(T // 4, 1), 0.3)
    yield [("exponential", {"gamma": 0.97})], lambda o: schedules.ExponentialLR(o, 0.97)
    yield [("exponential", {"gamma": 1.01})], lambda o: schedules.ExponentialLR(o, 1.01)
    yield [("inverse_time", {"delay": 7.0})], lambda o: schedules.LambdaLR(o, lambda k: 7.0 / (7.0 + k))
    yield [("inverse_root", {"delay": 7.0})], lambda o: schedules.LambdaLR(o, lambda k: (1.0 + k / 7.0) ** -0.5)
    yield [("warmup", {"steps": T, "start": 0.2})], lambda o: schedules.LinearLR(o, 0.2, 1.0, T)
    for growth in (1, 2):
        first = max(T // 4, 1)
        yield (
            [("warm_restarts", {"steps": first, "growth": growth, "floor": FLOOR})],
            lambda o, first=first, growth=growth: schedules.CosineAnnealingWarmRestarts(o, first, growth, FLOOR),
        )
    for shape in ("triangular", "triangular2", "exp_range"):
        half = max(T // 6, 1)
        yield (
            [("cyclical", {"half": half, "floor": 0.25, "shape": shape, "gamma": 0.995})],
            lambda o, shape=shape, half=half: schedules.CyclicLR(
                o, 0.25, 1.0, half, mode=shape, gamma=0.995, cycle_momentum=False
            ),
        )
    for annealing in ("cos", "linear"):
        for peak in (0.3, 0.45, 0.0, 1.0):
            if peak * T == 1:  # PyTorch divides by 0
                continue
            yield (
                [("one_cycle", {"steps": T, "peak": peak, "start": 0.04, "end": 4e-6, "annealing": annealing})],
                lambda o, annealing=annealing, peak=peak: schedules.OneCycleLR(
                    o, 1.0, total_steps=T, pct_start=peak, anneal_strategy=annealing, cycle_momentum=False
                ),
            )
    if T >= 10:
        warm = T // 5
        yield (
            [("warmup", {"steps": warm, "start": 0.2}), ("cosine", {"steps": T - warm, "floor": 0.0})],
            lambda o: schedules.SequentialLR(
                o, [schedules.LinearLR(o, 0.2, 1.0, warm), schedules.CosineAnnealingLR(o, T - warm)], [warm]
            ),
        )


def in_optax(T: int) -> Iterator[tuple[Put, Any]]:
    """The same for what optax has: functions of the update."""
    yield [("cosine", {"steps": T, "floor": FLOOR})], optax.cosine_decay_schedule(1.0, T, FLOOR)
    yield [("linear", {"steps": T, "floor": FLOOR})], optax.linear_schedule(1.0, FLOOR, T)
    yield [("exponential", {"gamma": 0.97})], optax.exponential_decay(1.0, 1, 0.97)
    yield [("step", {"every": T, "factor": 0.3})], optax.exponential_decay(1.0, T, 0.3, staircase=True)
    yield [("warmup", {"steps": T, "start": 0.2})], optax.linear_schedule(0.2, 1.0, T)


def factors(make: Any, T: int) -> list[float]:
    """The rates of updates 0 to T − 1 of an optimizer with rate 1."""
    optimizer = torch.optim.SGD([torch.zeros(1, dtype=torch.float64)], lr=1.0)
    schedule, rates = make(optimizer), []
    for k in range(T):
        rates.append(float(optimizer.param_groups[0]["lr"]))
        optimizer.step()
        if k < T - 1:
            schedule.step()
    return rates


def curves() -> Iterator[dict[str, Any]]:
    """Every schedule of every length, as each library makes it; of long curves every tenth update is kept."""
    for T in LENGTHS:
        kept = sorted({*range(0, T, 1 if T <= 10 else 10), *range(max(T - 3, 0), T)})
        made = [
            *(("torch", put, factors(make, T)) for put, make in settings(T)),
            *(("optax", put, [float(rate(k)) for k in range(T)]) for put, rate in in_optax(T)),
        ]
        for by, put, rates in made:
            yield {"by": by, "schedules": put, "updates": kept, "factors": [rates[k] for k in kept]}


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    versions = {"torch": version("torch"), "optax": version("optax")}
    head = json.dumps({"made_by": "tests/references/make_schedules.py", **versions})
    body = ",\n".join(json.dumps(curve) for curve in curves())
    file = Path(__file__).parent / "modifiers" / "schedules.json"
    file.write_text(f'{head[:-1]}, "curves": [\n{body}\n]}}\n', "utf-8")
