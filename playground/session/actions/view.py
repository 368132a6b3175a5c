"""Selecting, which no undo counts, and looking at the same race differently, which it does."""

from dataclasses import replace

from playground.base.errors import PlaygroundError
from playground.experiments.standings_target import check_target, least_known
from playground.picture.lines.drawn_paths import PathColors
from playground.picture.relief import NO_RELIEF
from playground.session.state import LevelAxis, LevelScale, LossScale, OverStarts, Picture, State


def select_start(state: State, index: int | None) -> State:
    """Select a start point by its place; None selects nothing."""
    return replace(state, selected_start=index).clamped()


def select_contender(state: State, index: int | None) -> State:
    """Select a contender by its place; None selects nothing."""
    return replace(state, selected_contender=index).clamped()


def select_path(state: State, contender: int, start: int) -> State:
    """Select a contender and a start at once: the path they make."""
    return replace(state, selected_contender=contender, selected_start=start).clamped()


def set_levels(state: State, levels: LevelScale) -> State:
    """Space contour levels linearly, logarithmically or as suits the surface."""
    return replace(state, view=replace(state.view, levels=levels))


def set_loss_scale(state: State, scale: LossScale) -> State:
    """Show losses on a logarithmic or a linear axis."""
    return replace(state, view=replace(state.view, loss_scale=scale))


def set_level_axis(state: State, axis: LevelAxis) -> State:
    """Have the charts' level axis count steps, evaluations of the gradient, or all evaluations."""
    return replace(state, view=replace(state.view, level_axis=axis))


def set_above_minimum(state: State, above: bool) -> State:
    """Show losses above the known minimum, or as they are."""
    return replace(state, view=replace(state.view, above_minimum=above))


def toggle_layer(state: State, id: str) -> State:
    """Draw something over the surface, or no longer; `id` of an overlay."""
    return replace(state, view=replace(state.view, layers=state.view.layers ^ {id}))


def set_color_by(state: State, by: PathColors) -> State:
    """Colour paths by contender, by why they ended ("end"), or by which minimum they reached ("minimum")."""
    return replace(state, view=replace(state.view, color_by=by))


def set_over_starts(state: State, over: OverStarts) -> State:
    """Show in charts a curve for each start, or of each contender the median over the starts in a band of quartiles."""
    return replace(state, view=replace(state.view, over_starts=over))


def set_picture(state: State, picture: Picture) -> State:
    """See the surface as contours, as a relief or both; raises PlaygroundError for a relief of one number."""
    if picture != "contours" and state.experiment.problem.dimension != 2:
        raise PlaygroundError(NO_RELIEF)
    return replace(state, view=replace(state.view, picture=picture))


def set_target(state: State, target: float | None) -> State:
    """Set what counts as reached in the standings: f − f* where f* is known, else f; None for the surface's own.

    Raises PlaygroundError where it is no finite number, or below 0 with a known minimum.
    """
    race = state.experiment
    known = least_known(race.problem, race.constraint) is not None
    return replace(state, view=replace(state.view, target=check_target(race, target), target_above=known))
