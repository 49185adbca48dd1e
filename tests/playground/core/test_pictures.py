"""The size of a picture from its first bytes."""

import io

import pytest
from PIL import Image

from playground.core.pictures import picture_size


@pytest.mark.parametrize("kind", ["PNG", "GIF", "JPEG"])
def test_size_of_a_picture(kind: str) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (320, 48), "white").save(buffer, kind)
    assert picture_size(buffer.getvalue()) == (320, 48)
    assert picture_size(buffer.getvalue()[:9]) is None


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\xff\xd8\xff\xd9", b"GIF89a"])
def test_what_is_no_picture(content: bytes) -> None:
    assert picture_size(content) is None
