"""The sentence that names the winner of a race."""

import math
from collections.abc import Sequence

from playground.experiments.standings_row import StandingsRow
from playground.experiments.standings_target import Target, short
from playground.experiments.standings_text import count_words

_MOST_NAMES = 3


def who_won(rows: Sequence[StandingsRow], target: Target, starts: int, firsts: Sequence[int]) -> str:
    """Return who won, in one sentence, and what one would otherwise take it for in a second one.

    Arguments: `rows` in their order; `starts` from how many paths went; `firsts` from how many starts each row was the
    first to reach the target.
    """
    if not rows or starts == 0:
        return "No contender races." if not rows else "No path can begin: there is no start inside."
    leaders = [row for row in rows if row.rank == 1]
    if math.isfinite(leaders[0].evaluations_to_target):
        return _reached(rows, leaders, target, starts, firsts)
    if math.isfinite(leaders[0].final_f):
        return _ended(rows, leaders, target, starts)
    which = "Every path" if starts * len(rows) > 1 else "The path"
    most = " of most starts" if any(row.reached or math.isfinite(row.least_f) for row in rows) else ""
    passed = [row for row in rows if row.passed]
    also = f" On the way {_names(passed)} came down to {target.words}." if passed else ""
    return f"{which}{most} left the domain or diverged: no contender has a finite f at the end.{also}"


def _reached(
    rows: Sequence[StandingsRow], leaders: Sequence[StandingsRow], target: Target, starts: int, firsts: Sequence[int]
) -> str:
    """The sentence of a race in which the target was reached."""
    first, median = leaders[0], f" (median of {starts} starts)" if starts > 1 else ""
    needed = _evaluations(first.evaluations_to_target)
    if len(rows) == 1:
        return f"{first.contender} reached {target.words} after {needed}{median}."
    if len(leaders) > 1:
        each = "both reached" if len(leaders) == 2 else "all reached"
        return f"A tie: {_names(leaders)} {each} {target.words} after {needed}{median}."
    sentence = f"{first.contender} reached {target.words} first, after {needed}{median}"
    second = rows[1]
    if math.isfinite(second.evaluations_to_target):
        others = [row for row in rows if row.rank == second.rank]
        sentence += f"; {_names(others)} needed {count_words(second.evaluations_to_target)}."
    else:
        sentence += "; no other contender did" + (" from most starts." if starts > 1 else ".")
    return sentence + _by_start(starts, firsts[0])


def _by_start(starts: int, first: int) -> str:
    """A second sentence where the contender that leads in the median was not the first from each start."""
    if starts == 1 or first == starts:
        return ""
    return f" It was first from {first} of {starts} starts." if first else " It was first from no start."


def _ended(rows: Sequence[StandingsRow], leaders: Sequence[StandingsRow], target: Target, starts: int) -> str:
    """The sentence of a race in which the target was not reached, or that has none."""
    value = short(leaders[0].final_f - (target.least or 0.0))
    median = f" in the median of {starts} starts" if starts > 1 else ""
    inside = "" if all(math.isfinite(row.final_f) for row in rows) else " of those that stayed inside"
    where = f"{target.quantity} = {value} ({leaders[0].ended.replace('_', ' ')})"
    lowest = f"{_names(leaders)} ended lowest{inside}{median}, at {where}"
    if len(leaders) > 1:
        lowest = f"{_names(leaders)} tie for the lowest end{inside}{median}, at {target.quantity} = {value}"
    if len(rows) == 1:
        lowest = f"{leaders[0].contender} ended{median} at {where}"
    if target.level is None:
        return f"{lowest}. {target.why_none}"
    some = [row for row in rows if row.reached]
    if not some:
        return f"{_nobody(rows, target)} {lowest}."
    best = max(some, key=lambda row: row.reached)
    return (
        f"No contender reached {target.words} from most starts; {best.contender} did from {best.reached} of {starts}. "
        f"{lowest}."
    )


def _nobody(rows: Sequence[StandingsRow], target: Target) -> str:
    """That no path reached the target, or that all that did went on to leave or to diverge."""
    passed = [row for row in rows if row.passed]
    if not passed:
        return f"No contender reached {target.words}."
    return (
        f"No contender reached {target.words} and stayed inside; {_names(passed)} came down to it and left or diverged."
    )


def _names(rows: Sequence[StandingsRow]) -> str:
    """ "Adam", "Adam and Newton", "Adam, Newton, RMSProp and 2 more"."""
    names = [row.contender for row in rows[:_MOST_NAMES]]
    if len(rows) > _MOST_NAMES:
        return f"{', '.join(names)} and {len(rows) - _MOST_NAMES} more"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _evaluations(count: float) -> str:
    return "1 evaluation" if count == 1 else f"{count_words(count)} evaluations"
