"""A snapshot's numbers as the lines of a graph."""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.gui.theme.theme import GuiTheme
from playground.picture.colors.contender_look import ContenderLook, contender_look
from playground.picture.graph import Line
from playground.services.training_snapshot import Snapshot
from playground.session.networks_state import NetworksState
from playground.training.look_series import LookSeries

Floats = NDArray[np.float64]
AVERAGED: Final = " averaged"  # behind the name of a contender whose average is meant
_USUAL, _STRONG = 1.4, 2.0


class SeriesKind(NamedTuple):
    """One thing that is drawn by update: its words, what they mean, its axis."""

    title: str
    doc: str
    logarithmic: bool
    symbol: str


SERIES: Final[dict[str, SeriesKind]] = {
    "gradient_norm": SeriesKind("Gradient norm", "how long the gradient of each batch's loss is", True, "‖∇‖"),
    "rate": SeriesKind(
        "Learning rate", "the rate in force at each update, schedules and changes counted in", True, "η"
    ),
    "step_length": SeriesKind("Step length", "how far the parameters move with each update", True, "‖Δθ‖"),
    "distance": SeriesKind("Distance from start", "how far the parameters are from where they began", False, "‖θ−θ₀‖"),
    "loss": SeriesKind("Loss of batches", "what each update's batch cost, before the update", True, "loss"),
}


def series_lines(snapshot: Snapshot, networks_state: NetworksState, theme: GuiTheme, name: str) -> list[Line]:
    """Return a line for each contender that learns, the selected one's on top."""
    outline = snapshot.series[name]
    steps = np.arange(outline.values.shape[1], dtype=np.float64) if outline.steps is None else outline.steps
    return [
        Line(
            steps, outline.values[row], _look(snapshot, place, theme).color, snapshot.training.names[place],
            width=_width(place, networks_state), layer=_layer(place, networks_state),
            outlined=outline.steps is not None,
            pattern=_look(snapshot, place, theme).pattern, key=(place,),
        )
        for row, place in enumerate(snapshot.places)
    ]  # fmt: skip


def looked_lines(
    snapshot: Snapshot, networks_state: NetworksState, theme: GuiTheme, name: str, parts: tuple[str, ...]
) -> list[Line]:
    """Return for each contender lines of what was seen over all samples, `name` loss or accuracy; test is dashed.

    Averages have lines of their own, edged as on the plane of a race.
    """
    seen = [(place, looks, "") for place, looks in zip(snapshot.places, snapshot.looks, strict=True)]
    averages = zip(snapshot.places, snapshot.average_looks, strict=True)
    seen += [(place, looks, AVERAGED) for place, looks in averages if looks is not None]
    lines = []
    for part in parts:
        for place, looks, averaged in seen:
            values = _values(looks, f"{part}_{name}")
            if np.isfinite(values).any():
                look = _look(snapshot, place, theme)
                lines.append(
                    Line(
                        np.asarray(looks.updates, dtype=np.float64), values, look.color,
                        f"{snapshot.training.names[place]}{averaged}", dashed=part == "test",
                        width=_width(place, networks_state), detail=part, edged=bool(averaged),
                        layer=_layer(place, networks_state), pattern=look.pattern, key=(place,),
                    )
                )  # fmt: skip
    return lines


def looked_words(snapshot: Snapshot | None) -> str:
    """Return what tells the lines of `looked_lines` apart."""
    averaged = snapshot is not None and any(looks is not None for looks in snapshot.average_looks)
    return "training, test - -, averages edged" if averaged else "training, test - -"


def _values(looks: LookSeries, name: str) -> Floats:
    return np.asarray(getattr(looks, name), dtype=np.float64)


def _width(place: int, networks_state: NetworksState) -> float:
    return _STRONG if place == networks_state.selected else _USUAL


def _layer(place: int, networks_state: NetworksState) -> int:
    return int(place == networks_state.selected)


def _look(snapshot: Snapshot, place: int, theme: GuiTheme) -> ContenderLook:
    return contender_look(place, snapshot.training.contenders[place].contender, theme.picture)
