"""Columns of a table that a person chose, checked."""

from collections.abc import Sequence
from typing import Final, get_args

from playground.base.errors import PlaygroundError, shown, unknown
from playground.networks.data.csv_column import MOST_CLASSES, CsvColumn
from playground.networks.data.csv_summary import CsvSummary
from playground.networks.data.data_file import DataFile, Missing
from playground.networks.data.sets import Task

# 400 megabytes.
MOST_NUMBERS: Final = 50_000_000
_TARGETS: Final = frozenset({"target", "class", "label", "species"})


def chosen_columns(
    summary: CsvSummary, inputs: Sequence[str] | None = None, target: str | None = None, task: Task | None = None,
    missing: Missing = "refuse",
) -> DataFile:  # fmt: skip
    """Return columns of a table that was looked through, checked; the arguments and refusals of `choose_columns`.

    It reads nothing: a dialog asks it with every click.
    """
    if not isinstance(missing, str) or missing not in get_args(Missing):
        raise unknown("missing", missing, get_args(Missing))
    aim = likely_target(summary) if target is None else _target(summary, target)
    kind = _task(aim, task)
    names = _inputs(summary, inputs, aim.name)
    if summary.rows < 2:
        raise PlaygroundError(f"{summary.name} has one row; at least two samples are needed")
    if summary.rows * (len(names) + 1) > MOST_NUMBERS:
        raise PlaygroundError(
            f"{summary.name}: {summary.rows} rows of {len(names) + 1} columns are more than {MOST_NUMBERS} numbers; "
            "choose fewer columns, or take fewer rows"
        )
    chosen = set(names)
    for column in summary.columns:
        if column.name in chosen:
            _refuse(column.refusal(without_missing=missing != "refuse"))
    _check_target(summary, aim, kind, missing)
    form = summary.form
    return DataFile(
        summary.path, summary.fingerprint, names, aim.name, kind, form.separator, form.header, form.encoding,
        form.decimal, missing,
    )  # fmt: skip


def likely_target(summary: CsvSummary) -> CsvColumn:
    """Return the column that is the target where none is named.

    One whose name says so; the first, where it holds classes in words, as in many collections of data, and the last
    does not; otherwise the last.
    """
    for column in summary.columns:
        if column.name.lower() in _TARGETS:
            return column
    first, last = summary.columns[0], summary.columns[-1]
    words = first.kind == "text" and first.distinct <= min(MOST_CLASSES, summary.rows // 2)
    return first if words and not last.looks_like_classes else last


def _target(summary: CsvSummary, target: object) -> CsvColumn:
    if not isinstance(target, str):
        raise PlaygroundError(f"target must be the name of a column, got {shown(target)}")
    return summary.column(target)


def _task(aim: CsvColumn, task: Task | None) -> Task:
    if task is None:
        return "classification" if aim.looks_like_classes else "regression"
    if task not in get_args(Task):
        raise unknown("task", task, get_args(Task))
    return task


def _inputs(summary: CsvSummary, inputs: Sequence[str] | None, target: str) -> tuple[str, ...]:
    if inputs is None:
        return tuple(column.name for column in summary.columns if column.name != target)
    if isinstance(inputs, str) or not isinstance(inputs, Sequence) or not all(isinstance(one, str) for one in inputs):
        raise PlaygroundError(f"inputs must be a list of names of columns, got {shown(inputs)}")
    there = {column.name for column in summary.columns}
    names = tuple(name if name in there else summary.column(name).name for name in inputs)
    if not names:
        raise PlaygroundError(f"{summary.name}: choose at least one column as input")
    if len(set(names)) < len(names):
        raise PlaygroundError(f"{summary.name}: an input is named twice: {', '.join(names)}"[:200])
    if target in names:
        raise PlaygroundError(f"{summary.name}: {shown(target)} is the target and cannot be an input too")
    return names


def _check_target(summary: CsvSummary, aim: CsvColumn, task: Task, missing: Missing) -> None:
    """Raise PlaygroundError where a column cannot be a target of that task."""
    where = f"{summary.name}, column {shown(aim.name)}"
    _refuse(aim.refusal(classes=task == "classification", without_missing=missing != "refuse"))
    if task == "classification" and aim.distinct > MOST_CLASSES:
        raise PlaygroundError(
            f"{where}: more than {MOST_CLASSES} different values are no classes; choose the task regression, or "
            "another target"
        )


def _refuse(complaint: str) -> None:
    if complaint:
        raise PlaygroundError(complaint)
