"""A training as a program in PyTorch."""

from playground.base.errors import PlaygroundError
from playground.networks.shape_of import outputs_of
from playground.optimizers import PythonRule, Traced
from playground.snippets.library_snippet import acting, asked_rate
from playground.snippets.network_text import cost_text, network_text
from playground.snippets.program_text import program_text
from playground.snippets.training_numbers import check_order
from playground.snippets.translations import refusal, remarks, translation_of
from playground.snippets.writer import Writer
from playground.training.batches_of import batches_of
from playground.training.change import Change
from playground.training.training import Training

_TAKEN = (
    "Network", "network", "file", "cost", "numbers", "inputs", "targets", "order", "sizes", "batches", "chosen",
    "parameters", "losses", "chosen_rate",
)  # fmt: skip
_LEARNED = "torch.nn.utils.parameters_to_vector(parameters).detach().numpy()"
_SLOPES = "torch.nn.utils.parameters_to_vector([one.grad for one in parameters]).numpy()"


def training_snippet(training: Training, contender: int, numbers: str) -> str:
    """Return a program that trains a contender's network in PyTorch: its losses are the program's to rounding.

    Arguments: `numbers` the path of the file that it reads (see `write_training_numbers`). Raises PlaygroundError where
    PyTorch lacks something that the training has.
    """
    writer = _Program(training, contender)
    features = training.data.features
    functions = [network_text(writer.network, features, outputs_of(training)), cost_text(training.loss)]
    functions += [writer.chosen_rate] if writer.chosen_rate else []
    body = [
        f"with np.load({numbers!r}) as file:",
        "    numbers = dict(file)  # data, initial parameters, which samples each update sees",
        'inputs, targets = torch.from_numpy(numbers["inputs"]), torch.from_numpy(numbers["targets"])',
        *writer.loop(),
        *writer.end(),
    ]
    imports = ["import numpy as np", "import torch", "", "torch.set_default_dtype(torch.float64)"]
    imports += [f"torch.manual_seed({training.seed})"] if writer.network.dropout > 0 else []
    return program_text("\n".join(writer.head()), imports, writer, "\n\n\n".join(functions), body)


