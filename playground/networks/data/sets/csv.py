"""A table of the user's."""

import numpy as np

from playground.base.errors import PlaygroundError
from playground.networks.data.sets._data_set import DataSet, Floats, Labels


def csv(random: np.random.Generator) -> tuple[Floats, Labels]:
    """What the file says"""
    raise PlaygroundError("a table is read from its file: name one, as in data('csv', path=\"irises.csv\")")


DATA_SET = DataSet(
    name="Table",
    aliases=(
        "file",
        "tsv",
        "spreadsheet",
    ),
    summary="A file of comma-, semicolon- or tab-separated values: columns of numbers, and a target.",
    equation="inputs, target = columns that you choose",
    source="your own file",
    task=None,
    features=(),
    standardize="both",
    reads_file=True,
    make=csv,
)
