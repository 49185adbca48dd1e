"""What a durable turn is measured against: bare echoes on stock python-telegram-bot and on aiogram."""

import asyncio
import json
import sys
from collections.abc import Callable, Mapping
from typing import Any, Final

from benchmarks.stub import TOKEN


def stock(root: str) -> None:
    """Echo on python-telegram-bot as it comes."""
    from telegram import Update  # noqa: PLC0415 - each process imports its own library only
    from telegram.ext import ApplicationBuilder, ContextTypes, MessageHandler, filters  # noqa: PLC0415

    async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        if update.message is not None:
            await update.message.reply_text(update.message.text or "-")

    application = ApplicationBuilder().token(TOKEN).base_url(f"{root}/bot").concurrent_updates(256).build()
    application.add_handler(MessageHandler(filters.ALL, echo))
    application.run_polling()


def broadcast(root: str, readers: str) -> None:
    """Hand a message to everybody on a list to the stock rate limiter at once, and echo meanwhile."""
    from telegram import Update  # noqa: PLC0415
    from telegram.ext import (  # noqa: PLC0415
        AIORateLimiter,
        Application,
        ApplicationBuilder,
        ContextTypes,
        MessageHandler,
        filters,
    )

    async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        if update.message is not None:
            await update.message.reply_text(update.message.text or "-")

    async def begin(application: "Application[Any, Any, Any, Any, Any, Any]") -> None:  # Any: as the library
        for chat in json.loads(readers):
            application.create_task(application.bot.send_message(chat, "-"))

    builder = ApplicationBuilder().token(TOKEN).base_url(f"{root}/bot").concurrent_updates(256)
    application = builder.rate_limiter(AIORateLimiter()).post_init(begin).build()
    application.add_handler(MessageHandler(filters.ALL, echo))
    application.run_polling()


def aiogram(root: str) -> None:
    """Echo on aiogram as it comes."""
    from aiogram import Bot, Dispatcher  # noqa: PLC0415
    from aiogram.client.session.aiohttp import AiohttpSession  # noqa: PLC0415
    from aiogram.client.telegram import TelegramAPIServer  # noqa: PLC0415
    from aiogram.types import Message  # noqa: PLC0415

    dispatcher = Dispatcher()

    @dispatcher.message()
    async def echo(message: Message) -> None:
        await message.answer(message.text or "-")

    bot = Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(root)))
    asyncio.run(dispatcher.start_polling(bot, handle_signals=False))


_ECHOES: Final[Mapping[str, Callable[..., None]]] = {
    "stock": stock,
    "broadcast": broadcast,
    "aiogram": aiogram,
}

if __name__ == "__main__":
    _ECHOES[sys.argv[1]](*sys.argv[2:])
