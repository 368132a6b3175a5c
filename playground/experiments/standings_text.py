"""Standings as a table of text, and as a CSV table."""

import math
from collections.abc import Sequence
from dataclasses import fields
from typing import Final

from playground.base.text_table import text_table
from playground.experiments.csv_table import csv_field
from playground.experiments.standings_row import StandingsRow
from playground.experiments.standings_target import Target

# What a CSV has of a row: all but its place in the list of contenders.
COLUMNS: Final = tuple(field.name for field in fields(StandingsRow) if field.name != "place")
NONE: Final = "–"


def standings_text(rows: Sequence[StandingsRow], target: Target, starts: int) -> str:
    """Return an aligned table: ranks, the target, the final value, distance, steps, evaluations, how paths ended."""
    several, aimed = starts > 1, target.level is not None
    head = ["rank", "contender", *(["reached", "to target"] if aimed else []), f"final {target.quantity}"]
    head += [*(["least", "greatest"] if several else []), "distance", "steps", "evaluations", "ended"]
    lines = []
    for row in rows:
        least = target.least or 0.0
        line = [str(row.rank), row.contender]
        if aimed:
            line += [reached_words(row), count_words(row.evaluations_to_target)]
        line.append(value_words(row.final_f - least))
        if several:
            line += [value_words(row.least_f - least), value_words(row.greatest_f - least)]
        distance = "unknown" if math.isnan(row.distance) else value_words(row.distance)
        lines.append([*line, distance, count_words(row.steps), count_words(row.evaluations), row.ended])
    return text_table(head, lines, [name for name in head if name not in ("contender", "ended")])


def reached_words(row: StandingsRow) -> str:
    """Return from how many starts the target was reached: "yes" or "no" of one, "5 of 8" of several."""
    if row.starts == 1:
        return "yes" if row.reached else "no"
    return f"{row.reached} of {row.starts}"


def count_words(count: float) -> str:
    """Return a median of whole numbers; a dash where it is not finite.

    >>> count_words(214.0), count_words(17.5), count_words(math.inf)
    ('214', '17.5', '–')
    """
    return f"{count:.12g}" if math.isfinite(count) else NONE


def value_words(value: float) -> str:
    """Return a value in six figures; a dash where it is not finite."""
    return f"{value:.6g}" if math.isfinite(value) else NONE


def standings_csv(rows: Sequence[object], columns: Sequence[str] = COLUMNS) -> bytes:
    """Return rows as CSV, header first: UTF-8, CR LF, RFC 4180; NaN is empty, what is infinite inf."""
    lines = [",".join(columns), *(",".join(_cell(getattr(row, name)) for name in columns) for row in rows)]
    return "".join(f"{line}\r\n" for line in lines).encode()


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return csv_field(value)
    return "" if value != value else repr(value)
