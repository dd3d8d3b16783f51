"""Sweeps: one case under every choice of a grid, stored cell by cell, on one machine or many."""
