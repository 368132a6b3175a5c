"""`playground run`: a race without a window."""

import sys
from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from playground.base.errors import PlaygroundError
from playground.base.text_table import text_table
from playground.cli._figure import add_figure_options
from playground.cli._interruption import interruption
from playground.cli._outputs import Output, check_outputs, write_blocks
from playground.cli._parser import Parser
from playground.cli._picture import race_output
from playground.cli._progress import progress_bar

if TYPE_CHECKING:
    from playground.experiments.experiment import Experiment
    from playground.experiments.result import Result
    from playground.experiments.standings import Standings
    from playground.problems.surface import Surface

_EPILOG = """\
What is not stated (starts, optimizers, steps) is what shows the surface's lesson; with a file, what the file states.
Starts are counted from 0; evaluations are those of the method itself: f, gradients (g), Hessians (H), and products
of a Hessian with a vector (Hv). A path ends as minimum, saddle or maximum where it rests at one; as flat where the
slope is too small to move by and nothing says which of them it is; as left_domain, diverged or budget (all steps
made); as undefined_gradient where the gradient is not finite; as stopped where the method cannot go on. What a word
does not say stands below the table. Of several contenders the standings follow: who reached the target with the
fewest evaluations, then who ended lowest.

  playground run --surface rosenbrock:a=1,b=100 --start=-1.5,2 --start=0.5,2.5 --optimizer adam:lr=0.05
  playground run --surface mine.toml --optimizer newton --optimizer "heavy_ball:lr=0.001,beta=0.9,name=Heavy"
  playground run --surface beale --rule mine.txt:lr=0.05+clip_norm --optimizer adam
  playground run --surface beale --optimizer lookahead:k=5/adam+cosine:steps=500,enabled=false
  playground run --surface beale --optimizer lookahead:k=5/rule=mine.txt:lr=0.05
  playground run race.json --csv race.csv
  playground run race.json --target 1e-8 --standings standings.csv
  playground run --surface himmelblau --png himmelblau.png --relief 20,50"""

_HEAD = ["contender", "start", "final loss", "distance", "steps", "evaluations", "reason"]
_NUMBERS = ["final loss", "distance", "steps", "evaluations"]


class _RuleFile(str):
    """What is stated as a rule: it stands among the optimizers, in the order of the command line."""


def declare(commands: Any, name: str) -> Parser:
    """Add the command's arguments and return its parser."""
    parser: Parser = commands.add_parser(
        name,
        description="Run a race and print, for each contender and start: the final loss, the distance to the nearest\n"
        "known minimum, the steps, the evaluations, and why the path ended.",
        epilog=_EPILOG,
        help="run a race and print or save its numbers",
    )
    add = parser.add_argument
    add("file", nargs="?", metavar="race.json", help="a saved race; options override what it states")
    add("--surface", action="once", metavar="ID[:a=1,…]", help="a surface of the list, or a TOML file of your own")
    add("--formula", action="once", metavar="TEXT", help="a formula of your own in x and y, or in x: 'x**2 + k*y**2'")
    add("--parameter", action="append", metavar="K=10", help="a parameter of the formula; repeat for more")
    add("--domain", metavar="X0..X1[,Y0..Y1]", help="the formula's ranges (default: guessed)")
    add("--start", action="append", metavar="X,Y", help="a start point; repeat for more (--start=-1.5,2)")
    add("--optimizer", action="append", metavar="ID[:lr=0.1,…]", help="a contender; repeat for more; may state name=")
    add(
        "--rule", action="append", dest="optimizer", type=_RuleFile, metavar="FILE[:lr=0.1,…]",
        help="a contender whose rule is written in a text file; repeat for more",
    )  # fmt: skip
    add(
        "--constraint",
        action="once",
        metavar="KIND[:a=1,…]",
        help="box, half_plane, line or disc, onto which every step is projected",
    )
    add("--steps", metavar="N", help="the budget of every path")
    add("--seed", metavar="N", help="of random numbers (default 0)")
    add("--tolerance", metavar="T", help="of the gradient in the stop rule (default 1e-8); alone, of the step too")
    add("--step-tolerance", metavar="T", help="of the step in the stop rule (default: --tolerance)")
    add("--no-stop", action="store_true", help="let every path run to its budget")
    add("--threads", metavar="N", help="how many may work (default: all processors); the numbers do not depend on it")
    add(
        "--target", metavar="T",
        help="what counts as reached in the standings: f − f* at most T, or f where no minimum is known",
    )  # fmt: skip
    add("--standings", metavar="PATH", help="write the standings as CSV; - writes to standard output")
    add("--csv", metavar="PATH", help="write every step as CSV; - writes to standard output, and the table elsewhere")
    add(
        "--readouts", metavar="PATH",
        help="write the methods' inner numbers of every step (rates, momenta, radii, temperatures) as CSV; - as above",
    )  # fmt: skip
    add("--png", metavar="PATH", help="write the picture of the race as PNG; - as above")
    add("--picture", metavar="PATH", help="write it as the ending says: .png, .svg or .pdf; - as above, PNG")
    add(
        "--relief", nargs="?", const="", metavar="AZIMUTH,ELEVATION",
        help="with --png: the surface in three dimensions, seen from there (default 30,50 degrees)",
    )  # fmt: skip
    add("--theme", metavar="ID", help="of the picture: light or dark (default light)")
    add(
        "--color-by", metavar="WHAT",
        help="with --png: colour paths by contender (default), end (why they ended) or minimum (which they reached)",
    )  # fmt: skip
    add_figure_options(add)
    parser.set_defaults(parser=parser)
    return parser


