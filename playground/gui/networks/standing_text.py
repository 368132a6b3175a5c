"""The standing of every contender, as text."""

from playground.services.training_snapshot import Snapshot

_NUMBERS = (
    "training_loss", "test_loss", "training_accuracy", "test_accuracy", "rate", "loss", "gradient_norm", "step_length",
    "distance",
)  # fmt: skip
HEADINGS = ("contender", "update", *(name.replace("_", " ") for name in _NUMBERS), "reason")


def standing_text(snapshot: Snapshot) -> str:
    """Return a line for each contender at the shown update, cells parted by tabs, headings first; NaN is empty."""
    lines = ["\t".join(HEADINGS)]
    for place, reason, standing in zip(snapshot.places, snapshot.reasons, snapshot.standings, strict=True):
        name = snapshot.training.names[place]
        # A name that begins like a formula is not run by a spreadsheet when it is pasted.
        safe = f"'{name}" if name[:1] in "=+-@" else name
        numbers = (getattr(standing, one) for one in _NUMBERS)
        cells = (safe, str(standing.update), *("" if value != value else repr(value) for value in numbers), reason)
        lines.append("\t".join(cells))
    return "\n".join(lines) + "\n"
