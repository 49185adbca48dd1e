"""Sealing and opening the boxes of an urn: only whoever holds the wave's private key can open them."""

import secrets

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from sqlmodel import Session

from rules.refusals import Refused
from storage.models.satisfaction import UrnRow

BALLOT = "ballot"
REMARK = "remark"
_KEY_BYTES = 16


def add_box(session: Session, wave_id: int, public_key: bytes, kind: str, content: bytes) -> None:
    """Seal a box, as long as its content and 48 bytes, and put it into the urn under a random key."""
    box = SealedBox(PublicKey(public_key)).encrypt(content)
    session.add(UrnRow(wave_id=wave_id, random_key=secrets.token_hex(_KEY_BYTES), kind=kind, box=box))


def open_box(private_key: PrivateKey, box: bytes) -> bytes:
    """Open a box; one that was not sealed to this key is refused."""
    try:
        return SealedBox(private_key).decrypt(box)
    except CryptoError as error:
        raise Refused("box-unreadable") from error
