"""A training whose table was moved or changed."""

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from playground.base.errors import PlaygroundError
from playground.base.read_json import read_json
from playground.networks.data.choose_columns import choose_columns
from playground.networks.data.csv_layout import checked_path, csv_fingerprint
from playground.networks.data.data import Data
from playground.networks.data.data_document import data_document, read_data
from playground.training.training import Training


@dataclass(frozen=True)
class MovedTable:
    """A training in a file whose table is gone, or is no longer what it was: all but its samples is known.

    Arguments: `document` the file's JSON values; `origin` by which errors name it; `data` what it says of its table.
    """

    document: dict[str, Any]
    origin: str
    data: Data

    @staticmethod
    def of(text: bytes, origin: str) -> "MovedTable | None":
        """Return what a training's JSON says, None where its table is there as it was, or something else is wrong."""
        try:
            document = read_json(text, origin)
            made = read_data(document.get("data")) if isinstance(document, dict) else None
        except PlaygroundError:
            return None
        if made is None or made.file is None or _is_there(made):
            return None
        return MovedTable(document, origin, made)

    def found(self, path: Path) -> Training:
        """Return the training on the table at a path, of which the same columns are chosen; it is read.

        Raises PlaygroundError where that table has not those columns, or cannot be used.
        """
        file = self.data.file
        assert file is not None
        chosen = choose_columns(
            path, file.inputs, file.target, file.task, file.separator, file.header, file.encoding
        )  # fmt: skip
        document = {**self.document, "data": data_document(replace(self.data, file=chosen))}
        return Training.from_json(json.dumps(document).encode(), self.origin)


def _is_there(made: Data) -> bool:
    assert made.file is not None
    try:
        return csv_fingerprint(checked_path(made.file.path)) == made.file.fingerprint
    except PlaygroundError:
        return False
