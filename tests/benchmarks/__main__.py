"""Measure the program against its goals: `python -m tests.benchmarks [--json] [--quick] [--only NAME …]`.

Prints a table, or with --json a list of objects `name, value, unit, goal, met`; progress goes to stderr. A goal that is
missed is a finding, not a failure: the exit code is 0 unless a measurement broke.
"""

from __future__ import annotations

import argparse
import json
import os
import sys

from tests.benchmarks._benchmark import Goal
from tests.benchmarks._run import Row, measure, measure_here, subjects


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py bench", description="Measure the program against its goals.")
    parser.add_argument("--json", action="store_true", help="print a list of objects instead of a table")
    parser.add_argument("--quick", action="store_true", help="tiny sizes: whether it runs, not how fast")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="these subjects or rows")
    parser.add_argument("--here", metavar="SUBJECT", help=argparse.SUPPRESS)
    return parser.parse_args()


def _load() -> str:
    loads = " ".join(f"{load:.2f}" for load in os.getloadavg()) if hasattr(os, "getloadavg") else "unknown"
    return f"{os.cpu_count()} processors, load {loads}"


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _number(value: float | None) -> str:
    return "—" if value is None else f"{value:.3g}" if value < 100 else f"{value:.0f}"


def _line(row: Row, goal: Goal, note: str) -> str:
    value = f"{_number(row['value'])} {row['unit']}"
    return f"{'met   ' if row['met'] else 'MISSED'}  {goal.what:<75} {value:>18}  {goal.text:<8} {note}"


def main() -> int:
    """Run what was asked for; see the module's text."""
    asked = _arguments()
    if asked.here:
        print(json.dumps(measure_here(asked.here, asked.quick)))
        return 0
    all_subjects = subjects()
    wanted = set(asked.only or all_subjects)
    known = set(all_subjects) | {goal.name for benchmark in all_subjects.values() for goal in benchmark.goals}
    if wanted - known:
        _say(f"unknown: {', '.join(sorted(wanted - known))}; there are: {', '.join(sorted(known))}")
        return 2
    chosen = {s: b for s, b in all_subjects.items() if wanted & {s, *(goal.name for goal in b.goals)}}
    rows: list[Row] = []
    whole = True
    show = _say if asked.json else lambda text: print(text, flush=True)
    show(_load())
    for stem, benchmark in chosen.items():
        _say(f"measuring {stem} …")
        measured, notes, ended = measure(stem, benchmark, asked.quick)
        rows += measured
        whole = whole and ended
        for row, goal, note in zip(measured, benchmark.goals, notes, strict=True):
            show(_line(row, goal, note))
    show(f"{sum(row['met'] for row in rows)} of {len(rows)} met; {_load()}")
    if asked.json:
        print(json.dumps(rows, indent=1))
    return 0 if whole else 1


if __name__ == "__main__":
    sys.exit(main())
