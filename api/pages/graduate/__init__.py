"""The pages of a graduate, and of the legal representative."""
