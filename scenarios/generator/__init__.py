"""The parts of a generated case; `scenarios.generate` puts them together."""
