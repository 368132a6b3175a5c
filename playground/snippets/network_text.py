"""A network as a module of PyTorch."""

from collections.abc import Mapping

from playground.base.parameters import Value
from playground.networks.activations import ACTIVATIONS
from playground.networks.network import Network
from playground.networks.normalizations import NORMALIZATIONS, Normalization

_COSTS = {
    "squared": ("½‖z − y‖²", "0.5 * ((z - y) ** 2).sum(1).mean()"),
    "logistic": ("log(1 + e^z) − y z", "torch.nn.functional.binary_cross_entropy_with_logits(z[:, 0], y)"),
    "softmax": ("log Σ e^z − z_y", "torch.nn.functional.cross_entropy(z, y)"),
}


def network_text(network: Network, features: int, outputs: int) -> str:
    """Return the source of a module `Network`, with the classes that it needs.

    Its method `ordered` gives its parameters in the order of θ: of each layer W and b, and then what the layer's
    normalization learns.
    """
    widths = [features, *network.hidden, outputs]
    normalization = None if network.normalization is None else NORMALIZATIONS.get(network.normalization)
    values = {} if normalization is None else normalization.check(dict(network.normalization_parameters))
    own = normalization is not None and normalization.of == "sums" and bool(network.hidden)
    layer = "torch.nn.Linear(before, after)"
    if normalization is not None and normalization.of == "weights":
        layer = _call(normalization, values)
    lines = [
        "class Network(torch.nn.Module):",
        f'    """{"-".join(map(str, widths))}"""',
        "",
        "    def __init__(self):",
        "        super().__init__()",
        f"        widths = {widths}",
        f"        self.affine = torch.nn.ModuleList({layer} for before, after in zip(widths, widths[1:]))",
    ]
    if own and normalization is not None:
        made = _call(normalization, values)
        lines.append(f"        self.normal = torch.nn.ModuleList({made} for width in widths[1:-1])")
    lines += ["", *_forward(network, own), "", *_ordered(own)]
    classes = [] if normalization is None or not normalization.torch_class else [normalization.torch_class.rstrip()]
    return "\n\n\n".join([*classes, "\n".join(lines)])


def cost_text(loss: str) -> str:
    """Return the source of `cost(z, y)`, the mean loss of outputs z over a batch with targets y."""
    says, text = _COSTS[loss]
    return f'def cost(z, y):\n    """{says}, its mean over the batch"""\n    return {text}'


def _call(normalization: Normalization, values: Mapping[str, Value]) -> str:
    """The call that makes a module, in words of the loop around it."""
    shown = {name: repr(value) for name, value in values.items()}
    return normalization.torch.format(**shown, width="width", before="before", after="after")


def _forward(network: Network, own: bool) -> list[str]:
    activation = ACTIVATIONS.get(network.activation)
    values = {name: repr(value) for name, value in activation.check(dict(network.activation_parameters)).items()}
    acts = activation.torch.format(**values)
    block = ["below = a"] if network.skip else []
    block.append("a = self.normal[k](affine(a))" if own else "a = affine(a)")
    block += [f"a = {acts}"] if acts != "a" else []
    if network.dropout > 0:
        block.append(f"a = torch.nn.functional.dropout(a, {network.dropout!r}, self.training)")
    if network.skip:
        block += ["if k > 0 and a.shape == below.shape:", "    a = a + below"]
    loop = "for k, affine in enumerate(self.affine[:-1]):" if own or network.skip else "for affine in self.affine[:-1]:"
    inside = [f"        {loop}", *(f"            {line}" for line in block)] if network.hidden else []
    return ["    def forward(self, a):", *inside, "        return self.affine[-1](a)"]


def _ordered(own: bool) -> list[str]:
    if not own:
        return ["    def ordered(self):", "        return list(self.affine.parameters())"]
    return [
        "    def ordered(self):",
        '        """Of each layer W and b, and then what its normalization learns."""',
        "        found = []",
        "        for k, affine in enumerate(self.affine):",
        "            found += affine.parameters()",
        "            found += self.normal[k].parameters() if k < len(self.normal) else []",
        "        return found",
    ]
