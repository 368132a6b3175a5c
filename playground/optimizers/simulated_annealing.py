"""Simulated annealing (Kirkpatrick, Gelatt, Vecchi 1983) by Metropolis's rule."""

from typing import Any

from playground.base.parameters import Parameter
from playground.kernels.for_rules import changed, exp, log, power, project, standard_normal, uniform, value
from playground.optimizers.forms.parameters import temperature
from playground.optimizers.forms.readout import Readout
from playground.optimizers.forms.vectors import assign
from playground.optimizers.forms.vectorwise import NUMBER, VECTOR, Vectorwise

GEOMETRIC, LOGARITHMIC, LINEAR = 0.0, 1.0, 2.0
EULER = 2.718281828459045


def cooled(start: float, cooling: float, schedule: float, k: float) -> float:
    """The temperature after k steps: T₀αᵏ, T₀/ln(k + e) or T₀·max(0, 1 − (1 − α)k)"""
    if schedule == GEOMETRIC:
        return start * float(power(cooling, k))
    if schedule == LOGARITHMIC:
        return start / float(log(k + EULER))
    return start * max(0.0, 1.0 - (1.0 - cooling) * k)


def simulated_annealing(
    here: int, t: int, x: Any, seen: Any, level: Any, asked: Any, trial: Any,
    temperature: float, schedule: float, cooling: float, width: float,
) -> None:  # fmt: skip
    """x′ = x + σξ; x ← x′ with probability min(1, exp(−(f(x′) − f(x))/T))"""
    if asked[0] == 0.0 or changed(here, x, seen):
        level[0] = value(here, x)
        asked[0] = 1.0
    for d in range(x.size):
        trial[d] = x[d] + width * standard_normal(here, t, d)
    project(here, trial)
    heat = cooled(temperature, cooling, schedule, float(t - 1))
    tried = value(here, trial)
    rise = tried - level[0]
    accepted = rise <= 0.0
    if rise > 0.0 and heat > 0.0:
        accepted = uniform(here, t, x.size) < exp(-rise / heat)
    if accepted:
        assign(x, trial)
        level[0] = tried
    assign(seen, x)


def temperatures(t: Any, temperature: float, schedule: float, cooling: float) -> Any:
    """The same after every update."""
    if schedule == GEOMETRIC:
        return temperature * cooling ** (t - 1.0)
    if schedule == LOGARITHMIC:
        from math import log as ln

        return temperature / (t * 0.0 + [ln(k - 1.0 + EULER) for k in t.tolist()])
    return temperature * (1.0 - (1.0 - cooling) * (t - 1.0)).clip(min=0.0)


READOUTS = (Readout("temperature", "T", "the temperature at which this step's jump was judged", temperatures),)
OPTIMIZER = Vectorwise(
    name="Simulated annealing",
    aliases=("sa", "annealing", "metropolis",),
    summary="Jumps about at random, upwards too while it is hot; as it cools it settles, often in the deepest valley.",
    equation="x′ = x + σ ξ\nx ← x′ with probability min(1, exp(−(f(x′) − f(x))/T))\n"
    "geometric: T ← α T,  linear: T ← T − (1 − α) T₀,  logarithmic: T ← T₀ / ln(t + e)",
    source="S. Kirkpatrick, C. D. Gelatt, M. P. Vecchi, Optimization by simulated annealing, Science 220 (1983); "
    "N. Metropolis et al. 1953; logarithmic cooling: B. Hajek, Math. Oper. Res. 13 (1988)",
    family="random",
    parameters=(
        temperature(1.0, 100.0),
        Parameter(
            "schedule", "geometric", "cooling: by a factor in each step, by the logarithm, or evenly down to 0",
            kind="choice", choices=("geometric", "logarithmic", "linear"),
        ),
        Parameter(
            "cooling", 0.99, "how slowly it cools: the factor α of a step; evenly, all heat is gone in 1/(1 − α) steps",
            aliases=("cooling_rate",), minimum=0, maximum=1, exclusive_minimum=True, slider=(0.8, 1.0), symbol="α",
        ),
        Parameter(
            "width", 0.5, "jump width: the standard deviation of a jump in each coordinate",
            aliases=("step_size",), minimum=0,
            exclusive_minimum=True, slider=(0.01, 10.0), scale="log", symbol="σ",
        ),
    ),
    update=simulated_annealing,
    memory={"seen": VECTOR, "level": NUMBER, "asked": NUMBER},
    scratch={"trial": VECTOR},
    notes="One value of f for each step. A constant temperature (α = 1) is Metropolis's algorithm. Hajek: with T = "
    "c/ln t the global minimum is found for certain, in the limit, if c is at least the deepest wrong valley's depth; "
    "R's optim cools so, in stages. SciPy's dual_annealing is another method: its jumps have heavy tails and a local "
    "search follows. Under a constraint a jump out of the set ends at its nearest point, so that borders are "
    "visited more often than Metropolis's law has it.",
    readouts=READOUTS,
)  # fmt: skip
