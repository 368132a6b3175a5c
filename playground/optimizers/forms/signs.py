"""The sign of a number, for rules."""


def sign(g: float) -> float:
    """−1, 0 or 1."""
    return (1.0 if g > 0.0 else 0.0) - (1.0 if g < 0.0 else 0.0)
