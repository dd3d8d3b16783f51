"""Rotation as people meet it: the plan in words, tables, calendars and timetables, and its repair.

`rotate` is the door; `write_rotation` writes the folder.
"""

from scenarios.rotation.ask import rotate
from scenarios.rotation.found import Rotation

__all__ = ["Rotation", "rotate"]
