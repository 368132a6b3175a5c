"""Every feasible set offers handles, and what is dragged by them is where it was dragged to."""

from itertools import pairwise

import numpy as np
import pytest

import playground as pg
from playground.base.errors import PlaygroundError
from playground.problems.feasible import FEASIBLE_SETS, Handle
from playground.session.actions.constraint import drag_constraint, set_constraint
from playground.session.document import Document
from playground.session.lesson import lesson_state

SEEN = ((-3.0, 3.0), (-2.0, 2.0))
PLACED = {
    "box": {"x_min": -1.0, "x_max": 2.0, "y_min": -1.5, "y_max": 0.5},
    "disc": {"centre_x": 0.5, "centre_y": -0.25, "radius": 1.25},
    "half_plane": {"a": 1.0, "b": -2.0, "c": 0.5},
    "line": {"a": 0.5, "b": 1.0, "c": -0.25},
}
CASES = [(kind, handle) for kind in FEASIBLE_SETS.ids() for handle in FEASIBLE_SETS.get(kind).handles]
NAMES = [f"{kind}-{handle.id}" for kind, handle in CASES]


def border(kind: str, values: dict[str, float], handle: Handle) -> list[tuple[float, float]]:
    """Points of a handle inside what is seen."""
    line = handle.line(values, SEEN)
    if len(line) == 1:
        return list(line)
    between = [tuple(np.array(a) + part * (np.array(b) - a)) for a, b in pairwise(line) for part in (0.25, 0.5, 0.75)]
    return [point for point in between if abs(point[0]) < 3 and abs(point[1]) < 2]


@pytest.mark.parametrize("kind", FEASIBLE_SETS.ids())
def test_every_set_offers_handles_whose_edges_are_its_border(kind: str) -> None:
    bound = pg.constraint(kind, **PLACED[kind])
    handles = bound.feasible_set.handles
    assert handles and len({one.id for one in handles}) == len(handles) == len({one.name for one in handles})
    points_first = [len(one.line(PLACED[kind], SEEN)) == 1 for one in handles]
    assert points_first == sorted(points_first, reverse=True), "points lie on edges, and are found first"
    for handle in handles:
        found = np.array(border(kind, PLACED[kind], handle))
        assert len(found), handle.id
        if handle.id != "centre":
            # On the border: in the set, and any step out along its way is not.
            assert bound.contains(found, 1e-2 if handle.id == "rim" else 1e-9).all()
            ways = np.array([handle.way(PLACED[kind], tuple(point)) for point in found])
            out = [bound.contains(found + sign * 0.05 * ways) for sign in (1, -1)]
            assert (~out[0] | ~out[1]).all(), handle.id
    assert any(one.in_line for one in handles) == (bound.feasible_set.line is not None)


@pytest.mark.parametrize(("kind", "handle"), CASES, ids=NAMES)
@pytest.mark.parametrize("step", [(0.3, 0.2), (-0.4, 0.1), (0.0, -0.25)])
def test_a_handle_goes_where_it_is_dragged(kind: str, handle: Handle, step: tuple[float, float]) -> None:
    values = PLACED[kind]
    begin = border(kind, values, handle)[0]
    end = (begin[0] + step[0], begin[1] + step[1])
    moved = pg.constraint(kind, **{**values, **handle.moved(values, begin, end)})
    assert handle.moved(values, begin, begin) == pytest.approx({k: values[k] for k in handle.moved(values, begin, end)})
    if handle.id == "centre":
        assert handle.line(moved.parameters, SEEN)[0] == pytest.approx(end)
        return
    # The mouse is on the moved border, up to sliding along an edge.
    way = np.array(handle.way(values, begin))
    across = way if np.count_nonzero(way) and len(handle.line(values, SEEN)) > 1 else None
    if across is None:
        assert handle.line(moved.parameters, SEEN)[0] == pytest.approx(end)
    elif handle.id == "rim":
        x, y = values["centre_x"], values["centre_y"]
        assert moved.parameters["radius"] - values["radius"] == pytest.approx(
            np.hypot(end[0] - x, end[1] - y) - np.hypot(begin[0] - x, begin[1] - y)
        )
    else:
        there = np.array(handle.line(moved.parameters, SEEN)[0]) - end
        assert float(there @ across / np.hypot(*across)) == pytest.approx(0.0, abs=1e-9)


@pytest.mark.parametrize(("kind", "handle"), CASES, ids=NAMES)
@pytest.mark.parametrize("end", [(1e3, 1e3), (-1e3, -1e3), (0.5, -0.25), (-1e3, 1e3)])
def test_no_drag_turns_a_set_inside_out(kind: str, handle: Handle, end: tuple[float, float]) -> None:
    state = set_constraint(lesson_state("himmelblau"), kind)
    bound = state.experiment.constraint
    assert bound is not None
    begin = handle.line(bound.parameters, state.experiment.problem.domain)[0]
    dragged = drag_constraint(state, handle.id, bound.parameters, begin, end, 2).experiment.constraint
    assert dragged is not None and dragged.kind == kind


def test_a_drag_is_one_step_and_a_wrong_handle_is_named() -> None:
    document = Document(set_constraint(lesson_state("sphere"), "box"))
    values = document.state.experiment.constraint.parameters  # type: ignore[union-attr]
    before = document.state
    with document.gesture():
        for x in (0.1, 0.5, 0.9):
            document.perform(drag_constraint, "right", values, (0.0, 0.0), (x, 0.3))
    moved = document.state.experiment.constraint.parameters  # type: ignore[union-attr]
    assert moved == {**values, "x_max": values["x_max"] + 0.9}
    document.undo()
    assert document.state.experiment == before.experiment
    with pytest.raises(PlaygroundError, match="left, right, bottom, top"):
        drag_constraint(before, "lid", values, (0.0, 0.0), (1.0, 0.0))
    assert drag_constraint(lesson_state("sphere"), "left", values, (0.0, 0.0), (1.0, 0.0)) == lesson_state("sphere")
