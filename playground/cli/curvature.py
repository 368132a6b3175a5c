"""`playground curvature`: the edge of stability of a training, without a window."""

import sys
from argparse import Namespace
from typing import TYPE_CHECKING, Any

from playground.base.errors import PlaygroundError, unknown
from playground.base.text_table import text_table
from playground.cli._figure import add_figure_options, read_figure
from playground.cli._interruption import interruption
from playground.cli._outputs import Output, check_outputs, picture_output
from playground.cli._parser import Parser
from playground.cli._progress import progress_bar

if TYPE_CHECKING:
    from playground.curvature.curvature_along import CurvatureAlong
    from playground.training.training import Training

_EPILOG = """\
The limit is the largest curvature at which the method is stable with the rate in force, 2/η for gradient descent; empty
where theory has none.

  playground train --data spirals --hidden 20,20 --loss squared --batch full --epochs 8000 \\
    --optimizer gradient_descent:lr=0.2 --save edge.json
  playground curvature edge.json --csv edge.csv"""


def declare(commands: Any, name: str) -> Parser:
    """Add the command's arguments and return its parser."""
    parser: Parser = commands.add_parser(
        name,
        description="Train, and print the largest and smallest eigenvalues of the Hessian on the way.",
        epilog=_EPILOG,
        help="print curvature along a training, with the limit of stability",
    )
    add = parser.add_argument
    add("file", metavar="training.json", help="a saved training; playground train --save writes one")
    add("--contender", metavar="NAME", help="whose network (default: the first that is switched on)")
    add("--points", metavar="N", default="20", help="at how many updates, evenly (default: 20)")
    add("--largest", metavar="N", default="1", help="how many of the largest eigenvalues (default: 1)")
    add("--smallest", metavar="N", default="1", help="how many of the smallest eigenvalues (default: 1)")
    add("--csv", metavar="PATH", help="write the table as CSV; - writes to standard output, and the table elsewhere")
    add("--npz", metavar="PATH", help="write the numbers as NumPy arrays; - as above")
    add("--picture", metavar="PATH", help="draw the eigenvalues and the limit: .png, .svg or .pdf; - as above, PNG")
    add("--theme", metavar="ID", default="light", help="of the picture, light or dark (default: light)")
    add_figure_options(add)
    parser.set_defaults(parser=parser)
    return parser


def execute(arguments: Namespace) -> int:
    """Train one contender, look, print; raises PlaygroundError for anything that a person did wrong."""
    from playground.cli._specs import read_number
    from playground.picture.colors.theme import stated_theme
    from playground.training.training import Training

    counts: dict[str, Any] = {
        name: int(read_number(f"--{name}", getattr(arguments, name), whole=True))
        for name in ("points", "largest", "smallest")
    }
    stated_theme(arguments.theme)
    outputs = (
        Output("--csv", arguments.csv, ("csv",)),
        Output("--npz", arguments.npz, ("npz",)),
        picture_output("--picture", arguments.picture),
    )
    look = read_figure(arguments, arguments.picture is not None, "--picture PATH")
    taken = check_outputs(outputs)
    training = _alone(Training.load(arguments.file), arguments.contender)
    from playground.curvature.curvature_along import curvature_along
    from playground.training.train import train

    with interruption() as cancelled:
        with progress_bar("training") as progress:
            result = train(training, progress, cancelled)
        with progress_bar("curvature") as progress:
            along = curvature_along(result, 0, **counts, progress=progress, cancelled=cancelled)
    table_output, arrays, picture = outputs
    table_output.write(along.to_csv)
    arrays.write(along.to_npz)
    if picture.path is not None:
        from playground.figures.save_picture import save_picture

        picture.write(lambda path: save_picture(along, path, theme=arguments.theme, **look))
    print(curvature_summary(along), file=sys.stderr if taken else sys.stdout)
    return 0


def _alone(training: "Training", name: str | None) -> "Training":
    """The training with one contender alone switched on."""
    names = {training.names[place]: place for place in training.learners}
    if not names:
        raise PlaygroundError("the training has no contender that is switched on")
    if name is not None and name not in names:
        raise unknown("contender", name, names)
    place = next(iter(names.values())) if name is None else names[name]
    changes = [change for change in training.changes if change.contender == place]
    return training.replace(
        contenders=[training.contenders[place]],
        changes=[type(change)(change.update, 0, change.parameter, change.value) for change in changes],
    )


def curvature_summary(along: "CurvatureAlong") -> str:
    """Return the table: one line for each update looked at."""
    head = ["update", "limit"]
    head += [f"{name} {k + 1}" for name in ("largest", "smallest") for k in range(getattr(along, name).shape[1])]
    rows = [
        [str(update), *("" if number != number else f"{number:.6g}" for number in (limit, *high, *low))]
        for update, limit, high, low in zip(along.updates, along.limits, along.largest, along.smallest, strict=True)
    ]
    return text_table(head, rows, head)
