"""Sealing: only the ring opens, only in its place, and any change is noticed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.sealed import KeyRing, Unsealable

OLD, NEW = b"o" * 32, b"n" * 32


@given(st.binary(max_size=200))
def test_what_is_sealed_opens_again_and_shows_nothing(plain: bytes) -> None:
    ring = KeyRing([NEW])
    sealed = ring.seal(plain, "inbox.body")
    assert ring.open(sealed, "inbox.body") == plain
    assert ring.seal(plain, "inbox.body") != sealed
    assert len(plain) < 8 or plain not in sealed


def test_another_place_another_key_a_changed_byte_do_not_open() -> None:
    ring = KeyRing([NEW])
    sealed = ring.seal(b"secret", "inbox.body")
    with pytest.raises(Unsealable):
        ring.open(sealed, "draft.data")
    with pytest.raises(Unsealable):
        KeyRing([OLD]).open(sealed, "inbox.body")
    for place in range(len(sealed)):
        with pytest.raises(Unsealable):
            ring.open(sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :], "inbox.body")
    with pytest.raises(Unsealable):
        ring.open(b"", "inbox.body")


def test_a_new_key_seals_and_the_old_one_still_opens_and_finds() -> None:
    before, after = KeyRing([OLD]), KeyRing([NEW, OLD])
    assert after.open(before.seal(b"secret", "p"), "p") == b"secret"
    with pytest.raises(Unsealable):
        before.open(after.seal(b"secret", "p"), "p")
    assert before.lookup("13800000000", "p") in after.lookups("13800000000", "p")
    assert after.lookup("13800000000", "p") == after.lookups("13800000000", "p")[0]
    assert after.lookup("13800000000", "p") != after.lookup("13800000000", "q")


def test_keys_are_read_as_digits() -> None:
    ring = KeyRing.from_hex(f"{NEW.hex()}, {OLD.hex()}")
    assert ring.open(KeyRing([OLD]).seal(b"a", "p"), "p") == b"a"
    with pytest.raises(ValueError, match="at least one"):
        KeyRing.from_hex(" , ")