class _Program(Writer):
    """The parts of a training's program."""

    def __init__(self, training: Training, place: int) -> None:
        contender = training.contenders[place].contender
        super().__init__(contender, _TAKEN)
        self.training, self.contender, self.network = training, contender, training.network_of(place)
        self.changes = sorted((one for one in training.changes if one.contender == place), key=lambda one: one.update)
        _check(self)
        translation = translation_of(contender, "torch")
        if translation is None:
            raise PlaygroundError(refusal(contender, "torch", numpy=False))
        self.translation = translation
        self.whole = batches_of(training).sampling == "full"
        self.rate = repr(contender.parameters.get("lr"))
        self.chosen_rate = _chosen_rate(self.rate, self.changes)
        if self.chosen_rate:
            self.rate = "chosen_rate(t)"

    def head(self) -> list[str]:
        """The comments at the top: what it is, and what is otherwise than in the program."""
        data = self.training.data
        subject = data.file.name if data.file is not None else data.data_set.name
        lines = [f"# {self.contender.title} trains a network on {subject}"]
        lines += remarks(self.contender, "torch", self.translation)
        if self.network.dropout > 0:
            lines.append("# Dropout's masks are drawn by PyTorch: they are others than the program's.")
        if self.network.normalization == "spectral" and self.network.initialization == "orthogonal":
            lines.append(
                "# An orthogonal matrix's singular values are all 1: which one has the slope is PyTorch's choice."
            )
        stop = self.training.stop
        if stop.loss is not None or stop.gradient is not None or stop.patience is not None:
            lines.append("# It goes on to the last epoch, where the training may stop sooner.")
        return lines

    def loop(self) -> list[str]:
        """From the network to the last update."""
        values, updates = self.contender.parameters, self.training.plan.updates
        first = values.get("lr")
        lines = [
            "network = Network()",
            "parameters = network.ordered()",
            'torch.nn.utils.vector_to_parameters(torch.from_numpy(numbers["parameters"]), parameters)',
            f"optimizer = {self.translation.text(values, repr(first), 'parameters')}",
            "losses = []  # of each update's batch, before the update",
        ]
        if not self.whole:
            lines.append('batches = np.split(numbers["order"], np.cumsum(numbers["sizes"])[:-1])')
        lines += [f"path = [{_LEARNED}.copy()]"] if self.average_of_path() else []
        return [*lines, f"for t in range(1, {updates} + 1):", *(f"    {line}" for line in self._update())]

    def _update(self) -> list[str]:
        batch = ("inputs", "targets") if self.whole else ("inputs[chosen]", "targets[chosen]")
        lines = [] if self.whole else ["chosen = batches[t - 1]"]
        lines.append(f"loss = cost(network({batch[0]}), {batch[1]}){self._penalty()}")
        lines += ["losses.append(loss.item())", "optimizer.zero_grad()", "loss.backward()"]
        if self.program.schedules or self.chosen_rate:
            lines.append(f"optimizer.param_groups[0]['lr'] = {self.factor(self.rate)}")
        changed = acting(self, _LEARNED, _SLOPES, asked_rate("optimizer.param_groups[0]['lr']", self))
        lines += changed
        if changed:
            lines += [
                "torch.nn.utils.vector_to_parameters(torch.from_numpy(point), parameters)",
                "for one, part in zip(parameters, np.split(g, np.cumsum([p.numel() for p in parameters])[:-1])):",
                "    one.grad = torch.from_numpy(part).reshape(one.shape)",
            ]
        lines.append("optimizer.step()")
        return [*lines, *([f"path.append({_LEARNED}.copy())"] if self.average_of_path() else [])]

    def _penalty(self) -> str:
        if self.training.penalty == 0:
            return ""
        return f" + {0.5 * self.training.penalty!r} * sum((one**2).sum() for one in parameters)"

    def end(self) -> list[str]:
        """What it says behind the last update."""
        loss = f"cost(network(inputs), targets){self._penalty()}"
        lines = [
            'print("losses of the first and the last batch", losses[:1], losses[-1:])',
            "network.eval()",
            f'print("training loss", ({loss}).item())',
        ]
        average = self.average_of_path()
        if average:
            lines += [
                f"torch.nn.utils.vector_to_parameters(torch.from_numpy({average}), parameters)",
                f'print("training loss of the average", ({loss}).item())',
            ]
        return lines


def _check(program: _Program) -> None:
    """Refuse what no program in PyTorch would do as the training does."""
    training, network = program.training, program.network
    check_order(training)
    if isinstance(program.program.optimizer, PythonRule | Traced):
        raise PlaygroundError(f"{program.contender.title} runs code of its own in Python, which cannot be copied")
    if network.precision != "float64":
        raise PlaygroundError(
            f"this network's passes are in {network.precision}, which PyTorch rounds otherwise: set precision=float64"
        )
    if network.normalization == "batch" and _least_batch(training) == 1:
        raise PlaygroundError(
            "the last batch of an epoch has one sample, and PyTorch's batch normalization refuses such a batch: "
            "choose another size of batches"
        )
    for change in program.changes:
        if change.parameter != "lr":
            raise PlaygroundError(
                f"{change.parameter} was changed at update {change.update}, and a copied program changes nothing but "
                "the learning rate on its way: take that change back"
            )


def _least_batch(training: Training) -> int:
    """The fewest samples that a batch has."""
    samples = len(training.data.training)
    return min((samples % int(size) or int(size) for size in training.plan.sizes), default=samples)


def _chosen_rate(first: str, changes: list[Change]) -> str:
    """The source of the learning rate as it was set by hand, by update; nothing where it never was."""
    if not changes:
        return ""
    lines = [f"    if t > {change.update}:\n        return {float(change.value)!r}" for change in reversed(changes)]
    return "\n".join(
        ["def chosen_rate(t):", '    """The learning rate as it was set by hand."""', *lines, f"    return {first}"]
    )
