"""The pages of an employer."""
