"""Tables, one file an area. Importing this package registers all of them with the metadata."""

from storage.models import audit, care, cases, messages, people, reception, rules, satisfaction

__all__ = ["audit", "care", "cases", "messages", "people", "reception", "rules", "satisfaction"]
