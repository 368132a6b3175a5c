"""A report of progress that is passed on once for each percent."""

from collections.abc import Callable

Tell = Callable[[int, int], None]


def in_percent(report: Tell) -> Tell:
    """Return a report that is passed on once for each percent: a hundred are enough for a bar that fills."""
    told = [-1]

    def tell(done: int, total: int) -> None:
        percent = 100 * done // max(total, 1)
        if percent != told[0]:
            told[0] = percent
            report(done, total)

    return tell
