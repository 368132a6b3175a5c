"""The factors of PyTorch's learning-rate schedules, for those of the playground that it has too.

python tests/references/make_schedules.py
"""

import json
import warnings
from importlib.metadata import version
from pathlib import Path
from typing import Any

import torch
from torch.optim import lr_scheduler as schedules

UPDATES = 240
STEPS, FLOOR = 150, 0.03

# What the playground calls it, with which parameters, and how PyTorch makes it (η = 1).
SETTINGS: list[tuple[list[tuple[str, dict[str, Any]]], Any]] = [
    ([("linear", {"steps": STEPS, "floor": FLOOR})],
     lambda o: schedules.LinearLR(o, 1.0, FLOOR, STEPS)),
    ([("step", {"every": 37, "factor": 0.3})],
     lambda o: schedules.StepLR(o, 37, 0.3)),
    ([("exponential", {"gamma": 0.97})],
     lambda o: schedules.ExponentialLR(o, 0.97)),
    ([("exponential", {"gamma": 1.01})],
     lambda o: schedules.ExponentialLR(o, 1.01)),
    ([("inverse_time", {"delay": 7.0})],
     lambda o: schedules.LambdaLR(o, lambda k: 7.0 / (7.0 + k))),
    ([("inverse_root", {"delay": 7.0})],
     lambda o: schedules.LambdaLR(o, lambda k: (1.0 + k / 7.0) ** -0.5)),
    ([("warm_restarts", {"steps": 20, "growth": 2, "floor": FLOOR})],
     lambda o: schedules.CosineAnnealingWarmRestarts(o, 20, 2, FLOOR)),
    ([("warm_restarts", {"steps": 50, "growth": 1, "floor": 0.0})],
     lambda o: schedules.CosineAnnealingWarmRestarts(o, 50)),
    *(
        ([("cyclical", {"half": 21, "floor": 0.25, "shape": shape, "gamma": 0.995})],
         lambda o, shape=shape: schedules.CyclicLR(
             o, 0.25, 1.0, 21, mode=shape, gamma=0.995, cycle_momentum=False))
        for shape in ("triangular", "triangular2", "exp_range")
    ),
    *(
        ([("one_cycle", {"steps": UPDATES, "peak": 0.3, "start": 0.04, "end": 4e-6, "annealing": annealing})],
         lambda o, annealing=annealing: schedules.OneCycleLR(
             # PyTorch counts the rates, of which there are one more than updates between them.
             o, 1.0, total_steps=UPDATES + 1, pct_start=(0.3 * UPDATES + 1) / (UPDATES + 1),
             anneal_strategy=annealing, cycle_momentum=False))
        for annealing in ("cos", "linear")
    ),
    ([("warmup", {"steps": 30, "start": 0.2}), ("warm_restarts", {"steps": 20, "growth": 3, "floor": 0.0})],
     lambda o: schedules.SequentialLR(
         o, [schedules.LinearLR(o, 0.2, 1.0, 30), schedules.CosineAnnealingWarmRestarts(o, 20, 3)], [30])),
    ([("cosine", {"steps": STEPS, "floor": FLOOR})],
     # PyTorch's own goes up again behind the end.
     lambda o: schedules.LambdaLR(o, lambda k: FLOOR + (1 - FLOOR) * torch.cos(
         torch.tensor(min(k, STEPS) / STEPS / 2 * torch.pi, dtype=torch.float64)).item() ** 2)),
]  # fmt: skip


def factors(make: Any) -> list[float]:
    """The rates of all updates of an optimizer with rate 1."""
    optimizer = torch.optim.SGD([torch.zeros(1, dtype=torch.float64)], lr=1.0)
    schedule, rates = make(optimizer), []
    for _ in range(UPDATES + 1):
        rates.append(float(optimizer.param_groups[0]["lr"]))
        optimizer.step()
        if len(rates) <= UPDATES:
            schedule.step()
    return rates


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    curves = [{"schedules": put, "factors": factors(make)} for put, make in SETTINGS]
    head = json.dumps({"made_by": "tests/references/make_schedules.py", "torch": version("torch")})
    body = ",\n".join(json.dumps(curve) for curve in curves)
    file = Path(__file__).parent / "modifiers" / "schedules.json"
    file.write_text(f'{head[:-1]}, "curves": [\n{body}\n]}}\n', "utf-8")
