"""Text with formatted stretches, counted in UTF-16 units as Telegram counts."""

from dataclasses import dataclass, replace

from playground.core.views import Entity


def utf16_length(text: str) -> int:
    """Return the length in UTF-16 units: one for most characters, two for an emoji."""
    return len(text) + sum(1 for char in text if char > "\uffff")


@dataclass(frozen=True, slots=True)
class FormattedText:
    """A text as everybody sees it, and its entities, outer ones first."""

    text: str = ""
    entities: tuple[Entity, ...] = ()

    @property
    def units(self) -> int:
        """The length that Telegram's limits speak of."""
        return utf16_length(self.text)

    def trimmed(self) -> "FormattedText":
        """Return it without white space at both ends, as the server keeps it."""
        text = self.text.strip()
        if text == self.text:
            return self
        shift = utf16_length(self.text) - utf16_length(self.text.lstrip())
        moved = (_clipped(entity, shift, utf16_length(text)) for entity in self.entities)
        return FormattedText(text, tuple(entity for entity in moved if entity.length))


def _clipped(entity: Entity, shift: int, length: int) -> Entity:
    start = min(max(entity.offset - shift, 0), length)
    end = min(max(entity.offset + entity.length - shift, 0), length)
    return replace(entity, offset=start, length=end - start)


def in_reading_order(entities: list[Entity]) -> tuple[Entity, ...]:
    """Return entities by where they start, the outer before the inner."""
    return tuple(sorted(entities, key=lambda entity: (entity.offset, -entity.length)))
