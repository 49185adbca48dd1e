"""The roster: a workbook's rows become entries, and entries are matched with the people already known."""