def execute(arguments: Namespace) -> int:
    """Run the race, print the tables, write the files; raises PlaygroundError for anything that a person did wrong."""
    from playground.experiments.end_notes import end_notes

    with interruption() as cancelled:
        outputs = _Outputs(
            Output("--standings", arguments.standings, ("csv",)),
            Output("--csv", arguments.csv, ("csv",)),
            Output("--readouts", arguments.readouts, ("csv",)),
            race_output(arguments),
        )
        result, standings, taken = _race(arguments, outputs, cancelled)
        lines = [result_table(result), *end_notes(result)]
        if len(standings) > 1:
            lines += ["", repr(standings)]
        print("\n".join(lines), file=sys.stderr if taken else sys.stdout)
    return 0


@dataclass(frozen=True)
class _Outputs:
    """What the race is asked to write."""

    standings: Output
    csv: Output
    readouts: Output
    png: Output

    @property
    def all(self) -> tuple[Output, ...]:
        return self.standings, self.csv, self.readouts, self.png


def _race(arguments: Namespace, outputs: _Outputs, cancelled: Callable[[], bool]) -> "tuple[Result, Standings, bool]":
    """The result, the standings, and whether standard output was written to."""
    from playground.cli._picture import read_picture
    from playground.cli._specs import read_number

    experiment = read_experiment(arguments)
    picture = read_picture(arguments, experiment)
    threads = _threads(arguments.threads)
    target = None if arguments.target is None else float(read_number("--target", arguments.target))
    taken = check_outputs(outputs.all)
    # Numba comes with it; who mistyped something shall not wait for that.
    from playground.experiments.simulate import simulate
    from playground.experiments.simulate_standings import simulate_standings
    from playground.experiments.standings_target import check_target

    check_target(experiment, target)
    with progress_bar("simulating") as progress:
        if arguments.csv is None and picture is None:
            result, standings = simulate_standings(experiment, target, threads, progress, cancelled)
        else:
            result = simulate(experiment, "all", threads, progress, cancelled)
            standings = result.table(target)
    if outputs.standings.to_stdout:
        write_blocks([standings.csv()])
    else:
        outputs.standings.write(standings.to_csv)
    for id, output in (("csv", outputs.csv), ("readouts", outputs.readouts)):
        if output.path is not None:
            _write_table(result, id, output, cancelled)
    if picture is not None:
        outputs.png.write(lambda path: picture(result, path))
    return result, standings, taken


