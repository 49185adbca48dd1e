"""How this layer asks for a text: by key, with values; it never holds one itself."""

from typing import Protocol


class Words(Protocol):
    """Anything that gives the text of a key in one language."""

    def __call__(self, key: str, /, **values: str | int) -> str:
        """Return the text; years come as text so that no grouping mark falls into them."""
        ...
