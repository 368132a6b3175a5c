"""The standings of a race: the contenders in order, with the numbers that put them there."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, overload

import numpy as np

from playground.base.check_ending import check_ending
from playground.base.files import write_atomically
from playground.base.unused_name import unused_name
from playground.experiments.outcomes import ENDED, LEFT, PLACES, REACHED, Floats, Integers, Outcomes, outcomes
from playground.experiments.quantiles import quantiles
from playground.experiments.standings_row import StandingsRow
from playground.experiments.standings_target import Target, target_of
from playground.experiments.standings_text import standings_csv, standings_text
from playground.experiments.who_won import who_won

if TYPE_CHECKING:
    from playground.experiments.result import Result

# Final values are equal where they differ by less than this part of f − f* (of f where f* is not known), or by what
# rounding does to f.
ALIKE: Final = 1e-9
_ROUNDING: Final = 8 * float(np.finfo(np.float64).eps)
_PARTS: Final = (0.0, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True, eq=False)
class Standings(Sequence[StandingsRow]):
    """The rows of a race's standings, the winner first; their text is an aligned table.

    `pandas.DataFrame(standings)` is a frame of them. `target` what counted as reached; `starts` from how many starts
    paths went; `excluded` from how many none could; `firsts` (R) from how many starts each row, in the order of the
    rows, was alone or with others the first to reach the target.
    """

    rows: tuple[StandingsRow, ...]
    target: Target
    starts: int
    excluded: int
    firsts: tuple[int, ...]

    @overload
    def __getitem__(self, place: int) -> StandingsRow: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[StandingsRow, ...]: ...
    def __getitem__(self, place: int | slice) -> StandingsRow | tuple[StandingsRow, ...]:
        return self.rows[place]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[StandingsRow]:
        return iter(self.rows)

    def __repr__(self) -> str:
        return f"{standings_text(self.rows, self.target, self.starts)}\n{self.sentence}"

    @property
    def sentence(self) -> str:
        """The winner, in a sentence."""
        return who_won(self.rows, self.target, self.starts, self.firsts)

    def as_dicts(self) -> list[dict[str, object]]:
        """Return the rows as dictionaries by the names of their fields."""
        return [asdict(row) for row in self.rows]

    def csv(self) -> bytes:
        """Return the rows as a CSV table, header first: UTF-8, CR LF, RFC 4180; numbers as Python's `repr` writes."""
        return standings_csv(self.rows)

    def to_csv(self, path: Path | str) -> None:
        """Write the rows as a CSV table, whole or not at all; raises PlaygroundError where that is impossible."""
        check_ending(path, "csv")
        write_atomically(path, self.csv())


def standings(result: "Result", target: float | None = None) -> Standings:
    """Return the contenders of a race in order, the winner first.

    First those that reached the target, fewest evaluations first; then those that did not and ended inside with a
    finite value, the lowest final f first; then those that left the domain; then those that diverged. Of several starts
    it is the median that counts, a path that did not reach the target counted as one of infinitely many evaluations,
    one that left or diverged as one of infinite f. Equal ones share a rank, and the ranks behind them are left out.

    Arguments: `target` see `target_of`. Raises PlaygroundError for an illegal one, and for a result without recorded
    positions.
    """
    aim = target_of(result.experiment, target)
    return standings_of(result, aim, outcomes(result, aim.level))


def standings_of(result: "Result", aim: Target, found: Outcomes) -> Standings:
    """Return the standings of a race from what became of its paths; starts that are excluded are not counted."""
    excluded = result.excluded
    if excluded.any():
        found = found.of_starts(~excluded)
    order, ranks, medians = _ranked(found, aim.least or 0.0)
    quarters = quantiles(np.stack([found.losses, found.evaluations_to]), _PARTS)
    names = row_names(result.names, found)
    optimizers = [one.method.id for one in result.contenders]
    places = [place for place, one in enumerate(result.experiment.contenders) if one.enabled]
    rows = []
    for row, rank in zip(order, ranks, strict=True):
        racer, middles, quartiles = found.racers[row], medians[:, row].tolist(), quarters[:, :, row].T.tolist()
        named = names[row], optimizers[racer], places[racer]
        rows.append(_row(found, row, rank, aim, middles, quartiles, *named))
    return Standings(tuple(rows), aim, found.steps.shape[1], int(excluded.sum()), _firsts(found, order))


