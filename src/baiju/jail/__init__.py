"""Runs what opens foreign files in a short-lived child with limits, and behind walls where the system has them."""

from .child import Broken, OutOfTime, call, run
from .walls import stand

__all__ = ["Broken", "OutOfTime", "call", "run", "stand"]
