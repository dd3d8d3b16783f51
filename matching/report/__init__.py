"""The report of a match: tables, a workbook and two pages, from an `Outcome` alone."""
