"""A network so deep that its initialization decides everything."""

from collections.abc import Sequence

from playground.base.as_tuple import as_tuple
from playground.base.check_whole import check_whole
from playground.base.errors import PlaygroundError, shown
from playground.experiments.contender import Contender
from playground.networks.data.data import data
from playground.networks.network import MOST_LAYERS, MOST_WIDTH, Network
from playground.training.learner import Learner
from playground.training.training import Training

# Those by which the signals of a deep network differ most.
INITIALIZATIONS_SHOWN = ("zero", "small", "large", "lecun", "glorot", "he", "orthogonal", "lsuv")


def deep_training(
    initializations: Sequence[str] = INITIALIZATIONS_SHOWN, depth: int = 30, width: int = 64, activation: str = "relu"
) -> Training:
    """Return a training of one contender for each initialization, all alike otherwise, on the handwritten digits.

    With ReLU layers signals and slopes vanish where weights are small, explode where they are large, shrink by 1/√2 a
    layer with LeCun's and Glorot's, and keep their scale with He's: `layer_signals` shows it at the start, the loss
    afterwards.

    Arguments: `initializations` ids; `depth` hidden layers, 1 … 1000, of `width` units, from 1 on; `activation` an id.
    Raises PlaygroundError for what there is not, and for networks that are too large.

    >>> deep_training(("he", "small"), depth=30).network_of(1).initialization
    'small'
    """
    ids = as_tuple(initializations)
    if isinstance(initializations, str) or not all(isinstance(id, str) for id in ids):
        raise PlaygroundError(f"initializations must be a list of ids such as 'he', got {shown(initializations)}")
    hidden = (check_whole(width, "width", 1, MOST_WIDTH),) * check_whole(depth, "depth", 1, MOST_LAYERS)
    networks = {id: Network(hidden=hidden, activation=activation, initialization=id) for id in ids}
    return Training(
        data("digits", samples=500), networks.get("he", Network(hidden=hidden, activation=activation)),
        contenders=[
            Learner(Contender("gradient_descent", lr=0.05, name=_title(id)), network)
            for id, network in networks.items()
        ],
        epochs=20,
    )  # fmt: skip


def _title(id: str) -> str:
    from playground.networks.initializations import INITIALIZATIONS

    return INITIALIZATIONS.get(id).name
