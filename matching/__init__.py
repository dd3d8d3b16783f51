"""Ukrep 5: matches scholars to employers under the co-funding rule and the town's budget.

Start reading at `matching.engine`.
"""
