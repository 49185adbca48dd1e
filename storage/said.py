"""A line somebody said, typed or spoken: what is kept of either."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """The words, or the id of the voice message in which they were spoken (then the words are empty)."""

    words: str = ""
    voice: str | None = None

    def __bool__(self) -> bool:
        return bool(self.words or self.voice)
