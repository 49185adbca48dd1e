"""Workbooks as they are asked for: which there are, of what and when, their rows, where they go."""
