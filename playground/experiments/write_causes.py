"""Reasons and causes of paths that ended at a number that is not finite, or without a step."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.experiments.experiment import Experiment
from playground.experiments.program_of import program_of
from playground.experiments.stop_rule_of import stop_rule_of
from playground.kernels.racing.march import ESCAPED, HALTED, NO_NUMBER, STOPPED, UNDEFINED
from playground.kernels.racing.oracle import NO_DECREASE, NO_MINIMUM
from playground.problems.surface import Surface
from playground.simulation.chunk import Rule
from playground.simulation.method import Floats, Program

Flags = NDArray[np.bool_]
_HALTS = {HALTED + int(NO_DECREASE): "no_decrease", HALTED + int(NO_MINIMUM): "no_minimum", STOPPED: "own_rule"}
# What is smaller beside the largest eigenvalue is rounding.
_SINGULAR = 1e-14


def write_causes(experiment: Experiment, ends: Floats, codes: Any, statuses: Any) -> None:
    """Write reason and cause of the paths that ended where a gradient or a step is no number, and the cause of those
    that stopped or could not begin.

    Arguments: `ends` (C, S, dimension) where, `codes` (C, S) the kernel's codes, `statuses` (C, S) with reasons.
    """
    for c, racer in enumerate(experiment.racers):
        reasons, causes = statuses["reason"][c], statuses["cause"][c]
        for code, cause in _HALTS.items():
            causes[(codes[c] == code) & (reasons == "stopped")] = cause
        causes[(codes[c] == ESCAPED) & (statuses["step"][c] == 0)] = "start"
        lost = np.flatnonzero((codes[c] == UNDEFINED) | (codes[c] == NO_NUMBER))
        if len(lost):
            found = _causes(experiment.problem, program_of(racer), stop_rule_of(experiment, racer), ends[c, lost])
            causes[lost] = found
            reasons[lost] = np.where(np.isin(found, ["gradient", "hessian", "asked"]), "undefined_gradient", "stopped")


def _causes(problem: Surface, program: Program, rule: Rule, points: Floats) -> NDArray[np.str_]:
    """Why the next step from each of the points (n, dimension) has no place to go to."""
    optimizer = program.optimizer
    curved = "hessian" in optimizer.uses_with(program.values)
    causes = np.full(len(points), "no_number", dtype="<U11")
    if rule.slopes is not None and _asks_elsewhere(program):
        causes[:] = "asked"
    if curved:
        damping = float(program.values.get("damping", 0.0))
        causes[_singular(problem.hessian(points), damping)] = "singular"
    causes[~_finite(problem, rule, points, True)] = "hessian"
    causes[~_finite(problem, rule, points, False)] = "gradient"
    return causes


def _asks_elsewhere(program: Program) -> bool:
    """Whether gradients are taken at other points than those of the path."""
    optimizer = program.optimizer
    beside = any((one.evaluations or {}).get("g", 0) > 0 for one, _ in program.beside)
    return optimizer.looks_ahead or "gradient" in getattr(optimizer, "asks", ()) or beside


def _finite(problem: Surface, rule: Rule, points: Floats, curved: bool) -> Flags:
    """Where gradients are finite, or what the rule asks for besides."""
    found = (rule.slopes, rule.slope_rows) if curved else problem.slopes(rule.box)
    if found is None or found[0] is None:
        return np.ones(len(points), dtype=bool)
    rows = np.empty((found[1], len(points)))
    found[0](np.ascontiguousarray(points.T), problem.packed_parameters(), rows)
    finite: Flags = np.isfinite(rows).all(axis=0) & (rows[-1] == 0.0)
    return finite


def _singular(hessians: Floats, damping: float) -> Flags:
    """Which symmetric matrices (n, d, d), damped, are singular but for rounding."""
    finite: Any = np.isfinite(hessians.reshape(len(hessians), -1)).all(axis=1)
    sizes: Floats = np.abs(np.linalg.eigvalsh(np.where(finite[:, None, None], hessians, 1.0)) + damping)
    flags: Flags = np.asarray(finite & (sizes.min(axis=1) <= _SINGULAR * sizes.max(axis=1)), dtype=bool)
    return flags
