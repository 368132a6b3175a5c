"""A race without the contenders that run in Python."""

from playground.experiments.experiment import Experiment
from playground.optimizers import Traced


def without_python(experiment: Experiment) -> Experiment:
    """Return the race with the contenders that run in Python switched off; the same object where there are none."""
    if not any(isinstance(racer.method, Traced) for racer in experiment.racers):
        return experiment
    return experiment.replace(
        contenders=[
            one.replace(enabled=False) if isinstance(one.method, Traced) else one for one in experiment.contenders
        ]
    )
