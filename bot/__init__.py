"""The bot kit and the command line: everything between Telegram and the rules that is not one conversation."""
