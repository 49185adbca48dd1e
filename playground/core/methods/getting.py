"""How updates reach the bot: it asks for them, or has them posted."""

import re
from urllib.parse import urlsplit

from playground.core.errors import bad_request
from playground.core.methods.table import method
from playground.core.params import Params
from playground.core.render import moment
from playground.core.updates import MAX_BATCH, Poll, Webhook
from playground.core.values import Json, JsonObject
from playground.core.world import World

MAX_WAIT = 50
MAX_CONNECTIONS, USUAL_CONNECTIONS = 100, 40
_SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}$")
_OWN_MACHINE = frozenset({"127.0.0.1", "localhost", "::1"})


@method("getUpdates")
def get_updates(world: World, params: Params) -> Poll:
    """Confirm what lies before the offset and wait for what comes."""
    limit = min(max(params.integer("limit", MAX_BATCH), 1), MAX_BATCH)
    timeout = min(max(params.integer("timeout"), 0), MAX_WAIT)
    poll = world.updates.open_poll(params.integer("offset"), limit, timeout)
    _allow(world, params)
    return poll


@method("setWebhook")
def set_webhook(world: World, params: Params) -> Json:
    """Have updates posted to an address; an empty one ends that."""
    url = params.text("url")
    secret = params.text("secret_token")
    if url:
        _check_address(url)
    if not _SECRET.match(secret):
        raise bad_request("secret token contains unallowed characters")
    _allow(world, params)
    connections = params.integer("max_connections") or USUAL_CONNECTIONS
    wanted = Webhook(url, secret, min(max(connections, 1), MAX_CONNECTIONS)) if url else None
    return _replace(world, wanted, drop=params.flag("drop_pending_updates"))


@method("deleteWebhook")
def delete_webhook(world: World, params: Params) -> Json:
    """End the posting of updates."""
    return _replace(world, None, drop=params.flag("drop_pending_updates"))


@method("getWebhookInfo")
def get_webhook_info(world: World, _params: Params) -> Json:
    """Tell where updates are posted, how many wait and what went wrong last."""
    webhook = world.updates.webhook
    body: JsonObject = {
        "url": webhook.url if webhook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates),
    }
    if webhook is not None:
        body["max_connections"] = webhook.max_connections
    if webhook is not None and webhook.error is not None and webhook.failed_at is not None:
        body |= {"last_error_date": moment(webhook.failed_at), "last_error_message": webhook.error}
    if world.updates.allowed is not None:
        body["allowed_updates"] = [*sorted(world.updates.allowed)]
    return body


def _check_address(url: str) -> None:
    """Refuse what is not HTTPS; on the own machine HTTP will do, as a local Bot API server allows."""
    address = urlsplit(url)
    if address.scheme != "https" and not (address.scheme == "http" and address.hostname in _OWN_MACHINE):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")


def _allow(world: World, params: Params) -> None:
    if params.has("allowed_updates"):
        kinds = params.json("allowed_updates", "can't parse allowed updates JSON object")
        if not isinstance(kinds, list):
            raise bad_request("expected an Array of strings as allowed updates")
        world.updates.allow(kind for kind in kinds if isinstance(kind, str))


def _replace(world: World, webhook: Webhook | None, *, drop: bool) -> Json:
    if drop:
        world.updates.clear()
    if webhook is not None:
        world.updates.end_poll("terminated by setWebhook request")
    world.updates.webhook = webhook
    world.updates.wake()
    return True
