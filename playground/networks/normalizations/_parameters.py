"""Parameters that several normalizations have."""

from playground.base.parameters import Parameter

EPSILON = Parameter(
    "epsilon", 1e-5, "guard: added to the variance, so that features that do not vary stay finite",
    aliases=("eps",), minimum=0, exclusive_minimum=True, slider=(1e-8, 1.0), scale="log", symbol="ε",
)  # fmt: skip
MOMENTUM = Parameter(
    "momentum", 0.1, "share of the newest batch in the averages that are used when the network is not trained",
    minimum=0, exclusive_minimum=True, maximum=1, slider=(0.01, 1.0), scale="log", symbol="α",
)  # fmt: skip


def groups(word: str) -> Parameter:
    """How many groups a layer's units are cut into, neighbours together."""
    return Parameter(
        "groups", 4, f"{word}: how many, each of equally many neighbouring units and of more than one",
        aliases=("num_groups",), kind="integer",
        minimum=1, slider=(1, 32), symbol="G",
    )  # fmt: skip
