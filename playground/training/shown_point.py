"""Which point is shown after an early stop: the last or the best."""


def shown_point(reason: str, end: int, best: int | None, update: int) -> str:
    """Return which of two points is shown where a training stopped early and its best point is not its last.

    Empty where it did not, and at an update that is neither. Arguments: `reason` of the end, after update `end`; `best`
    the update with the lowest loss; `update` that is shown.

    >>> shown_point("stopped", 43, 31, 43), shown_point("budget", 43, 31, 43)
    ('last point shown, best at 31', '')
    """
    if reason != "stopped" or best is None or best == end:
        return ""
    if update == end:
        return f"last point shown, best at {best}"
    return f"best point shown, last at {end}" if update == best else ""
