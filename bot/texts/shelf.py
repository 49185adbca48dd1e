"""One language's texts, each file parsed when a text of it is first asked for: all take half a second."""

import re
from collections.abc import Iterable
from pathlib import Path
from threading import Lock
from typing import Final

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.resolver import Message

_DECLARED: Final = re.compile(r"^([a-z][\w-]*) *=", re.MULTILINE)
_REFERRED: Final = re.compile(r"\{ *([a-z][\w-]*) *[.}]")


class Shelf:
    """Finds the message behind a key among some files; several threads may ask at once."""

    def __init__(self, bundle: FluentBundle, files: Iterable[Path]) -> None:
        self.bundle = bundle
        # What has not been read yet.
        self._content = {path: path.read_text("utf-8") for path in files}
        self._file_of = {
            name: path for path, content in self._content.items() for name in _DECLARED.findall(content)
        }
        self._lock = Lock()

    def find(self, name: str) -> Message | None:
        """Return a message, ready to be rendered with all it refers to; None if no file declares it."""
        path = self._file_of.get(name)
        if path is None:
            return None
        if path in self._content:
            with self._lock:
                self._read(path)
        return self.bundle.get_message(name)

    def _read(self, path: Path) -> None:
        """Take a file and those it refers to into the bundle; others may look only when all are in."""
        needed = self._with_referred(path)
        for each in needed:
            self.bundle.add_resource(FluentResource(self._content[each]))
        for each in needed:
            del self._content[each]

    def _with_referred(self, path: Path) -> set[Path]:
        found: set[Path] = set()
        waiting = [path]
        while waiting:
            each = waiting.pop()
            if each in self._content and each not in found:
                found.add(each)
                referred = _REFERRED.findall(self._content[each])
                waiting += {self._file_of[name] for name in referred if name in self._file_of}
        return found
