"""Steps, seed and stop rule; opening an experiment."""

from dataclasses import replace

import msgspec

from playground.experiments.experiment import Experiment
from playground.session.lesson import state_of
from playground.session.state import State


def set_steps(state: State, steps: int) -> State:
    """Set the budget of steps; raises PlaygroundError where it is no whole number."""
    return replace(state.with_experiment(steps=steps), own_contenders=True)


def set_seed(state: State, seed: int) -> State:
    """Set the seed of the random numbers, a whole number from 0."""
    return state.with_experiment(seed=seed)


def set_tolerance(state: State, tolerance: float) -> State:
    """Set below which gradient a path may be at rest."""
    return _with_rule(state, tolerance=tolerance)


def set_step_tolerance(state: State, tolerance: float) -> State:
    """Set below which length of a step a path may be at rest."""
    return _with_rule(state, step_tolerance=tolerance)


def _with_rule(state: State, **changed: float) -> State:
    return state.with_experiment(stop=msgspec.structs.replace(state.experiment.stop, **changed))


def set_stop_enabled(state: State, enabled: bool) -> State:
    """Switch the stop rule on or off; without it every path runs to its budget."""
    return state.with_experiment(stop=msgspec.structs.replace(state.experiment.stop, enabled=enabled))


def new_race(state: State) -> State:
    """Begin an empty race on the same surface: no starts, no contenders, no constraint but the surface's own, the usual
    steps, seed and stop rule. Another surface that is chosen now brings its lesson."""
    problem = state.experiment.problem
    empty = Experiment(problem, (), (), problem.lesson.steps, constraint=problem.constraint)
    return _seen_alike(state, state_of(empty))


def open_experiment(state: State, experiment: Experiment) -> State:
    """Show an experiment from a file; how one looks at a race stays as it was set, and the training is kept."""
    return _seen_alike(state, state_of(experiment, own=True))


def _seen_alike(state: State, made: State) -> State:
    """Another race, looked at as before, beside the same training."""
    return replace(made, view=replace(state.view, levels="auto", target=None), networks_state=state.networks_state)
