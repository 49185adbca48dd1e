"""The holiday calendar in words: what an import changes, and the weekly word while next year's is missing."""
