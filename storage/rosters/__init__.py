"""The roster in the database: a workbook read, staged and applied in pieces."""
