"""Runs what opens foreign files in a short-lived child with limits, and behind walls where the system has them."""

from . import walls
from .child import Broken, OutOfTime, call, flow, run

__all__ = ["Broken", "OutOfTime", "call", "flow", "run", "walls"]
