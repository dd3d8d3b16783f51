"""Rotation: which scholar stays at which host in which period, and its repair.

`plan` and `repair` are the doors; what they return stands in `matching.rotation.outcome`.
"""
