"""`playground train`: a training without a window."""

import sys
from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from playground.base.errors import PlaygroundError
from playground.cli._figure import add_figure_options, read_figure
from playground.cli._interruption import interruption
from playground.cli._outputs import Output, check_outputs, picture_output, write_blocks
from playground.cli._parser import Parser
from playground.cli._progress import progress_bar

if TYPE_CHECKING:
    from playground.training.training import Training
    from playground.training.training_result import TrainingResult

_EPILOG = """\
With a file, what is stated overrides the file; without one, --data is needed and the rest has defaults.
The loss is that of all training samples (and of all test samples); a training ends as budget (all epochs done),
diverged, reached, settled, stopped or halted (its method found no step).

  playground train --data spirals:samples=400,noise=0.1 --hidden 32,32 --optimizer adam:lr=0.01 --epochs 200
  playground train training.json --csv out.csv
  playground train --data digits --hidden 64 --activation relu --normalization batch --save mine.json"""

_PARTS = ("activation", "initialization", "normalization")


def declare(commands: Any, name: str) -> Parser:
    """Add the command's arguments and return its parser."""
    parser: Parser = commands.add_parser(
        name,
        description="Train a small network and print its standings: rank, losses, accuracies, updates, why each ended.",
        epilog=_EPILOG,
        help="train a network and print or save its numbers",
    )
    add = parser.add_argument
    add("file", nargs="?", metavar="training.json", help="a saved training; options override what it states")
    add("--data", metavar="ID[:samples=400,…]", help="a data set of the list, or a CSV file of your own")
    add("--hidden", metavar="32,32", help="widths of the hidden layers; 0 for none")
    add("--activation", metavar="ID[:leak=0.1,…]", help="what each hidden unit makes of its sum")
    add("--initialization", metavar="ID[:…]", help="how the parameters begin")
    add("--normalization", metavar="ID[:groups=4,…]", help="of each hidden layer; none for none")
    add("--skip", action="store_true", default=None, help="layers as wide as the one before add it")
    add("--dropout", metavar="P", help="the rate at which hidden units are left out in training")
    add("--precision", metavar="ID", help="float64 or float32")
    add("--loss", metavar="ID", help="squared, logistic or softmax (default: what the data asks for)")
    add("--optimizer", action="append", metavar="ID[:lr=0.1,…]", help="a contender; repeat for more")
    add("--batch", metavar="N", help="samples of a batch, or full")
    add("--growth", metavar="F", help="the factor by which batches grow every epoch")
    add(
        "--sampling", metavar="ID",
        help="reshuffled (every epoch in a new order), fixed_order, drawn_anew (every batch by itself, no sample "
        "twice in it) or with_replacement",
    )  # fmt: skip
    add("--epochs", metavar="N", help="how often all samples are gone through")
    add("--penalty", metavar="L", help="λ of the penalty ½λ‖θ‖²")
    add("--stop-loss", metavar="F", help="end where the training loss is at most this")
    add("--stop-gradient", metavar="F", help="end where the training loss's gradient is at most so long")
    add("--patience", metavar="N", help="end where the test loss has not fallen for so many looks")
    add("--looks", metavar="N", help="how often losses over all samples are taken at most")
    add("--memory", metavar="MB", help="how much recorded parameters may take")
    add("--seed", metavar="N", help="of initial parameters, batches and random methods")
    add("--csv", metavar="PATH", help="write every update as CSV; - writes to standard output, and the table elsewhere")
    add("--target", metavar="F", help="the loss that counts as reached in the standings")
    add(
        "--part",
        metavar="ID",
        help="whose loss the standings compare: test (the default where there is one) or training",
    )
    add("--standings", metavar="PATH", help="write the standings as CSV; - as above")
    add("--npz", metavar="PATH", help="write series and recorded parameters as NumPy arrays; - as above")
    add(
        "--picture",
        metavar="PATH",
        help="draw losses, accuracies, rates and steps: .png, .svg or .pdf; - as above, PNG",
    )
    add("--decision", metavar="PATH", help="draw what the first network says: .png, .svg or .pdf; - as above, PNG")
    add("--theme", metavar="ID", default="light", help="of pictures, light or dark (default: light)")
    add_figure_options(add)
    add("--save", metavar="PATH", help="write the training itself as JSON; - as above")
    parser.set_defaults(parser=parser)
    return parser


def execute(arguments: Namespace) -> int:
    """Train, print the table, write the files; raises PlaygroundError for anything that a person did wrong."""
    from playground.picture.colors.theme import stated_theme

    training = read_training(arguments)
    target = _target(training, arguments)
    stated_theme(arguments.theme)
    outputs = _outputs(arguments)
    drawn = outputs.picture.path is not None or outputs.decision.path is not None
    look = {"theme": arguments.theme, **read_figure(arguments, drawn, "--picture PATH or --decision PATH")}
    taken = check_outputs(outputs.all)
    outputs.save.write(training.save)
    for note in training.data.notes:
        print(f"{training.data.file.name if training.data.file else training.data.set}: {note}", file=sys.stderr)
    # Numba comes with it; who mistyped something shall not wait for that.
    from playground.training.train import train

    with interruption() as cancelled:
        with progress_bar("training") as progress:
            result = train(training, progress, cancelled)
        _write(result, outputs, look, cancelled)
    standings = result.table(target, arguments.part)
    if outputs.standings.to_stdout:
        write_blocks([standings.csv()])
    else:
        outputs.standings.write(standings.to_csv)
    text = "\n".join([repr(standings), *best_notes(result)])
    print(text, file=sys.stderr if taken else sys.stdout)
    return 0


