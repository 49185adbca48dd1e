"""A process that imports the four named packages, builds an empty application, says so and waits."""

import time

import apscheduler.schedulers.asyncio
import pydantic_settings
import sqlmodel
from telegram.ext import ApplicationBuilder

if __name__ == "__main__":
    ApplicationBuilder().token("1:a").build()
    print(apscheduler.__name__, pydantic_settings.__name__, sqlmodel.__name__, flush=True)
    time.sleep(60)