def row_names(names: Sequence[str], found: Outcomes) -> list[str]:
    """Return a name for each row, no two the same: those of the contenders, and behind them "Adam averaged"."""
    shown = [*names]
    for racer, averaged in zip(found.racers, found.averaged, strict=True):
        if averaged:
            shown.append(unused_name(f"{names[racer]} averaged", shown))
    return shown


def _row(
    found: Outcomes, row: int, rank: int, aim: Target, medians: list[float], quarters: list[list[float]],
    name: str, optimizer: str, place: int,
) -> StandingsRow:  # fmt: skip
    losses, needed = quarters
    loss, evaluations_to, steps_to, distance, steps, total, f, gradients, hessians, products = medians
    return StandingsRow(
        rank=rank, contender=name, optimizer=optimizer, average=found.averaged[row],
        starts=found.steps.shape[1], reached=int((found.places[row] == REACHED).sum()),
        evaluations_to_target=evaluations_to, steps_to_target=steps_to,
        final_f=loss, gap=float("nan") if aim.least is None else loss - aim.least, distance=distance,
        steps=steps, evaluations=total, f=f, gradients=gradients, hessians=hessians, products=products,
        ended=_ended(found.reasons[row]),
        least_f=losses[0], lower_quartile_f=losses[1], upper_quartile_f=losses[3], greatest_f=losses[4],
        fewest_evaluations_to_target=needed[0], lower_quartile_evaluations_to_target=needed[1],
        upper_quartile_evaluations_to_target=needed[3], most_evaluations_to_target=needed[4],
        passed=int(found.passed[row].sum()), place=place,
    )  # fmt: skip


def _ended(reasons: Any) -> str:
    """How many paths ended how, the most first; of a single path the word alone."""
    counts = {reason: int((reasons == reason).sum()) for reason in PLACES}
    found = sorted((reason for reason in counts if counts[reason]), key=lambda reason: -counts[reason])
    return found[0] if len(reasons) == 1 else ", ".join(f"{counts[reason]} {reason}" for reason in found)


def _ranked(found: Outcomes, least: float) -> tuple[list[int], list[int], Floats]:
    """The rows in their order, the rank of each of these, and the medians over starts, (10, R)."""
    totals = found.counts.sum(axis=0)
    numbers = (found.losses, found.evaluations_to, found.steps_to, found.distances, found.steps, totals, *found.counts)
    medians = quantiles(np.stack(numbers).astype(np.float64), (0.5,))[0]
    places, keys = _keys(found, medians)
    order = np.lexsort((keys, places)).tolist()
    ranks: list[int] = []
    for number, row in enumerate(order):
        leader = order[ranks[-1] - 1] if ranks else row
        same = bool(ranks) and places[row] == places[leader]
        tied = same and _alike(float(keys[row]), float(keys[leader]), least if places[row] == ENDED else None)
        ranks.append(ranks[-1] if tied else number + 1)
    return order, ranks, medians


def _keys(found: Outcomes, medians: Floats) -> tuple[Integers, Floats]:
    """In which part of the order each row is, and what it is ordered by there."""
    losses, needed = medians[:2]
    ordered = np.sort(found.places, axis=1)
    middle = ordered[:, ordered.shape[1] // 2] if ordered.shape[1] else np.full(len(ordered), ENDED)
    places = np.where(np.isfinite(needed), REACHED, np.where(np.isfinite(losses), ENDED, np.maximum(middle, LEFT)))
    keys = np.where(places == REACHED, needed, np.where(places == ENDED, losses, 0.0))
    return places, keys


def _alike(value: float, leader: float, least: float | None) -> bool:
    """Whether a row ties with the first one of its rank; `least` f* where values of f are compared, else None."""
    if least is None:
        return value == leader
    return abs(value - leader) <= ALIKE * abs(leader - least) + _ROUNDING * max(abs(leader), abs(least))


def _firsts(found: Outcomes, order: list[int]) -> tuple[int, ...]:
    """From how many starts each row was the first to reach the target."""
    needed = found.evaluations_to
    if needed.size == 0:
        return (0,) * len(order)
    firsts = ((needed == needed.min(axis=0)) & np.isfinite(needed)).sum(axis=1)
    return tuple(firsts[order].tolist())
