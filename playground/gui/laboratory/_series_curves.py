"""A snapshot's numbers as the curves of a chart."""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.gui.panels._chart import Curves
from playground.gui.theme.theme import GuiTheme
from playground.picture.contender_look import ContenderLook, contender_look
from playground.services.training_snapshot import Snapshot
from playground.session.laboratory import Laboratory
from playground.training.look_series import LookSeries

Floats = NDArray[np.float64]
_LOOKED = 320  # values of a curve between looks: enough for dashes


class SeriesKind(NamedTuple):
    """One thing that is drawn by update: its words, what they mean, its axis."""

    title: str
    doc: str
    logarithmic: bool


SERIES: Final[dict[str, SeriesKind]] = {
    "gradient_norm": SeriesKind("Gradient norm", "how long the gradient of each batch's loss is", True),
    "rate": SeriesKind("Learning rate", "the rate in force at each update, schedules and changes counted in", True),
    "step_length": SeriesKind("Step length", "how far the parameters move with each update", True),
    "distance": SeriesKind("Distance from start", "how far the parameters are from where they began", False),
    "loss": SeriesKind("Loss of batches", "what each update's batch cost, before the update", True),
}


def series_curves(snapshot: Snapshot, laboratory: Laboratory, theme: GuiTheme, name: str) -> list[Curves]:
    """Return a curve for each contender that learns."""
    outline = snapshot.series[name]
    return [
        Curves(
            outline.values[row : row + 1], _look(snapshot, place, theme).color, (snapshot.training.names[place],),
            strong=place == laboratory.selected, steps=outline.steps, pattern=_look(snapshot, place, theme).pattern,
        )
        for row, place in enumerate(snapshot.places)
    ]  # fmt: skip


def looked_curves(
    snapshot: Snapshot, laboratory: Laboratory, theme: GuiTheme, name: str, parts: tuple[str, ...]
) -> list[Curves]:
    """Return for each contender curves of what was seen over all samples, `name` loss or accuracy; test is dashed.

    Averages have curves of their own, edged as on the plane of a race.
    """
    last = max((looks.updates[-1] for looks in snapshot.looks), default=0.0)
    steps = np.linspace(0.0, max(last, 1.0), _LOOKED)
    seen = [(place, looks, "") for place, looks in zip(snapshot.places, snapshot.looks, strict=True)]
    averages = zip(snapshot.places, snapshot.average_looks, strict=True)
    seen += [(place, looks, " averaged") for place, looks in averages if looks is not None]
    curves = []
    for part in parts:
        for place, looks, averaged in seen:
            values = _between(looks, f"{part}_{name}", steps)
            if np.isfinite(values).any():
                look = _look(snapshot, place, theme)
                name_of = f"{snapshot.training.names[place]}{averaged} {part}"
                curves.append(
                    Curves(
                        values[None], look.color, (name_of,), dashed=part == "test", pattern=look.pattern,
                        strong=place == laboratory.selected, steps=steps, edged=bool(averaged),
                    )
                )  # fmt: skip
    return curves


def looked_words(snapshot: Snapshot | None) -> str:
    """Return what tells the curves of `looked_curves` apart."""
    averaged = snapshot is not None and any(looks is not None for looks in snapshot.average_looks)
    return "training, test - -, averages edged" if averaged else "training, test - -"


def _between(looks: LookSeries, name: str, steps: Floats) -> Floats:
    """Straight lines from look to look, nothing behind the last."""
    seen: Floats = getattr(looks, name)
    values: Floats = np.interp(steps, looks.updates, seen)
    values[steps > looks.updates[-1] + 1e-9] = np.nan
    return values


def _look(snapshot: Snapshot, place: int, theme: GuiTheme) -> ContenderLook:
    return contender_look(place, snapshot.training.contenders[place].contender, theme.picture)
