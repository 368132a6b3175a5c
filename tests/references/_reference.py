"""What the scripts that make reference trajectories share; nothing of the playground is imported.

Formulas are typed here once more, gradients and Hessians are PyTorch's automatic derivatives, all in float64.
"""

import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import torch

STEPS = 200
STORED = [*range(11), 20, 50, 100, STEPS]

Vector = Any
Setting = tuple[str, dict[str, Any], str, Callable[["Surface"], Iterator[Vector]]]


def rosenbrock(x: torch.Tensor) -> torch.Tensor:
    return (1 - x[0]) ** 2 + 100 * (x[1] - x[0] ** 2) ** 2


def beale(x: torch.Tensor) -> torch.Tensor:
    terms = [c - x[0] * (1 - x[1] ** k) for k, c in ((1, 1.5), (2, 2.25), (3, 2.625))]
    return terms[0] ** 2 + terms[1] ** 2 + terms[2] ** 2


def rotated_quadratic(x: torch.Tensor) -> torch.Tensor:
    steep = x[0] * math.cos(0.6) + x[1] * math.sin(0.6)
    flat = x[1] * math.cos(0.6) - x[0] * math.sin(0.6)
    return (50 * steep**2 + flat**2) / 2


class Surface:
    """A function with a start point and exact derivatives."""

    def __init__(self, function: Any, parameters: dict[str, float], start: tuple[float, float]) -> None:
        self.function, self.parameters, self.start = function, parameters, np.array(start)

    def value(self, x: Vector) -> float:
        return float(self.function(torch.from_numpy(np.asarray(x))))

    def gradient(self, x: Vector) -> Vector:
        return torch.func.grad(self.function)(torch.from_numpy(np.asarray(x))).numpy()

    def hessian(self, x: Vector) -> Vector:
        return torch.func.hessian(self.function)(torch.from_numpy(np.asarray(x))).numpy()


SURFACES = {
    "rosenbrock": Surface(rosenbrock, {"a": 1.0, "b": 100.0}, (-1.2, 1.0)),
    "beale": Surface(beale, {}, (1.2, 0.2)),
    "rotated_quadratic": Surface(rotated_quadratic, {"kappa": 50.0, "angle": 0.6}, (-1.4, 1.6)),
}


def torch_path(surface: Surface, optimizer: Any, arguments: dict[str, Any]) -> Iterator[Vector]:
    """Yield the points of one of PyTorch's optimizers, the start first."""
    x = torch.tensor(surface.start, dtype=torch.float64, requires_grad=True)
    rule = optimizer([x], **arguments)
    yield x.detach().numpy().copy()
    while True:
        rule.zero_grad()
        surface.function(x).backward()
        rule.step()
        yield x.detach().numpy().copy()


def write(
    settings: Iterable[Setting], made_by: str, libraries: Iterable[str] = ("torch", "numpy"),
    besides: Callable[[Any, str, list[Any]], dict[str, float]] = lambda path, surface, points: {},
    surfaces: Mapping[str, Any] = SURFACES, folder: str = "",
) -> None:  # fmt: skip
    """Write `<optimizer>.json` beside this file, or in a folder there, for each optimizer among the settings.

    Arguments: `settings` (optimizer, its parameters as the playground names them, by whom, path), where `path(surface)`
    yields points, the start first. A parameter named `contender` may hold a whole contender as the command line has it;
    `besides(path, surface's name, points)` returns what else is to be stored of a path.
    """
    paths: dict[str, list[dict[str, Any]]] = {}
    for optimizer, parameters, by, path in settings:
        for name, surface in surfaces.items():
            points_of = path(surface)
            points = [next(points_of) for _ in range(STEPS + 1)]
            stored = np.array(points, dtype=float).tolist()
            assert np.isfinite(stored).all(), (optimizer, parameters, name)
            paths.setdefault(optimizer, []).append(
                {
                    "optimizer": optimizer, "parameters": parameters, "by": by, "surface": name,
                    "surface_parameters": surface.parameters, "positions": [stored[step] for step in STORED],
                    **besides(path, name, points),
                }
            )  # fmt: skip
    for optimizer, own in paths.items():
        head = json.dumps(
            {"made_by": made_by, "versions": {name: version(name) for name in libraries}, "steps": STORED}
        )
        body = ",\n".join(json.dumps(path) for path in own)
        (Path(__file__).parent / folder / f"{optimizer}.json").write_text(
            f'{head[:-1]}, "paths": [\n{body}\n]}}\n', "utf-8"
        )
