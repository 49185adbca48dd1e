"""Tables, one file an area. Importing this package registers all of them with the metadata."""

from storage.models import (
    aid,
    audit,
    care,
    cases,
    errands,
    messages,
    notes,
    notices,
    people,
    reception,
    rosters,
    rules,
    satisfaction,
    talks,
)

__all__ = [
    "aid",
    "audit",
    "care",
    "cases",
    "errands",
    "messages",
    "notes",
    "notices",
    "people",
    "reception",
    "rosters",
    "rules",
    "satisfaction",
    "talks",
]
