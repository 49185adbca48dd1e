"""Requests to the Bot API over aiohttp, at a third of what the library's own client costs.

The library asks only that its errors be raised; whoever sends unasked messages looks at their cause to tell a
request that never left from one whose answer was lost.
"""

from typing import Final

from aiohttp import ClientError, ClientSession, ClientTimeout, FormData, TCPConnector
from aiohttp_socks import ProxyConnector, ProxyError
from telegram._utils.defaultvalue import DefaultValue  # what "not given" is in the signature below
from telegram._utils.types import ODVInput  # likewise
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

_CONNECT: Final = 5.0  # seconds
_ANSWER: Final = 10.0
_FORM: Final = {"Content-Type": "application/x-www-form-urlencoded"}
_AT_ONCE: Final = 256  # connections


class Request(BaseRequest):
    """A pool of connections, for python-telegram-bot's `Bot`; `proxy` is http, https, socks5 or socks5h."""

    __slots__ = ("_proxy", "_session")

    def __init__(self, proxy: str | None = None) -> None:
        self._proxy = proxy
        self._session: ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """How many seconds an answer may take, unless a call says otherwise."""
        return _ANSWER

    async def initialize(self) -> None:
        """Open the pool: it belongs to the event loop that uses it."""
        if self._session is None:
            socks = self._proxy if self._proxy is not None and self._proxy.startswith("socks") else None
            self._session = ClientSession(
                connector=TCPConnector(limit=_AT_ONCE) if socks is None else ProxyConnector.from_url(socks),
                headers={"User-Agent": self.USER_AGENT},
                proxy=self._proxy if socks is None else None,
            )

    async def shutdown(self) -> None:
        """Close every connection."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(  # noqa: PLR0917 - the signature is python-telegram-bot's
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - aiohttp knows none
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - we wait for a turn
    ) -> tuple[int, bytes]:
        """Send one request and return status and body; TimedOut and NetworkError are the library's."""
        if self._session is None:
            raise RuntimeError("the pool of connections is not open")
        body, headers = _body(request_data)
        timeout = ClientTimeout(
            sock_connect=_given(connect_timeout, _CONNECT), sock_read=_given(read_timeout, _ANSWER)
        )
        try:
            async with self._session.request(
                method, url, data=body, headers=headers, timeout=timeout
            ) as answer:
                return answer.status, await answer.read()
        except TimeoutError as error:
            raise TimedOut from error
        except (ClientError, ProxyError, OSError) as error:
            raise NetworkError(f"aiohttp.{type(error).__name__}") from error


def _body(data: RequestData | None) -> tuple[bytes | FormData | None, dict[str, str] | None]:
    if data is None:
        return None, None
    if not data.contains_files:
        return data.url_encoded_parameters().encode(), _FORM
    form = FormData(data.json_parameters)
    for name, (filename, content, mime) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return form, None


def _given(seconds: ODVInput[float], default: float) -> float | None:
    return default if isinstance(seconds, DefaultValue) else seconds
