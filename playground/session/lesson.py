"""The race that shows what a surface teaches."""

from playground.experiments.contender import Contender
from playground.experiments.experiment import Experiment
from playground.problems.surface import Surface
from playground.problems.surfaces import surface
from playground.session.state import State

FIRST_SURFACE = "rosenbrock"


def lesson_contenders(problem: Surface) -> tuple[Contender, ...]:
    """Return the contenders of a surface's lesson."""
    return tuple(Contender(**entry) for entry in problem.lesson.contenders)


def lesson_experiment(problem: Surface, seed: int = 0) -> Experiment:
    """Return the race that shows what a surface teaches."""
    lesson = problem.lesson
    return Experiment(
        problem, lesson.starts, lesson_contenders(problem), lesson.steps, seed, constraint=problem.constraint
    )


def lesson_state(id: str = FIRST_SURFACE) -> State:
    """Return the state of a window that shows a surface's lesson; raises PlaygroundError for an unknown surface.

    >>> lesson_state("himmelblau").experiment.problem.id
    'himmelblau'
    """
    return state_of(lesson_experiment(surface(id)))


def state_of(experiment: Experiment, own: bool = False) -> State:
    """Return the state of a window that has just opened an experiment; `own` where a person made it."""
    return State(experiment, 0, 0, own_starts=own, own_contenders=own).clamped()
