"""The colours of those that race."""

from playground.experiments.experiment import Experiment
from playground.picture.theme import Theme


def racing_colors(experiment: Experiment, theme: Theme) -> list[str]:
    """Return the colour of each racer; a contender keeps its own when another is switched off."""
    return [theme.contender_color(i, c.color) for i, c in enumerate(experiment.contenders) if c.enabled]