def read_experiment(arguments: Namespace) -> "Experiment":
    """Return the race that the arguments state."""
    from playground.cli._specs import (
        read_constraint_spec,
        read_number,
        read_optimizer_spec,
        read_rule_spec,
        read_start_spec,
    )
    from playground.experiments.experiment import Experiment
    from playground.session.lesson import lesson_experiment

    stated: dict[str, Any] = {}
    if arguments.start is not None:
        stated["starts"] = [read_start_spec(text) for text in arguments.start]
    if arguments.optimizer is not None:
        stated["contenders"] = [
            read_rule_spec(text) if isinstance(text, _RuleFile) else read_optimizer_spec(text)
            for text in arguments.optimizer
        ]
    if arguments.constraint is not None:
        stated["constraint"] = read_constraint_spec(arguments.constraint)
    for name in ("steps", "seed"):
        if getattr(arguments, name) is not None:
            stated[name] = read_number(f"--{name}", getattr(arguments, name), whole=True)
    problem = _problem(arguments)
    if arguments.file is not None:
        experiment = Experiment.load(arguments.file)
        if problem is not None:
            stated["problem"] = problem
    elif problem is not None:
        experiment = lesson_experiment(problem)
    else:
        raise PlaygroundError(
            "say what to run: a file such as race.json, --surface or --formula; playground list surfaces"
        )
    stop = _stop_rule(arguments)
    return experiment.replace(**stated, stop=_changed(experiment.stop, stop))


def _problem(arguments: Namespace) -> "Surface | None":
    """The surface or formula that is stated, None where neither is."""
    from playground.cli._specs import read_formula_spec, read_surface_spec

    if arguments.surface is not None and arguments.formula is not None:
        raise PlaygroundError("say either --surface or --formula, not both")
    if arguments.formula is not None:
        return read_formula_spec(arguments.formula, arguments.parameter or [], arguments.domain)
    for option in ("parameter", "domain"):
        if getattr(arguments, option) is not None:
            raise PlaygroundError(f"--{option} belongs to --formula; a surface's parameters are stated as id:a=1,b=100")
    return read_surface_spec(arguments.surface) if arguments.surface is not None else None


def _stop_rule(arguments: Namespace) -> dict[str, Any]:
    from playground.cli._specs import read_number

    changed: dict[str, Any] = {"enabled": False} if arguments.no_stop else {}
    for name in ("tolerance", "step_tolerance"):
        text = getattr(arguments, name)
        if text is not None:
            changed[name] = read_number(f"--{name.replace('_', '-')}", text)
    stated = [changed[name] for name in ("tolerance", "step_tolerance") if name in changed]
    if len(stated) == 1:
        changed |= {"tolerance": stated[0], "step_tolerance": stated[0]}
    return changed


def _changed(rule: Any, fields: dict[str, Any]) -> Any:
    return type(rule)(**{**{name: getattr(rule, name) for name in rule.__struct_fields__}, **fields})


def _threads(text: str | None) -> int | None:
    from playground.cli._specs import read_number

    return None if text is None else int(read_number("--threads", text, whole=True))


def _write_table(result: "Result", id: str, output: Output, cancelled: Callable[[], bool]) -> None:
    """Write one of the exporters' tables, in blocks where it goes to standard output."""
    from playground.experiments.readout_table import readout_table
    from playground.exporters import EXPORTERS

    with progress_bar("writing") as progress:
        if not output.to_stdout:
            output.write(lambda path: EXPORTERS.get(id).write(result, path, progress=progress, cancelled=cancelled))
        elif id == "csv":
            write_blocks(result.csv_blocks(progress, cancelled))
        else:
            write_blocks(readout_table(result.experiment, progress, cancelled))


def result_table(result: "Result") -> str:
    """Return the table of a race: one line for each contender and start."""
    losses, distances = result.end_losses, result.end_distances
    rows = []
    for c, name in enumerate(result.names):
        for s, start in enumerate(result.experiment.starts):
            status, counts = result.statuses[c, s], result.evaluations[c, s]
            place = f"{s} ({', '.join(f'{x:g}' for x in start.position)})"
            rows.append([name, place, f"{losses[c, s]:.6g}", _distance(distances[c, s]), str(status.step)])
            rows[-1] += [
                ", ".join(f"{counts[kind]} {kind}" for kind in counts.dtype.names if counts[kind]) or "0",
                status.reason,
            ]
    return text_table(_HEAD, rows, _NUMBERS)


def _distance(distance: float) -> str:
    return "unknown" if distance != distance else f"{distance:.6g}"
