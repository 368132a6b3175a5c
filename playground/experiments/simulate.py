"""An experiment becomes numbers."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from threading import Lock
from typing import Any, Literal

import numpy as np

from playground.base.check_callbacks import check_callbacks
from playground.base.check_kind import check_kind
from playground.base.check_whole import check_whole
from playground.base.errors import PlaygroundError, shown
from playground.base.pooled_array import pooled_array
from playground.base.run_shared import run_shared
from playground.experiments.contender import Contender
from playground.experiments.experiment import Experiment
from playground.experiments.memory import check_memory
from playground.experiments.method_of import method_of
from playground.experiments.program_of import program_of
from playground.experiments.result import EVALUATIONS, STATUS, Result
from playground.experiments.start_arrays import start_arrays
from playground.experiments.stop_rule_of import stop_rule_of
from playground.experiments.write_causes import write_causes
from playground.kernels.racing.march import ESCAPED, HALTED, RESTED, STOPPED
from playground.optimizers import Traced
from playground.problems.surface import Surface
from playground.simulation.classify import kinds_of
from playground.simulation.method import EVALUATED, Floats, Method
from playground.simulation.simulate_starts import CHUNK_WIDTH, simulate_starts
from playground.simulation.trace_starts import trace_starts
from playground.simulation.track import Track

_PROCESSORS = os.cpu_count() or 1
# Points' steps that are worth starting threads; of one contender that are worth sharing with the helper, for what is
# done in Python cannot be shared; that would keep the helper too long.
_MANY, _WORTH, _LONG = 200_000, 20_000, 1_000_000
# How far from a stationary point, as a part of the domain, a method may end by its own rule and have found it: where
# the Hessian says what it is, and where only the values around do, which leave its place less certain.
_NEAR, _NEAR_DEGENERATE = 1e-4, 1e-2
# A change of f, as a part of it, that a line search may not see.
_HIDDEN = 1e-9

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


def simulate(
    experiment: Experiment, record: Literal["all", "ends"] = "all", threads: int | None = None,
    progress: Progress | None = None, cancelled: Cancelled | None = None,
) -> Result:  # fmt: skip
    """Run the race and return its numbers; the same experiment gives the same bits, whatever the threads.

    Arguments: `record` "all" keeps every position, "ends" only where paths ended; `threads` how many may work, by
    default one per processor; `progress(done, all)` is told the point-steps done, also from other threads;
    `cancelled()` is asked now and then and ends the work. Raises PlaygroundError where the arrays would be larger than
    2 GB, checked before anything is allocated, and when cancelled.

    >>> import playground as pg
    >>> e = pg.Experiment(pg.surface("sphere"), [(1.0, 2.0)], [pg.Contender("newton")], steps=20)
    >>> str(pg.simulate(e).statuses[0, 0].reason)
    'minimum'
    """
    _check_call(experiment, record, threads, progress, cancelled)
    racers, problem, steps = experiment.racers, experiment.problem, experiment.steps
    count = len(experiment.starts)
    averages = sum(racer.average is not None for racer in racers)
    check_memory(len(racers), count, steps, problem.dimension, record == "all", averages=averages)
    starts, paths = start_arrays(experiment.starts, problem.dimension)
    if experiment.constraint is not None:
        _check_projectable(racers, experiment.constraint.kind)
        starts = experiment.constraint.project(starts) if count else starts
    shape = (len(racers), problem.dimension, steps + 1, count)
    kept = pooled_array(shape) if record == "all" else None
    report = _reporter(progress, len(racers) * count * steps)

    def run(c: int) -> Track:
        target = None if kept is None else kept[c]
        program, rule = program_of(racers[c]), stop_rule_of(experiment, racers[c])
        if isinstance(program.optimizer, Traced):
            own = program.optimizer, program.values
            return trace_starts(problem, *own, starts, paths, steps, experiment.seed, rule, target, report, cancelled)
        method = method_of(problem, racers[c])
        return simulate_starts(
            method, starts, paths, steps, experiment.seed, rule, target, pool, workers - 1, report, cancelled
        )

    workers = _workers(threads, len(racers), count, steps)
    with _pool(workers if count > CHUNK_WIDTH else 1) as pool:
        shared = workers > 1 and pool is None and len(racers) > 1
        tracks = run_shared(run, len(racers)) if shared else [run(c) for c in range(len(racers))]
    return _result(experiment, tracks, kept)


def _check_call(experiment: Any, record: Any, threads: Any, *callables: Any) -> None:
    """Raise PlaygroundError for arguments that are none of `simulate`."""
    check_kind(experiment, Experiment, "experiment", "a pg.Experiment")
    if not isinstance(record, str) or record not in ("all", "ends"):
        raise PlaygroundError(f"record must be 'all' or 'ends', got {shown(record)}")
    if threads is not None:
        check_whole(threads, "threads", 1)
    check_callbacks(*callables)


def ready(experiment: Experiment) -> bool:
    """Return whether every kernel of the race is compiled in this process, so that it can run inside a frame."""
    problem, bound = experiment.problem, experiment.constraint
    fields = problem.ready("value") and problem.ready("gradient")
    fields = fields and (bound is None or bound.ready(problem.dimension))
    return fields and all(program_of(contender).ready(problem) for contender in experiment.racers)


def prepare(experiment: Experiment, curvature: bool = True, tell: Callable[[str], None] = lambda what: None) -> None:
    """Compile every kernel of the race; for a worker thread.

    Arguments: `curvature` also what eigenvalues need; `tell` is called with the name of what comes next, the surface or
    a contender's title.
    """
    problem = experiment.problem
    tell(problem.name)
    for kind in ("value", "gradient", "hessian") if curvature else ("value", "gradient"):
        problem.field(kind)
    if experiment.constraint is not None:
        experiment.constraint.kernel(problem.dimension)
    for contender in experiment.racers:
        program = program_of(contender)
        tell(contender.title)
        if not isinstance(program.optimizer, Traced):
            Method.build(problem, program)


def _check_projectable(racers: tuple[Contender, ...], kind: str) -> None:
    """A step by the Hessian is right in its own metric; projected in the plain one it may lead up and never rest."""
    for racer in racers:
        why = program_of(racer).optimizer.unprojectable(kind)
        if why:
            raise PlaygroundError(
                f"{racer.title} cannot race under a constraint: {why}. Switch it off, take the constraint away, or "
                "take a method by gradients: Barzilai–Borwein in place of a line search or a second-order one"
            )


def _workers(threads: int | None, racers: int, count: int, steps: int) -> int:
    """How many threads are worth their start.

    Many starts are cut into chunks for threads of their own; with few of them contenders are shared with the helper.
    """
    most = threads if threads is not None else _PROCESSORS
    work = racers * count * steps
    return most if (work > _MANY if count > CHUNK_WIDTH else count * steps > _WORTH and work < _LONG) else 1


def _pool(workers: int) -> Any:
    """The threads besides this one."""
    return ThreadPoolExecutor(workers - 1, thread_name_prefix="simulate") if workers > 1 else nullcontext(None)


def _reporter(progress: Progress | None, total: int) -> Callable[[int], None] | None:
    if progress is None:
        return None
    done, lock = [0], Lock()

    def report(more: int) -> None:
        with lock:
            done[0] += more
            progress(done[0], total)

    return report


def _result(experiment: Experiment, tracks: list[Track], kept: Floats | None) -> Result:
    racers, dimension = experiment.racers, experiment.problem.dimension
    shape = (len(racers), len(experiment.starts))
    ends = np.empty((*shape, dimension))
    codes, statuses = np.empty(shape, dtype=np.int64), np.empty(shape, dtype=STATUS)
    for c, track in enumerate(tracks):
        ends[c], codes[c], statuses["step"][c] = track.ends.T, track.codes, track.end_steps
    statuses["reason"] = "budget"
    statuses["cause"] = ""
    if codes.any():
        _write_reasons(experiment, ends.reshape(-1, dimension), codes.ravel(), statuses["reason"].reshape(-1))
        write_causes(experiment, ends, codes, statuses)
    steps = statuses["step"]
    evaluations = _evaluations(experiment.problem, racers, tracks, steps)
    counted = {c: tuple(track.counted) for c, track in enumerate(tracks) if track.counted}
    return Result(experiment, kept, ends, statuses.view(np.recarray), evaluations, counted)


def _evaluations(problem: Surface, racers: tuple[Contender, ...], tracks: list[Track], steps: Any) -> Any:
    """What points counted themselves, and what each step evaluates at all of them."""
    evaluations = np.zeros(steps.shape, dtype=EVALUATIONS)
    for c, (racer, track) in enumerate(zip(racers, tracks, strict=True)):
        if isinstance(program_of(racer).optimizer, Traced):
            for k, kind in enumerate(EVALUATED):
                evaluations[kind][c] = track.counts[k]
            continue
        method = method_of(problem, racer)
        evaluated = method.evaluated(steps[c])
        for k, kind in enumerate(EVALUATED):
            evaluations[kind][c] = track.counts[k] + evaluated[k] if method.counts else evaluated[k]
    return evaluations.view(np.recarray)


def _write_reasons(experiment: Experiment, places: Floats, codes: Any, reasons: Any) -> None:
    problem, bound = experiment.problem, experiment.stop.bound
    wild = ~(np.abs(places) <= bound).all(axis=1)
    reasons[(codes == ESCAPED) & wild] = "diverged"
    reasons[(codes == ESCAPED) & ~wild] = "left_domain"
    at_rest, stopped = codes == RESTED, (codes == STOPPED) | (codes >= HALTED)
    asked = np.flatnonzero(at_rest | stopped)
    if len(asked) == 0:
        return
    points = np.ascontiguousarray(places[asked])
    kinds = kinds_of(problem, points, experiment.constraint)
    near = kinds.moves <= np.where(kinds.decided, _NEAR, _NEAR_DEGENERATE)
    with np.errstate(over="ignore", invalid="ignore"):
        still = np.hypot.reduce(problem.gradient(points), axis=1) <= experiment.stop.tolerance
    near &= (codes[asked] < HALTED) | _hidden(problem, points)
    found = at_rest[asked] | np.where(kinds.words == "flat", still, near)
    reasons[asked] = np.where(found, kinds.words, "stopped")


def _hidden(problem: Surface, points: Floats) -> Any:
    """Whether what f can still change by on the way to a stationary point, g·|H|⁻¹g, is hidden by rounding.

    A search finds no lower value there, and at a pole, which Newton's short steps towards it make look like such a
    point: there f changes on the way.
    """
    with np.errstate(all="ignore"):
        values, vectors = np.linalg.eigh(np.nan_to_num(problem.hessian(points)))
        along = np.einsum("nij,ni->nj", vectors, problem.gradient(points))
        changes = np.where(along == 0.0, 0.0, along * along / np.abs(values)).sum(axis=1)
        return changes <= _HIDDEN * np.abs(problem.value(points))
