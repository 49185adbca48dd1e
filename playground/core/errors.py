"""How a deed ends that does not succeed: refused to the bot, impossible for a person, or lost on the way."""

from playground.core.values import JsonObject


class ApiError(Exception):
    """Telegram's refusal: `code` is the HTTP status, `description` its own words."""

    def __init__(self, code: int, description: str, *, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.retry_after = retry_after

    def as_json(self) -> JsonObject:
        """Return the body that Telegram sends with this refusal."""
        body: JsonObject = {"ok": False, "error_code": self.code, "description": self.description}
        if self.retry_after is not None:
            body["parameters"] = {"retry_after": self.retry_after}
        return body


class Impossible(Exception):
    """Something that no client would let a person do."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Dropped(Exception):
    """The connection broke; `done` tells whether the deed was done before."""

    def __init__(self, *, done: bool) -> None:
        super().__init__("answer lost" if done else "connection lost")
        self.done = done


class Trouble(Exception):
    """The server answered with an error page instead of JSON."""

    def __init__(self, status: int, page: str) -> None:
        super().__init__(page)
        self.status = status
        self.page = page


def bad_request(reason: str) -> ApiError:
    """Return a 400 with Telegram's prefix."""
    return ApiError(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> ApiError:
    """Return a 403 with Telegram's prefix."""
    return ApiError(403, f"Forbidden: {reason}")


def conflict(reason: str) -> ApiError:
    """Return a 409 with Telegram's prefix."""
    return ApiError(409, f"Conflict: {reason}")


def too_many_requests(seconds: int) -> ApiError:
    """Return a 429 that tells how long to wait."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
