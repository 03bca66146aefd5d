"""The index of what the areas share: what it names exists."""

from .coverage import Covers
from .employer import Employer, employers, should_organise
from .person import Person

__all__ = ["Covers", "Employer", "Person", "employers", "should_organise"]
