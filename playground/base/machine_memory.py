"""The size of this machine's memory."""

import os


def machine_memory() -> float | None:
    """Return the bytes of memory of this machine, None where the system does not say.

    The whole memory and not what is free just now, so that the same question has the same answer twice.

    >>> machine_memory() is None or machine_memory() > 1e6
    True
    """
    try:
        return float(os.sysconf("SC_PHYS_PAGES")) * float(os.sysconf("SC_PAGE_SIZE"))
    except (AttributeError, ValueError, OSError):
        return None
