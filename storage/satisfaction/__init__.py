"""Waves in the database: opened, voted in through a sealed urn, counted once, and shown with what may be."""