def _target(training: "Training", arguments: Namespace) -> float | None:
    """The target of the standings; it and the part are refused before anything is trained."""
    from playground.cli._specs import read_number
    from playground.training.training_standings import check_standings

    stated = None if arguments.target is None else read_number("--target", arguments.target)
    return check_standings(arguments.part, stated, len(training.data.test.inputs) > 0)[1]


@dataclass(frozen=True)
class _Outputs:
    """What the training is asked to write."""

    csv: Output
    npz: Output
    save: Output
    picture: Output
    decision: Output
    standings: Output

    @property
    def all(self) -> tuple[Output, ...]:
        return self.csv, self.npz, self.save, self.picture, self.decision, self.standings


def _outputs(arguments: Namespace) -> _Outputs:
    return _Outputs(
        Output("--csv", arguments.csv, ("csv",)),
        Output("--npz", arguments.npz, ("npz",)),
        Output("--save", arguments.save, ("json",)),
        picture_output("--picture", arguments.picture),
        picture_output("--decision", arguments.decision),
        Output("--standings", arguments.standings, ("csv",)),
    )


def _write(result: "TrainingResult", outputs: _Outputs, look: dict[str, Any], cancelled: Callable[[], bool]) -> None:
    with progress_bar("writing") as progress:
        if outputs.csv.to_stdout:
            from playground.training.training_table import training_table

            write_blocks(training_table(result, progress, cancelled))
        else:
            outputs.csv.write(lambda path: result.to_csv(path, progress, cancelled))
    outputs.npz.write(result.to_npz)
    if outputs.picture.path is not None or outputs.decision.path is not None:
        from playground.curvature.decision import decision
        from playground.figures.save_picture import save_picture

        outputs.picture.write(lambda path: save_picture(result, path, **look))
        outputs.decision.write(lambda path: save_picture(decision(result), path, **look))


def read_training(arguments: Namespace) -> "Training":
    """Return the training that the arguments state."""
    from playground.cli._network_specs import read_data_spec
    from playground.cli._specs import read_optimizer_spec
    from playground.experiments.contender import Contender
    from playground.training.training import Training

    stated: dict[str, Any] = _numbers(arguments)
    if arguments.data is not None:
        stated["data"] = read_data_spec(arguments.data)
    if arguments.optimizer is not None:
        stated["contenders"] = [read_optimizer_spec(text) for text in arguments.optimizer]
    stated |= {name: getattr(arguments, name) for name in ("loss", "sampling") if getattr(arguments, name) is not None}
    if arguments.file is not None:
        begun = Training.load(arguments.file)
    elif "data" in stated:
        begun = Training(stated["data"], contenders=[Contender("adam", lr=0.01)])
    else:
        raise PlaygroundError("say what to train: a file such as training.json, or --data; playground list data")
    stop = _stop(begun.stop, arguments)
    return begun.replace(**stated, stop=stop, network=_network(begun.network, arguments))


def _numbers(arguments: Namespace) -> dict[str, Any]:
    from playground.cli._specs import read_number

    stated: dict[str, Any] = {}
    for name in ("epochs", "seed", "looks", "memory"):
        if getattr(arguments, name) is not None:
            stated[name] = int(read_number(f"--{name}", getattr(arguments, name), whole=True))
    for name in ("growth", "penalty"):
        if getattr(arguments, name) is not None:
            stated[name] = read_number(f"--{name}", getattr(arguments, name))
    if arguments.batch is not None:
        whole = arguments.batch.strip() == "full"
        stated["batch"] = None if whole else int(read_number("--batch", arguments.batch, whole=True))
    return stated


def _stop(stop: Any, arguments: Namespace) -> Any:
    """When it ends, with what is stated of it changed."""
    from playground.cli._specs import read_number

    changed = {name: getattr(stop, name) for name in stop.__struct_fields__}
    if arguments.stop_loss is not None:
        changed["loss"] = read_number("--stop-loss", arguments.stop_loss)
    if arguments.stop_gradient is not None:
        changed["gradient"] = read_number("--stop-gradient", arguments.stop_gradient)
    if arguments.patience is not None:
        changed["patience"] = int(read_number("--patience", arguments.patience, whole=True))
    return type(stop)(**changed)


def _network(network: Any, arguments: Namespace) -> Any:
    """The network with what is stated of it changed."""
    from playground.cli._network_specs import read_part_spec
    from playground.cli._specs import read_number

    changed = {name: getattr(network, name) for name in network.__struct_fields__}
    if arguments.hidden is not None:
        widths = [int(read_number("--hidden", word, whole=True)) for word in arguments.hidden.split(",")]
        changed["hidden"] = () if widths == [0] else tuple(widths)
    for name in _PARTS:
        if getattr(arguments, name) is not None:
            changed |= read_part_spec(name, getattr(arguments, name))
    if arguments.precision is not None:
        changed["precision"] = arguments.precision
    if arguments.dropout is not None:
        changed["dropout"] = read_number("--dropout", arguments.dropout)
    if arguments.skip:
        changed["skip"] = True
    return type(network)(**changed)


def best_notes(result: "TrainingResult") -> list[str]:
    """Return a line for each contender that stopped early: what the table shows, and where its loss was lowest."""
    return [
        f"{name} stopped early: the table shows update {status.update}, its last; the {best.part} loss was lowest, "
        f"{best.loss:.6g}, at update {best.update}."
        for name, status, best in zip(result.names, result.statuses, result.best, strict=True)
        if status.reason == "stopped" and best is not None
    ]
