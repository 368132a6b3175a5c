"""What `--png`, `--relief`, `--theme` and `--color-by` mean."""

import math
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playground.base.errors import PlaygroundError, shown, unknown
from playground.picture.relief import NO_RELIEF

if TYPE_CHECKING:
    from playground.experiments.experiment import Experiment
    from playground.experiments.result import Result


def read_picture(arguments: Namespace, experiment: "Experiment") -> "Callable[[Result, Path], None] | None":
    """Return what writes the picture that is asked for to a file, None where none is; raise PlaygroundError."""
    if arguments.png is None:
        for option in ("relief", "theme", "color_by"):
            if getattr(arguments, option) is not None:
                raise PlaygroundError(
                    f"--{option.replace('_', '-')} says how the picture looks: say with --png PATH where it is written"
                )
        return None
    theme = "light" if arguments.theme is None else arguments.theme
    if theme not in ("light", "dark"):
        raise unknown("theme", theme, ("light", "dark"))
    options: dict[str, Any] = {"theme": theme}
    if arguments.color_by is not None:
        options["color_by"] = _colored_by(arguments.color_by)
    if arguments.relief is not None:
        if experiment.problem.dimension != 2:
            raise PlaygroundError(NO_RELIEF)
        options |= _direction(arguments.relief)
    return _writer("png" if arguments.relief is None else "relief", options)


def _colored_by(text: str) -> str:
    from playground.picture.drawn_paths import PATH_COLORS

    if text not in PATH_COLORS:
        raise unknown("colouring of paths", text, PATH_COLORS)
    return text


def _direction(text: str) -> dict[str, Any]:
    from playground.picture.relief.camera import HIGHEST, LOWEST, ReliefCamera

    if not text:
        return {}
    try:
        numbers = [float(word) for word in text.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) != 2 or not all(map(math.isfinite, numbers)) or not LOWEST <= numbers[1] <= HIGHEST:
        raise PlaygroundError(
            f"--relief must be an azimuth and an elevation from {LOWEST:g} to {HIGHEST:g} degrees, such as 30,50, "
            f"got {shown(text)}"
        )
    return {"camera": ReliefCamera(*numbers)}


def _writer(id: str, options: dict[str, Any]) -> "Callable[[Result, Path], None]":
    def write(result: "Result", path: Path) -> None:
        from playground.exporters import EXPORTERS

        EXPORTERS.get(id).write(result, path, **options)

    return write
