"""Errors where they stand alone."""


def as_sentence(error: Exception | str) -> str:
    """Return an error's words with a capital letter and a full stop: what stands in an empty picture is no fragment.

    >>> as_sentence("a rate must be above 0, got -1")
    'A rate must be above 0, got -1.'
    """
    words = str(error)
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith(('.', '…')) or not words else '.'}"
