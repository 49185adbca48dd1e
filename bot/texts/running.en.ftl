# What an operator is told when the bot starts or stops.

already-running = Another Lianxin is running on this database; this one was not started.
lease-lost = The lock in the database was lost and another Lianxin may have taken over; this one has stopped.
token-refused = Telegram refuses this bot token (LIANXIN_BOT_TOKEN); check it with @BotFather.
