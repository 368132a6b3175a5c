"""One line of the standings: a contender with its rank and the numbers behind it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class StandingsRow:
    """One contender of a race, or the average of one, as it stands.

    Numbers of several starts are medians over them, starts that are excluded not counted. `rank` from 1, equal where
    contenders tie; `contender` and `optimizer` its name and its optimizer's id; `average` whether it is the average of
    that contender's path; `starts`, from how many paths went; `reached`, from how many of them f came down to the
    target; `evaluations_to_target` (f, gradients, Hessians and products with them, each counted as one) and
    `steps_to_target`, infinite where the target was not reached; `final_f` at the paths' ends, infinite for those that
    left the domain or diverged, with least, both quartiles and greatest of the starts; `gap`, final_f − f*, NaN where
    f* is not known; `distance` to the nearest known minimiser, NaN where none is known; the `steps` and all
    `evaluations` of whole paths, and of these `f`, `gradients`, `hessians` and `products`; `ended`, how many paths
    ended how, the most first; `passed`, how many came down to the target and left or diverged later; `place` in the
    experiment's list of contenders.
    """

    rank: int
    contender: str
    optimizer: str
    average: bool
    starts: int
    reached: int
    evaluations_to_target: float
    steps_to_target: float
    final_f: float
    gap: float
    distance: float
    steps: float
    evaluations: float
    f: float
    gradients: float
    hessians: float
    products: float
    ended: str
    least_f: float
    lower_quartile_f: float
    upper_quartile_f: float
    greatest_f: float
    fewest_evaluations_to_target: float
    lower_quartile_evaluations_to_target: float
    upper_quartile_evaluations_to_target: float
    most_evaluations_to_target: float
    passed: int
    place: int
