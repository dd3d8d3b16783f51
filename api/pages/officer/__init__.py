"""The pages of the municipality's officers."""
