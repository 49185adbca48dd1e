"""The kit between Telegram and the rules, and the command line: everything that is not one conversation."""
