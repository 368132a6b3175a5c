"""`playground points`: all critical points of a surface."""

import json
import sys
from argparse import Namespace
from typing import Any

from playground.base.errors import PlaygroundError
from playground.base.text_table import text_table
from playground.cli._outputs import STDOUT, Output, check_outputs
from playground.cli._parser import Parser
from playground.cli._problem import declare_problem, stated_problem


def declare(commands: Any, name: str) -> Parser:
    """Add the command's arguments and return its parser."""
    parser: Parser = commands.add_parser(
        name,
        description="Find the points of a surface where the gradient vanishes, and say what they are.",
        epilog="playground points --surface himmelblau\n"
        "playground points --formula 'x**4 - x**2 + y**2' --box=-2..2,-1..1 --csv points.csv",
        help="list the critical points of a surface",
    )
    add = parser.add_argument
    declare_problem(add)
    add("--box", metavar="X0..X1[,Y0..Y1]", help="where to search (default: the surface's domain)")
    add("--csv", metavar="PATH", help="write the table as CSV; - writes it to standard output instead of the table")
    add("--json", action="store_true", help="print JSON instead of the table")
    parser.set_defaults(parser=parser)
    return parser


def execute(arguments: Namespace) -> int:
    """Search and print; raises PlaygroundError for anything that a person did wrong."""
    from playground.base.files import write_atomically
    from playground.cli._specs import read_box_spec
    from playground.landscape.critical_points import critical_points
    from playground.landscape.critical_table import HEADS, critical_csv, critical_json, critical_rows

    if arguments.csv == STDOUT and arguments.json:
        raise PlaygroundError("--csv - and --json both write to standard output: leave one out, or name a file")
    taken = check_outputs([Output("--csv", arguments.csv, ("csv",))])
    problem = stated_problem(arguments)
    box = None if arguments.box is None else tuple(read_box_spec("--box", arguments.box).values())
    found = critical_points(problem, box)
    if arguments.csv is not None and not taken:
        write_atomically(arguments.csv, critical_csv(found).encode())
    if taken:
        sys.stdout.write(critical_csv(found))
    elif arguments.json:
        print(json.dumps(critical_json(found), indent=1, allow_nan=False))
    else:
        head = HEADS[problem.dimension]
        rows = [[_short(cell) for cell in row] for row in critical_rows(found)]
        print(text_table(list(head), rows, head[2:]))
        print("\n" + " ".join(filter(None, (f"{len(found)} critical points.", found.note, found.guarantee))))
    return 0


def _short(cell: Any) -> str:
    return f"{cell:.6g}" if isinstance(cell, float) else str(cell)
