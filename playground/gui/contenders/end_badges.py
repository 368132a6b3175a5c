"""How the paths of each contender ended, in its row."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from playground.gui.charts.curves_of import racer_places
from playground.gui.contenders.contender_row import ContenderRow
from playground.gui.ends_of import SHORT, ends_tip
from playground.session.state import State

if TYPE_CHECKING:
    from playground.experiments.result import Result


def mark_ends(rows: Sequence[ContenderRow], result: "Result | None", state: State) -> None:
    """Show in each row the commonest end of its paths, nothing where the newest numbers have none of that contender."""
    places = racer_places(result) if result is not None else []
    for place, row in enumerate(rows):
        if result is None or place not in places or not _same(result, state, place):
            row.badge.show_end("", "")
            continue
        racer = places.index(place)
        counts = Counter(result.statuses.reason[racer].tolist())
        reason, count = counts.most_common(1)[0] if counts else ("", 0)
        whole = sum(counts.values())
        words = SHORT[reason] if reason else ""
        row.badge.about = partial(ends_tip, result, racer)
        row.badge.show_end(reason, words if count == whole else f"{words} {count} of {whole}")


def _same(result: "Result", state: State, place: int) -> bool:
    """Whether the numbers may be of a row's contender: rows are dragged, and a long race is of the list before."""
    shown, wanted = result.experiment.contenders, state.experiment.contenders
    return len(shown) == len(wanted) and (shown[place].optimizer, shown[place].name) == (
        wanted[place].optimizer, wanted[place].name,
    )  # fmt: skip
