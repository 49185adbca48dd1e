"""Tables, one file an area. Importing this package registers all of them with the metadata."""

from storage.models import audit, care, messages, people, reception, rules, satisfaction

__all__ = ["audit", "care", "messages", "people", "reception", "rules", "satisfaction"]
