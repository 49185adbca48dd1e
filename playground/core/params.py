"""A method's parameters, read as leniently as the server reads them: from JSON, forms and multipart alike."""

import json
from collections.abc import Mapping

from playground.core.errors import bad_request
from playground.core.values import Json, JsonObject, Upload

_TRUE = frozenset({"true", "yes", "1"})


class Params:
    """The parameters of one call; a number may come as text, an object as JSON text."""

    def __init__(self, values: Mapping[str, object], files: Mapping[str, Upload]) -> None:
        self._values = values
        self._files = files

    def has(self, name: str) -> bool:
        """Whether the parameter is there and not empty."""
        value = self._values.get(name)
        return value is not None and value != ""

    def text(self, name: str) -> str:
        """Return a text, empty when it is not there."""
        value = self._values.get(name)
        text = value if isinstance(value, str) else "" if value is None else json.dumps(value)
        if any("\ud800" <= char <= "\udfff" for char in text):
            raise bad_request("strings must be encoded in UTF-8")
        return text

    def integer(self, name: str, default: int = 0) -> int:
        """Return a whole number; what is none counts as not given, as on the server."""
        value = self.text(name).strip()
        return int(value) if value.removeprefix("-").isdecimal() else default

    def flag(self, name: str) -> bool:
        """Return a boolean, False when it is not there."""
        return self.text(name).lower() in _TRUE

    def json(self, name: str, refusal: str) -> Json:
        """Return an object or list, None when it is not there; `refusal` is said of what cannot be parsed."""
        value = self._values.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            return _as_json(value)
        try:
            return _as_json(json.loads(value))
        except ValueError as error:
            raise bad_request(refusal) from error

    def upload(self, name: str) -> Upload | None:
        """Return the file sent under this name, or the one that `attach://…` points to."""
        value = self.text(name)
        return self._files.get(value.removeprefix("attach://") if value.startswith("attach://") else name)

    def within(self, media: JsonObject, *, kind: str) -> "Params":
        """Return the parameters of a media object inside these, its file under the name of its kind."""
        return Params({**media, kind: media.get("media")}, self._files)


def _as_json(value: object) -> Json:
    """Narrow a decoded value; anything else than JSON is the caller's mistake."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, list | tuple):
        return [_as_json(item) for item in value]
    if isinstance(value, dict):
        return {str(name): _as_json(item) for name, item in value.items()}
    raise TypeError(type(value).__name__)
