"""The text of a whole copied program."""

import re
from collections.abc import Sequence

from playground.snippets.writer import Writer


def program_text(head: str, imports: Sequence[str], writer: Writer, functions: str, body: Sequence[str]) -> str:
    """Return a whole program: what it is, imports, the surface, the functions taken in, the loop."""
    definitions = writer.definitions()
    text = "\n".join([functions, *definitions, *body])
    first = ["import math"] if re.search(r"\bmath\.", text) else []
    numpy = ["import numpy as np"] if re.search(r"\b(np|rng)\.", text) and "import numpy as np" not in imports else []
    random = ["", "rng = np.random.default_rng(0)  # other random numbers than the program's"] if writer.random else []
    parts = [head, *first, *([""] if first else []), *numpy, *imports, *random, "", "", functions, ""]
    return "\n".join([*parts, *(f"\n{one}\n" for one in definitions), "", *body, ""])
