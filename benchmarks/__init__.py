"""The benchmark: one run, one table; peers in environments of their own."""
