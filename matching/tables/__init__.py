"""The tables of a case: their columns as data, text into facts, and what must hold between them.

Three forms (a folder of text files, a workbook, JSON) become the same `Grid`s; start reading at
`matching.read`. `schema` says what a column is, `catalog` lists every table.
"""
