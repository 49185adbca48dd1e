"""What a durable turn is measured against: bare echoes on stock python-telegram-bot and on aiogram."""

import asyncio
import sys

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


if __name__ == "__main__":
    {"stock": stock, "aiogram": aiogram}[sys.argv[1]](sys.argv[2])
