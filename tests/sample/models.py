"""The sample area's index."""

from baiju.engine.declare import Area

from .course import Course, courses

__all__ = ["Course", "courses"]

area = Area("sample", "Sample")
