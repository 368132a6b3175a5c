"""What `--png`, `--picture`, `--relief`, `--theme` and `--color-by` mean."""

import math
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playground.base.errors import PlaygroundError, shown, unknown
from playground.cli._figure import read_figure
from playground.cli._outputs import Output, picture_output
from playground.picture.relief import NO_RELIEF

if TYPE_CHECKING:
    from playground.experiments.experiment import Experiment
    from playground.experiments.result import Result


def read_picture(arguments: Namespace, experiment: "Experiment") -> "Callable[[Result, Path], None] | None":
    """Return what writes the picture that is asked for to a file, None where none is; raise PlaygroundError."""
    path = arguments.png if arguments.picture is None else arguments.picture
    options: dict[str, Any] = read_figure(arguments, path is not None, "--png PATH or --picture PATH")
    if path is None:
        for option in ("relief", "theme", "color_by"):
            if getattr(arguments, option) is not None:
                raise PlaygroundError(
                    f"--{option.replace('_', '-')} says how the picture looks: say with --png PATH where it is written"
                )
        return None
    theme = "light" if arguments.theme is None else arguments.theme
    if theme not in ("light", "dark"):
        raise unknown("theme", theme, ("light", "dark"))
    options["theme"] = theme
    if arguments.color_by is not None:
        options["color_by"] = _colored_by(arguments.color_by)
    if arguments.relief is not None:
        if experiment.problem.dimension != 2:
            raise PlaygroundError(NO_RELIEF)
        chosen = [name for name in ("size", "dpi", "title", "legend") if name in options]
        if chosen:
            raise PlaygroundError(f"--{chosen[0]} is for contour plots; a relief has its own frame")
        options |= _direction(arguments.relief)
        return _relief(options)
    return _contours(options)


def race_output(arguments: Namespace) -> Output:
    """Return the output of the race's picture; raise PlaygroundError where it is stated twice or cannot be drawn so."""
    if arguments.picture is None:
        return Output("--png", arguments.png, ("png",))
    if arguments.png is not None:
        raise PlaygroundError("--png and --picture write the same picture: say one of them")
    if arguments.relief is not None:
        return Output("--picture", arguments.picture, ("png", "pdf"))
    return picture_output("--picture", arguments.picture)


def _colored_by(text: str) -> str:
    from playground.picture.lines.drawn_paths import PATH_COLORS

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


def _contours(options: dict[str, Any]) -> "Callable[[Result, Path], None]":
    def write(result: "Result", path: Path) -> None:
        from playground.figures.save_picture import save_picture

        save_picture(result, path, **options)

    return write


def _relief(options: dict[str, Any]) -> "Callable[[Result, Path], None]":
    def write(result: "Result", path: Path) -> None:
        from playground.exporters import EXPORTERS

        EXPORTERS.get("relief").write(result, path, **options)

    return write
