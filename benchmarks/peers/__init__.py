"""Peers, run as ``python -m peers.<name>`` from the folder above: they never see our packages."""
