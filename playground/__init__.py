"""Optimizer Playground: see, race and measure optimizers on landscapes with exact curvature.

>>> import playground as pg
>>> e = pg.Experiment(pg.surface("rosenbrock"), [(-1.5, 2.0)], [pg.Contender("adam", lr=0.05)], steps=500)
>>> r = pg.simulate(e)
>>> r.positions.shape
(1, 1, 501, 2)

Names are loaded when they are first used, so that `import playground` is quick and the command line answers at once.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playground.base.errors import PlaygroundError
    from playground.curvature.curvature_along import CurvatureAlong, curvature_along
    from playground.curvature.decision import Decision, decision
    from playground.curvature.deep_training import deep_training
    from playground.curvature.edge_training import edge_training
    from playground.curvature.eigenpairs import Eigenpairs, eigenpairs
    from playground.curvature.hessian_spectrum import hessian_spectrum
    from playground.curvature.input_jacobians import InputJacobians, input_jacobians
    from playground.curvature.layer_signals import LayerSignals, Signals, layer_signals
    from playground.curvature.linearized_problem import linearized_problem
    from playground.curvature.linearized_training import LinearizedTraining, linearized_training
    from playground.curvature.lottery_ticket import LotteryTicket, lottery_ticket
    from playground.curvature.spectral_density import SpectralDensity, spectral_density
    from playground.curvature.tangent_kernel import TangentKernel, tangent_kernel
    from playground.curvature.tangent_movement import TangentMovement, tangent_movement
    from playground.experiments.contender import Contender
    from playground.experiments.experiment import Experiment
    from playground.experiments.modifier import Modifier
    from playground.experiments.python_rule import python_rule
    from playground.experiments.readouts import readouts
    from playground.experiments.result import Result
    from playground.experiments.rule import rule
    from playground.experiments.simulate import simulate
    from playground.experiments.start import Start
    from playground.experiments.trial_points import trial_points
    from playground.figures.save_picture import save_picture
    from playground.landscape.critical_points import CriticalPoints, critical_points
    from playground.landscape.gradient_field import gradient_field
    from playground.landscape.gradient_flow import gradient_flow
    from playground.landscape.invariant_curves import invariant_curves
    from playground.networks.data.csv_summary import csv_summary
    from playground.networks.data.data import Data, data
    from playground.networks.network import Network
    from playground.picture.relief.camera import ReliefCamera
    from playground.problems.constraint import Constraint, constraint
    from playground.problems.formula import formula
    from playground.problems.surface_file import read_surface
    from playground.problems.surfaces import surface
    from playground.simulation.stop_rule import StopRule
    from playground.slices.loss_line import LossLine
    from playground.slices.loss_slice import LossSlice
    from playground.slices.low_path import LowPath, low_path
    from playground.slices.plane import Plane
    from playground.slices.rescaled import rescaled
    from playground.slices.slice_loss import slice_loss
    from playground.slices.slice_stages import slice_stages
    from playground.slices.straight_line import straight_line
    from playground.snippets.snippet import snippet
    from playground.training.change import Change
    from playground.training.learner import Learner
    from playground.training.train import train
    from playground.training.training import Training
    from playground.training.training_result import TrainingResult
    from playground.training.training_stop import TrainingStop

__version__ = "0.1.0"

_HOMES = {
    "Change": "playground.training.change",
    "Constraint": "playground.problems.constraint",
    "Contender": "playground.experiments.contender",
    "CriticalPoints": "playground.landscape.critical_points",
    "CurvatureAlong": "playground.curvature.curvature_along",
    "Data": "playground.networks.data.data",
    "Decision": "playground.curvature.decision",
    "Eigenpairs": "playground.curvature.eigenpairs",
    "Experiment": "playground.experiments.experiment",
    "InputJacobians": "playground.curvature.input_jacobians",
    "LayerSignals": "playground.curvature.layer_signals",
    "Learner": "playground.training.learner",
    "LinearizedTraining": "playground.curvature.linearized_training",
    "LossLine": "playground.slices.loss_line",
    "LossSlice": "playground.slices.loss_slice",
    "LotteryTicket": "playground.curvature.lottery_ticket",
    "LowPath": "playground.slices.low_path",
    "Modifier": "playground.experiments.modifier",
    "Network": "playground.networks.network",
    "Plane": "playground.slices.plane",
    "PlaygroundError": "playground.base.errors",
    "ReliefCamera": "playground.picture.relief.camera",
    "Result": "playground.experiments.result",
    "Signals": "playground.curvature.layer_signals",
    "SpectralDensity": "playground.curvature.spectral_density",
    "Start": "playground.experiments.start",
    "StopRule": "playground.simulation.stop_rule",
    "TangentKernel": "playground.curvature.tangent_kernel",
    "TangentMovement": "playground.curvature.tangent_movement",
    "Training": "playground.training.training",
    "TrainingResult": "playground.training.training_result",
    "TrainingStop": "playground.training.training_stop",
    "constraint": "playground.problems.constraint",
    "critical_points": "playground.landscape.critical_points",
    "csv_summary": "playground.networks.data.csv_summary",
    "curvature_along": "playground.curvature.curvature_along",
    "data": "playground.networks.data.data",
    "decision": "playground.curvature.decision",
    "deep_training": "playground.curvature.deep_training",
    "edge_training": "playground.curvature.edge_training",
    "eigenpairs": "playground.curvature.eigenpairs",
    "formula": "playground.problems.formula",
    "gradient_field": "playground.landscape.gradient_field",
    "gradient_flow": "playground.landscape.gradient_flow",
    "hessian_spectrum": "playground.curvature.hessian_spectrum",
    "input_jacobians": "playground.curvature.input_jacobians",
    "invariant_curves": "playground.landscape.invariant_curves",
    "layer_signals": "playground.curvature.layer_signals",
    "linearized_problem": "playground.curvature.linearized_problem",
    "linearized_training": "playground.curvature.linearized_training",
    "lottery_ticket": "playground.curvature.lottery_ticket",
    "low_path": "playground.slices.low_path",
    "python_rule": "playground.experiments.python_rule",
    "read_surface": "playground.problems.surface_file",
    "readouts": "playground.experiments.readouts",
    "rescaled": "playground.slices.rescaled",
    "rule": "playground.experiments.rule",
    "save_picture": "playground.figures.save_picture",
    "simulate": "playground.experiments.simulate",
    "slice_loss": "playground.slices.slice_loss",
    "slice_stages": "playground.slices.slice_stages",
    "snippet": "playground.snippets.snippet",
    "spectral_density": "playground.curvature.spectral_density",
    "straight_line": "playground.slices.straight_line",
    "surface": "playground.problems.surfaces",
    "tangent_kernel": "playground.curvature.tangent_kernel",
    "tangent_movement": "playground.curvature.tangent_movement",
    "train": "playground.training.train",
    "trial_points": "playground.experiments.trial_points",
}

__all__ = [
    "Change", "Constraint", "Contender", "CriticalPoints", "CurvatureAlong", "Data", "Decision", "Eigenpairs",
    "Experiment", "InputJacobians", "LayerSignals", "Learner", "LinearizedTraining", "LossLine", "LossSlice",
    "LotteryTicket", "LowPath", "Modifier", "Network", "Plane", "PlaygroundError", "ReliefCamera", "Result",
    "Signals", "SpectralDensity", "Start", "StopRule", "TangentKernel", "TangentMovement", "Training",
    "TrainingResult", "TrainingStop", "constraint", "critical_points", "csv_summary", "curvature_along", "data",
    "decision", "deep_training", "edge_training", "eigenpairs", "formula", "gradient_field", "gradient_flow",
    "hessian_spectrum", "input_jacobians", "invariant_curves", "layer_signals", "linearized_problem",
    "linearized_training", "lottery_ticket", "low_path", "python_rule", "read_surface", "readouts", "rescaled",
    "rule", "save_picture", "simulate", "slice_loss", "slice_stages", "snippet", "spectral_density",
    "straight_line", "surface", "tangent_kernel", "tangent_movement", "train", "trial_points",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'playground' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])
