"""Pictures: drawn from values and words that the caller has found, with the fonts of the printed pages."""
