"""What a worker does for a race: it compiles, simulates, and computes what the charts will ask for."""

from collections.abc import Callable
from time import perf_counter, sleep, thread_time
from typing import TYPE_CHECKING, Final

from playground.experiments.experiment import Experiment
from playground.services.preparation import preparations
from playground.services.worker import Ticket

if TYPE_CHECKING:
    from playground.experiments.result import Result

DRAWABLE: Final = "the surface can be drawn"
# A method in Python asks before each evaluation whether it is still wanted, and lets the window's thread in for so many
# seconds.
_YIELD = 5e-5
# Millions of points' steps that may run in a frame on a fast machine.
_SMALL = 2.0
# A chunk of points costs about as much as this many more of them, whatever it holds.
_CHUNK_COST = 24


def work_of(experiment: Experiment) -> float:
    """Return the size of a race, in millions of points' steps."""
    return len(experiment.racers) * experiment.steps * (len(experiment.starts) + _CHUNK_COST) / 1e6


def race_job(experiment: Experiment) -> Callable[[Ticket], tuple["Result", float, float]]:
    """Return the job of a worker: compile, simulate, and compute what the charts will ask for.

    It returns the result, the milliseconds that the race took, and those that it kept a processor. It notes each
    `Preparation` and, once the surface can be drawn, `DRAWABLE`.
    """

    def work(ticket: Ticket) -> tuple["Result", float, float]:
        from playground.services.precompile import share_compilation

        # First, for the modules below compile their kernels as they are imported.
        tell = preparations(experiment, ticket.note)
        share_compilation(experiment, tell)
        from playground.experiments.simulate import prepare, simulate
        from playground.picture.load import load_picture

        load_picture()
        # The picture need not wait for derivatives, whose compilation takes three times as long.
        experiment.problem.field("value")
        ticket.note(DRAWABLE)
        prepare(experiment, tell=tell)
        last = [0.0]

        def progress(done: int, total: int) -> None:
            if perf_counter() - last[0] > 0.05:
                last[0] = perf_counter()
                ticket.report(done, total)

        def dropped() -> bool:
            sleep(_YIELD)
            return ticket.dropped()

        # Alone where it may soon run inside a frame: then the time this thread worked is what it costs.
        threads = 1 if work_of(experiment) < _SMALL else None
        begin, worked = perf_counter(), thread_time()
        result = simulate(experiment, threads=threads, progress=progress, cancelled=dropped)
        milliseconds, worked = 1e3 * (perf_counter() - begin), 1e3 * (thread_time() - worked)
        compute_ahead(result)
        return result, milliseconds, worked if threads == 1 else milliseconds

    return work


def compute_ahead(result: "Result") -> None:
    """Compute what charts ask for and keep with the result, where that does not stop the window."""
    from playground.gui.charts.curves_of import result_outline

    result_outline(result, "losses")
    result_outline(result, "gradient_norms")
    if result.average_records:
        result_outline(result, "average_losses")
