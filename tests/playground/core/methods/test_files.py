"""From a file id to its content, up to 20 MB."""

import pytest
from telegram import Bot
from telegram.error import BadRequest, InvalidToken

from playground.core import Cloud

MEGABYTE = 1024 * 1024


async def test_what_a_person_sent_is_fetched(bot: Bot, cloud: Cloud, li: int) -> None:
    cloud.send_document(li, "roster.xlsx", b"PK\x03\x04", caption="here")
    message = (await bot.get_updates())[-1].message
    assert message is not None
    assert message.document is not None
    assert (message.document.file_name, message.caption) == ("roster.xlsx", "here")
    file = await message.document.get_file()
    assert file.file_path is not None
    assert file.file_path.endswith("/documents/file_1.xlsx")
    assert bytes(await file.download_as_bytearray()) == b"PK\x03\x04"


async def test_twenty_megabytes_and_no_more(near_bot: Bot, cloud: Cloud, li: int) -> None:
    for size in (20 * MEGABYTE, 20 * MEGABYTE + 1):
        cloud.send_document(li, "big.bin", bytes(size))
    fits, exceeds = (message.file for message in cloud.chat(li).messages[-2:])
    assert fits is not None
    assert exceeds is not None
    assert len(await (await near_bot.get_file(fits.file_id)).download_as_bytearray()) == 20 * MEGABYTE
    with pytest.raises(BadRequest, match=r"^File is too big$"):
        await near_bot.get_file(exceeds.file_id)


async def test_files_nobody_knows(bot: Bot, cloud: Cloud) -> None:
    with pytest.raises(BadRequest, match=r"^Wrong file_id or the file is temporarily unavailable$"):
        await bot.get_file("nothing")
    with pytest.raises(InvalidToken):  # that is what PTB makes of a 404
        await bot.request.retrieve(f"{bot.base_file_url}/documents/file_9.pdf")
