"""The series of a training: losses, accuracies, and what every update was like."""

from collections.abc import Collection, Iterator
from typing import Final

import numpy as np

from playground.base.as_tuple import as_tuple
from playground.base.check_kind import check_kind
from playground.base.errors import unknown
from playground.picture.colors.contender_look import ContenderLook, contender_look
from playground.picture.graph import Graph, Line
from playground.picture.graph.graph_axes import thinned, updates_axis, upright, values_axis
from playground.picture.shown._shown import Look, Shown
from playground.training.training_result import TrainingResult

# By id: title, the result's own name of the numbers, whether the axis is logarithmic.
SERIES: Final = {
    "loss": ("Loss", "loss", True),
    "accuracy": ("Accuracy", "accuracy", False),
    "gradient_norm": ("Gradient norm", "gradient_norms", True),
    "rate": ("Learning rate", "rates", True),
    "step_length": ("Step length", "step_lengths", True),
    "distance": ("Distance from start", "distances", False),
    "batch_loss": ("Loss of batches", "losses", True),
}
_FIRST = ("loss", "accuracy", "gradient_norm", "rate", "step_length", "distance")


def training_graphs(
    result: TrainingResult, look: Look, series: Collection[str] = _FIRST, logarithmic: bool = True
) -> list[Graph]:
    """Return a graph for each of the `series`, by id; those without numbers are left out.

    Arguments: `logarithmic` whether the axis of the loss is.
    """
    check_kind(logarithmic, bool, "logarithmic", "True or False")
    series = as_tuple(series)
    for id in series:
        if not isinstance(id, str) or id not in SERIES:
            raise unknown("series", id, SERIES)
    return [graph for id in series for graph in _graph(result, look, id, logarithmic)]


def _graph(result: TrainingResult, look: Look, id: str, logarithmic: bool) -> Iterator[Graph]:
    title, name, log = SERIES[id]
    lines = list(_looked(result, look, name) if id in ("loss", "accuracy") else _series(result, look, name))
    if not any(np.isfinite(line.y).any() for line in lines):
        return
    log = logarithmic if id == "loss" else log
    up = values_axis(lines, log)
    marks = [] if look.update is None else [upright(look.update, up, look.theme.ink)]
    marks += [
        upright(change.update, up, _look(result, change.contender, look).color, True, 1.0)
        for change in result.training.changes if change.update > 0 and change.contender in result.places
    ]  # fmt: skip
    aside = "training, test - -" * (id in ("loss", "accuracy"))
    if id == "loss":
        rows = enumerate(zip(result.names, result.statuses, strict=True))
        notes = [(name, result.shown_point(row, status.update)) for row, (name, status) in rows]
        aside = "; ".join([aside, *(f"{name}: {note}" for name, note in notes if note)])
    yield Graph(title, updates_axis(result.updates), up, (*marks, *lines), aside=aside)


def _looked(result: TrainingResult, look: Look, name: str) -> Iterator[Line]:
    for part in ("test", "training"):
        for place, label, looks in zip(result.places, result.names, result.looks, strict=True):
            values = np.array(getattr(looks, f"{part}_{name}"), dtype=np.float64)
            if np.isfinite(values).any():
                x, test = np.array(looks.updates, dtype=np.float64), part == "test"
                color, pattern = _look(result, place, look)
                yield Line(x, values, color, "" if test else label, test, 1.4 if test else 2.0, pattern=pattern)


def _series(result: TrainingResult, look: Look, name: str) -> Iterator[Line]:
    for place, label, values in zip(result.places, result.names, getattr(result, name), strict=True):
        color, pattern = _look(result, place, look)
        yield Line(*thinned(values), color, label, pattern=pattern)


def _look(result: TrainingResult, place: int, look: Look) -> ContenderLook:
    return contender_look(place, result.training.contenders[place].contender, look.theme)


SHOWN = Shown(
    of="playground.training.training_result.TrainingResult",
    graphs=training_graphs,
    size=(760, 1080),
    one_legend=True,
)
