"""Excel files: one writer for everything that leaves, one careful reader for whatever comes."""
