"""The sample area's index."""

from baiju.engine.declare import Area

from .course import Course, Lesson, courses

__all__ = ["Course", "Lesson", "courses"]

area = Area("sample", "Sample")
